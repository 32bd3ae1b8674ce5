/** Every link of the dashboard, below the router's base name. */
import { type ApplicationId, type GroupId, type PublicKey, parseGroupId } from '#shared/domain/ids.ts'

export const CREATE_STEPS = ['application', 'policy', 'alias', 'review'] as const
export type CreateStep = (typeof CREATE_STEPS)[number]

export const INVITE_STEPS = ['kind', 'expiry', 'review', 'share'] as const
export type InviteStep = (typeof INVITE_STEPS)[number]

export const JOIN_STEPS = ['paste', 'check', 'joined'] as const
export type JoinStep = (typeof JOIN_STEPS)[number]
export const PUBLISH_STEPS = ['version', 'changes', 'when', 'review'] as const
export type PublishStep = (typeof PUBLISH_STEPS)[number]

type NamespaceFilter = { q?: string | undefined; application?: ApplicationId | undefined }

function query(values: Record<string, string | undefined>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') params.set(name, value)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

export const paths = {
  home: () => '/',
  namespaces: (filter: NamespaceFilter = {}) => `/namespaces${query(filter)}`,
  createNamespace: (step: CreateStep = 'application') => `/namespaces/new/${step}`,
  createNamespaceResult: (namespaceId: GroupId) => `/namespaces/new/result/${namespaceId}`,
  /** The map of a namespace. */
  namespace: (namespaceId: GroupId) => `/namespaces/${namespaceId}`,
  /** The map, with the panel of one group beside it. */
  group: (namespaceId: GroupId, groupId: GroupId) => `/namespaces/${namespaceId}/groups/${groupId}`,
  namespaceMembers: (namespaceId: GroupId) => `/namespaces/${namespaceId}/members`,
  /** One person, in all groups. */
  member: (namespaceId: GroupId, identity: PublicKey) => `/namespaces/${namespaceId}/members/${identity}`,
  /** One's own page, asking whether to leave. */
  leaveNamespace: (namespaceId: GroupId, self: PublicKey) =>
    `/namespaces/${namespaceId}/members/${self}${query({ depart: namespaceId })}`,
  /** The key can still be chosen there when none is given. */
  addToGroups: (namespaceId: GroupId, key?: PublicKey) => `/namespaces/${namespaceId}/members/add${query({ key })}`,
  /** The ledger of what was issued. */
  namespaceInvitations: (namespaceId: GroupId) => `/namespaces/${namespaceId}/invitations`,
  namespaceVersions: (namespaceId: GroupId) => `/namespaces/${namespaceId}/versions`,
  namespaceSettings: (namespaceId: GroupId) => `/namespaces/${namespaceId}/settings`,
  publish: (namespaceId: GroupId, step: PublishStep = 'version') => `/namespaces/${namespaceId}/publish/${step}`,
  /** `publication` is the number of its entry. */
  published: (namespaceId: GroupId, publication: number) => `/namespaces/${namespaceId}/publish/done/${publication}`,
  invite: (namespaceId: GroupId, step: InviteStep = 'kind') => `/namespaces/${namespaceId}/invite/${step}`,
  inviteShare: (namespaceId: GroupId, invitationId: string) =>
    `/namespaces/${namespaceId}/invite/share/${invitationId}`,
  /** One invitation of the ledger. */
  invitation: (namespaceId: GroupId, invitationId: string) => `/namespaces/${namespaceId}/invitations/${invitationId}`,
  join: () => '/join',
  joinCheck: () => '/join/check',
  joined: (namespaceId: GroupId) => `/join/joined/${namespaceId}`,
  applications: () => '/applications',
  node: () => '/node',
}

/** A map, and the group whose panel is beside it: the namespace itself when the address names none. */
export type MapAddress = { namespaceId: GroupId; groupId: GroupId }

/** The map at this address below the router's base name. */
export function parseMapAddress(path: string): MapAddress | undefined {
  const [, namespace = '', group = namespace] = /^\/namespaces\/([^/]+)(?:\/groups\/([^/]+))?\/?$/.exec(path) ?? []
  const namespaceId = parseGroupId(namespace)
  const groupId = parseGroupId(group)
  return namespaceId === undefined || groupId === undefined ? undefined : { namespaceId, groupId }
}
