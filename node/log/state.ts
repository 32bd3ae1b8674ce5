/** What a namespace's log folds to. Only fold.ts changes it. */
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Membered, Membership } from '#shared/domain/membership.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { DEFAULT_CAPABILITIES, type Role, type Visibility } from '#shared/domain/roles.ts'
import type { Tree } from '#shared/domain/tree.ts'
import { inForceAt, type PublicationFacts } from '#shared/domain/upgrades.ts'
import type { Epoch, FoundingBody } from '#shared/wire/log.ts'
import type { UpgradeFailureCode } from '#shared/wire/upgrade-states.ts'

type MemberState = Membership & { alias?: string }
/** One version of the application; `appKey` is the SHA-256 of its bundle. */
export type AppVersion = { version: string; appKey: string }
/** `born`: the version that was in force when it was created. */
type ContextState = { alias?: string; born: AppVersion }
export type Group = {
  readonly groupId: GroupId
  /** undefined for the root. */
  parentId: GroupId | undefined
  alias?: string
  visibility: Visibility
  /** Bits of members added from now on. */
  defaultCapabilities: number
  readonly members: Map<PublicKey, MemberState>
  readonly contexts: Map<ContextId, ContextState>
  readonly children: Set<GroupId>
  moved?: { by: PublicKey; atMs: number }
  /** Number of the entry by which others took a member out of this group, last. Whoever left by themselves is not here. */
  readonly removals: Map<PublicKey, number>
}
/** An act of inviting, known by the hashes of its salts. */
export type Invitation = {
  /** The first of the hashes. */
  readonly id: string
  readonly inviter: PublicKey
  readonly role: Role
  readonly expiresAtMs: number
  readonly maxUses?: number
  /** Number and time of the entry. */
  readonly issuedAt: number
  readonly issuedAtMs: number
  readonly groupIdBySaltHash: ReadonlyMap<string, GroupId>
  /** Who joined by it, and when, in this order. */
  readonly uses: { identity: PublicKey; atMs: number }[]
  withdrawn?: { by: PublicKey; atMs: number }
  /** Ids of the invitation in whose place it was issued, and of the one issued in its place. */
  readonly replaces?: string
  replacedBy?: string
}

/** A version that was published, and what became of it. Known by the number of its entry. */
export type Publication = AppVersion &
  PublicationFacts & {
    readonly number: number
    readonly notes?: string
    readonly by: PublicKey
    readonly atMs: number
    /** Those whose agreement it takes; coordinated only. */
    readonly asked: Set<PublicKey>
    readonly answers: Map<PublicKey, { agrees: boolean; atMs: number }>
    forced: boolean
    ended?: { as: 'replaced' | 'withdrawn'; by: PublicKey; atMs: number; replacedBy?: number }
  }
/** What a node has told of itself. */
export type NodeReport = {
  /** Of contexts that have moved since they were created. */
  readonly versions: Map<ContextId, AppVersion>
  /** `contextIds`: those that stayed where they were. */
  failure?: { publication: number; code: UpgradeFailureCode; atMs: number; contextIds: Set<ContextId> }
}

export class NamespaceState implements Tree, Membered {
  readonly namespaceId: GroupId
  readonly founding: FoundingBody
  readonly epoch: Epoch
  readonly epochHash: string
  readonly createdAtMs: number
  upgradePolicy: UpgradePolicy
  readonly groups = new Map<GroupId, Group>()
  /** Ids are never used twice. */
  readonly deletedGroupIds = new Set<GroupId>()
  readonly groupIdByContextId = new Map<ContextId, GroupId>()
  readonly deletedContextIds = new Set<ContextId>()
  /** What is in the log already: the same operation twice is one entry. */
  readonly operationIdsByAuthor = new Map<PublicKey, Set<string>>()
  /** By every hash of theirs. */
  readonly invitationBySaltHash = new Map<string, Invitation>()
  /** Number of the entry that holds the coordinator's own addresses, when they are not the founding's. */
  coordinatorAddressAt: number | undefined
  readonly peerUrlsByMember = new Map<PublicKey, readonly string[]>()
  /** Everybody who is a direct member of any group, and since when without a break. */
  readonly sinceMs = new Map<PublicKey, number>()
  /** Number of the entry after which somebody was in no group any more: they get the log up to it. */
  readonly goneAt = new Map<PublicKey, number>()
  /** The same, when it was not their own doing: invitations from before do not bring them back. */
  readonly removedAt = new Map<PublicKey, number>()
  readonly publications = new Map<number, Publication>()
  readonly reports = new Map<PublicKey, NodeReport>()
  deleted: { by: PublicKey; atMs: number } | undefined
  /** The last entry that is folded in. */
  number = 0
  hash: string
  timeMs = 0

