/**
 * What a screen can ask of a node, whatever kind of node it is. Dialects implement this; screens never see a route.
 * A write takes `idempotencyKey`: the same key with the same request is done once.
 */
import type { ApplicationId, ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import type { Role, Visibility } from '#shared/domain/roles.ts'
import type { StandingAnswer } from '#shared/domain/upgrades.ts'
import type { ActivityPage } from '#shared/wire/activity.ts'
import type { Application, ApplicationVersion, Installed, SampleVersion } from '#shared/wire/applications.ts'
import type { GroupInfo, InheritedMember, Member } from '#shared/wire/groups.ts'
import type { InvitationSet, InviteAnswer } from '#shared/wire/invitations.ts'
import type { InvitationLedger } from '#shared/wire/ledger.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import type { NamespaceSummary, SubscriptionState } from '#shared/wire/namespace-views.ts'
import type { MovePreview } from '#shared/wire/namespaces.ts'
import type { NodeCapability, NodeInfo } from '#shared/wire/node.ts'
import type { NamespaceMembers } from '#shared/wire/people.ts'
import type { NodeContextsPage, Upgrades } from '#shared/wire/upgrades.ts'
import type { CallOptions, WriteOptions } from './client.ts'

export type Availability = { ok: true } | { ok: false; reason: string }

export type GroupMembers = { members: Member[]; inherited: InheritedMember[]; selfIdentity: PublicKey }
export type ContextInfo = {
  contextId: ContextId
  applicationId: ApplicationId
  groupId: GroupId
  namespaceId: GroupId
  alias?: string | undefined
}
export type InstallApplication = { path: string; package?: string; version?: string }
export type InstallByUrl = {
  url: string
  /** SHA-256 of the file, in hexadecimal or base58: nothing else is installed. */
  hash?: string
}
export type Upload = {
  file: Blob
  name?: string
  /** Called as the bytes leave; the node has them all when `sentBytes` is `sizeBytes`, and reads them then. */
  onProgress?: (progress: { sentBytes: number; sizeBytes: number }) => void
}
export type CreateNamespace = { applicationId: ApplicationId; upgradePolicy: UpgradePolicy; alias?: string }
export type CreateGroup = { namespaceId: GroupId; alias?: string; parentId?: GroupId; visibility?: Visibility }
export type MoveGroup = { groupId: GroupId; newParentId: GroupId; expectedParentId?: GroupId }
export type PreviewedMove = Pick<MoveGroup, 'groupId' | 'newParentId'>
export type Invite = {
  namespaceId: GroupId
  recursive?: boolean
  /** From this moment on it is refused; absent means the node's default. */
  expiresAtMs?: number
  /** Absent means any number. */
  maxUses?: number
  /** Absent means Member. */
  role?: Role
  /** Id of an invitation that this one takes the place of: the same act withdraws it. */
  replaces?: string
}
/** `groupId`: of this group alone. */
export type NodeContexts = {
  namespaceId: GroupId
  identity: PublicKey
  groupId?: GroupId
  offset: number
  limit: number
}
export type Invited = InviteAnswer['data']
export type Join = { namespaceId: GroupId; invitation: InvitationSet; subscribe?: boolean }
export type Joined = { namespaceId: GroupId; memberIdentity: PublicKey; alreadyMember: boolean; groupIds: GroupId[] }
export type Subscription = { subscribed: boolean; subscription: SubscriptionState; logNumber: number }
export type NewMember = { identity: PublicKey; role: Role }
export type Health = {
  status: string
  /** The time by the node's clock. */
  nowMs: number
}
export type PublishVersion = {
  namespaceId: GroupId
  version: string
  deadlineMs?: number | undefined
  notes?: string | undefined
}
/** A publication is called by the number of its entry in the log. */
export type PublicationRef = { namespaceId: GroupId; publication: number }
export type OpenedContext = { contextId: ContextId; version: string; moved: boolean }
export type Operation = {
  operationId: string
  state: 'pending' | 'applied' | 'refused' | 'unknown'
  namespaceId?: GroupId | undefined
  error?: string | undefined
}

/** A write as it goes over the wire, to be shown before it is sent. */
export type WireRequest = { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; body: object | undefined }

export type NodeApi = {
  readonly kind: string
  /** Version of the node's software. */
  readonly version: string
  readonly capabilities: ReadonlySet<NodeCapability>
  /** Can this node do that at all? The reason is a sentence for a person. */
  can(capability: NodeCapability): Availability
  /** Where server-sent events come from; undefined when this node has none of our form. */
  readonly eventsUrl: string | undefined
  /** Exactly what the call of the same name sends. */
  readonly requests: {
    createNamespace(request: CreateNamespace): WireRequest
    invite(request: Invite): WireRequest
    publishVersion(request: PublishVersion): WireRequest
  }

  node(options?: CallOptions): Promise<NodeInfo>
  /** Resolves when the node is alive and able to write. */
  health(options?: CallOptions): Promise<Health>
  operation(operationId: string, options?: CallOptions): Promise<Operation>

  applications(options?: CallOptions): Promise<Application[]>
  /** Every file of an application, newest version first, with what uses it. */
  applicationVersions(applicationId: ApplicationId, options?: CallOptions): Promise<ApplicationVersion[]>
  installApplication(request: InstallApplication, options?: WriteOptions): Promise<Installed>
  installByUrl(request: InstallByUrl, options?: WriteOptions): Promise<Installed>
  /** The signal gives it up; what had been sent is forgotten. The same file twice is one. */
  uploadApplication(upload: Upload, options?: { signal?: AbortSignal | undefined }): Promise<Installed>
  installSampleApplication(version?: SampleVersion, options?: WriteOptions): Promise<Installed>
  /** Refused with `version_in_use`, and the uses in its details, while a namespace of the node needs it. */
  uninstallVersion(applicationId: ApplicationId, version: string, options?: WriteOptions): Promise<void>

  namespaces(filter: { applicationId?: ApplicationId | undefined }, options?: CallOptions): Promise<NamespaceSummary[]>
  namespace(namespaceId: GroupId, options?: CallOptions): Promise<NamespaceSummary>
  createNamespace(request: CreateNamespace, options?: WriteOptions): Promise<GroupId>
  deleteNamespace(namespaceId: GroupId, options?: WriteOptions): Promise<void>
  setUpgradePolicy(namespaceId: GroupId, policy: UpgradePolicy, options?: WriteOptions): Promise<void>
  /** This node's public key in the namespace. */
  identity(namespaceId: GroupId, options?: CallOptions): Promise<PublicKey>
  invite(request: Invite, options?: WriteOptions): Promise<Invited>
  /** What was issued and what became of it, newest first. */
  invitations(namespaceId: GroupId, options?: CallOptions): Promise<InvitationLedger>
  withdrawInvitation(namespaceId: GroupId, invitationId: string, options?: WriteOptions): Promise<void>
  /** Gives an invitation that this node issued out again. */
  shareInvitation(namespaceId: GroupId, invitationId: string, options?: CallOptions): Promise<Invited>
  join(request: Join, options?: WriteOptions): Promise<Joined>
  /** Out of every group of the namespace; what this node holds of it, it keeps. */
  leaveNamespace(namespaceId: GroupId, options?: WriteOptions): Promise<void>
  subscribe(namespaceId: GroupId, options?: WriteOptions): Promise<Subscription>
  unsubscribe(namespaceId: GroupId, options?: WriteOptions): Promise<Subscription>

  /** What happened, newest first; `before` is the `next` of the page before. */
  activity(
    namespaceId: GroupId,
    page?: { before?: number | undefined; limit?: number | undefined },
    options?: CallOptions,
  ): Promise<ActivityPage>

  /** Every group at every depth, without the root, parents before children. */
  groups(namespaceId: GroupId, options?: CallOptions): Promise<NamespaceGroup[]>
  group(groupId: GroupId, options?: CallOptions): Promise<GroupInfo>
  createGroup(request: CreateGroup, options?: WriteOptions): Promise<GroupId>
  /** To the top level: the namespace's id is the new parent. */
  moveGroup(request: MoveGroup, options?: WriteOptions): Promise<void>
  /** Who would gain or lose what by these moves, made in this order. Changes nothing. */
  previewMoves(namespaceId: GroupId, moves: readonly PreviewedMove[], options?: CallOptions): Promise<MovePreview>
  renameGroup(groupId: GroupId, alias: string, options?: WriteOptions): Promise<void>
  /** With everything below it. */
  deleteGroup(groupId: GroupId, options?: WriteOptions): Promise<void>
  setVisibility(groupId: GroupId, visibility: Visibility, options?: WriteOptions): Promise<void>
  setDefaultCapabilities(groupId: GroupId, capabilities: number, options?: WriteOptions): Promise<void>

  members(groupId: GroupId, options?: CallOptions): Promise<GroupMembers>
  /** Everybody in the namespace, with all their direct memberships. */
  people(namespaceId: GroupId, options?: CallOptions): Promise<NamespaceMembers>
  leaveGroup(groupId: GroupId, options?: WriteOptions): Promise<void>
  addMembers(groupId: GroupId, members: NewMember[], options?: WriteOptions): Promise<void>
  removeMembers(groupId: GroupId, identities: PublicKey[], options?: WriteOptions): Promise<void>
  setMemberRole(groupId: GroupId, identity: PublicKey, role: Role, options?: WriteOptions): Promise<void>
  setMemberAlias(groupId: GroupId, identity: PublicKey, alias: string, options?: WriteOptions): Promise<void>
  setMemberCapabilities(
    groupId: GroupId,
    identity: PublicKey,
    capabilities: number,
    options?: WriteOptions,
  ): Promise<void>

  /** Versions, and what every node makes of them. */
  upgrades(namespaceId: GroupId, options?: CallOptions): Promise<Upgrades>
  /** What one node makes of them: its contexts, page by page, at most 200 at once. */
  nodeContexts(wanted: NodeContexts, options?: CallOptions): Promise<NodeContextsPage>
  /** Answers the publication's id. */
  publishVersion(request: PublishVersion, options?: WriteOptions): Promise<number>
  answerUpgrade(publication: PublicationRef, agrees: boolean, options?: WriteOptions): Promise<void>
  extendUpgrade(publication: PublicationRef, deadlineMs: number, options?: WriteOptions): Promise<void>
  /** Not to wait for the missing answers. */
  forceUpgrade(publication: PublicationRef, options?: WriteOptions): Promise<void>
  withdrawUpgrade(publication: PublicationRef, options?: WriteOptions): Promise<void>
  /** Tries again what failed, or was given up, on this node. */
  retryUpgrade(namespaceId: GroupId, options?: WriteOptions): Promise<void>
  /** Gives up fetching and moving on this node, until it is tried again. */
  abortUpgrade(namespaceId: GroupId, options?: WriteOptions): Promise<void>
  setStandingAnswer(namespaceId: GroupId, answer: StandingAnswer, options?: WriteOptions): Promise<void>
  /** An access: a context that waits for one moves. */
  openContext(contextId: ContextId, options?: WriteOptions): Promise<OpenedContext>

  contextsOfGroup(
    groupId: GroupId,
    options?: CallOptions,
  ): Promise<{ contextId: ContextId; alias?: string | undefined }[]>
  /** Of all this node's namespaces. */
  contexts(options?: CallOptions): Promise<ContextInfo[]>
  createContext(request: { groupId: GroupId; alias?: string }, options?: WriteOptions): Promise<ContextId>
}