  constructor(namespaceId: GroupId, founding: FoundingBody, epoch: Epoch, epochHash: string, createdAtMs: number) {
    this.namespaceId = namespaceId
    this.founding = founding
    this.epoch = epoch
    this.epochHash = epochHash
    this.createdAtMs = createdAtMs
    this.hash = epoch.after
    this.upgradePolicy = founding.payload.upgradePolicy
    const { alias } = founding.payload
    this.groups.set(namespaceId, {
      groupId: namespaceId,
      parentId: undefined,
      ...(alias === undefined ? {} : { alias }),
      visibility: 'open',
      defaultCapabilities: DEFAULT_CAPABILITIES,
      members: new Map([[founding.author, { role: 'Admin', capabilities: DEFAULT_CAPABILITIES }]]),
      contexts: new Map(),
      children: new Set(),
      removals: new Map(),
    })
    this.sinceMs.set(founding.author, createdAtMs)
    this.peerUrlsByMember.set(founding.author, founding.payload.peerUrls)
  }

  get rootId(): GroupId {
    return this.namespaceId
  }
  get coordinator(): PublicKey {
    return this.epoch.coordinator
  }
  get root(): Group {
    return this.groupOf(this.namespaceId)
  }
  /** For ids that a rule has already found to be here. */
  groupOf(id: GroupId): Group {
    const group = this.groups.get(id)
    if (group === undefined) throw new RangeError(`There is no group ${id} in this state.`)
    return group
  }
  has(id: GroupId): boolean {
    return this.groups.has(id)
  }
  parentOf(id: GroupId): GroupId | undefined {
    return this.groups.get(id)?.parentId
  }
  childrenOf(id: GroupId): Iterable<GroupId> {
    return this.groups.get(id)?.children ?? []
  }
  visibilityOf(id: GroupId): Visibility {
    return this.groups.get(id)?.visibility ?? 'restricted'
  }
  /** Every act of inviting once, in the order of the log. */
  invitations(): Iterable<Invitation> {
    return new Set(this.invitationBySaltHash.values())
  }
  hasOperation(author: PublicKey, operationId: string): boolean {
    return this.operationIdsByAuthor.get(author)?.has(operationId) === true
  }
  directMember(id: GroupId, who: PublicKey): MemberState | undefined {
    return this.groups.get(id)?.members.get(who)
  }
  /** Does this identity hold the log: is it a member of the namespace or of any group in it? */
  isParticipant(who: PublicKey): boolean {
    return this.sinceMs.has(who)
  }
  /** Everybody that holds the log. */
  participants(): Set<PublicKey> {
    return new Set([...this.groups.values()].flatMap(({ members }) => [...members.keys()]))
  }
  /** What the namespace was founded with. */
  get firstVersion(): AppVersion {
    const { applicationVersion = '', appKey } = this.founding.payload
    return { version: applicationVersion, appKey }
  }
  /** What a context that is created at this time runs. */
  versionAt(timeMs: number): AppVersion {
    const { version, appKey } = inForceAt(this.publications.values(), timeMs) ?? this.firstVersion
    return { version, appKey }
  }
  /** Is this the version of the founding or of a publication? */
  isVersion({ version, appKey }: AppVersion): boolean {
    return [this.firstVersion, ...this.publications.values()].some(
      (one) => one.version === version && one.appKey === appKey,
    )
  }
}
