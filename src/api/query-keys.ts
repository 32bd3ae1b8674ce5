/** Keys of the cache, from generic to specific: a prefix names everything that one change may have touched. */
import type { ApplicationId, GroupId, PublicKey } from '#shared/domain/ids.ts'

const namespaces = ['namespaces'] as const
const applications = ['applications'] as const
const namespace = (namespaceId: GroupId) => [...namespaces, 'one', namespaceId] as const
const upgrades = (namespaceId: GroupId) => [...namespace(namespaceId), 'upgrades'] as const
const group = (namespaceId: GroupId, groupId: GroupId) => [...namespace(namespaceId), 'group', groupId] as const

export const queryKeys = {
  node: ['node'] as const,
  health: ['health'] as const,
  applications,
  /** One application, and its versions with what uses them. */
  application: (applicationId: ApplicationId) => [...applications, applicationId] as const,
  applicationVersions: (applicationId: ApplicationId) => [...applications, applicationId, 'versions'] as const,
  /** The lists and everything inside every namespace. */
  namespaces,
  namespaceLists: [...namespaces, 'list'] as const,
  namespaceList: (applicationId?: ApplicationId) => [...namespaces, 'list', applicationId ?? 'all'] as const,
  /** Everything inside one namespace. */
  namespace,
  namespaceView: (namespaceId: GroupId) => [...namespace(namespaceId), 'view'] as const,
  identity: (namespaceId: GroupId) => [...namespace(namespaceId), 'identity'] as const,
  /** Who did what, page by page. */
  activity: (namespaceId: GroupId) => [...namespace(namespaceId), 'activity'] as const,
  /** Invitations that were issued, and what became of them. */
  invitations: (namespaceId: GroupId) => [...namespace(namespaceId), 'invitations'] as const,
  /** What changes in the namespace does not change it. */
  sharedInvitation: (namespaceId: GroupId, invitationId: string) =>
    ['shared-invitations', namespaceId, invitationId] as const,
  /** Everybody in the namespace. */
  people: (namespaceId: GroupId) => [...namespace(namespaceId), 'people'] as const,
  /** Publications, and what every node makes of them. */
  upgrades,
  /** Contexts of one node. */
  nodeContexts: (namespaceId: GroupId, identity: PublicKey, part: { groupId: GroupId } | { offset: number }) =>
    [...upgrades(namespaceId), 'node', identity, part] as const,
  /** What concerns upgrades alone, and the badges that say so. */
  upgradesAndBadges: (namespaceId: GroupId) => [
    upgrades(namespaceId),
    [...namespace(namespaceId), 'view'] as const,
    [...namespaces, 'list'] as const,
  ],
  groupList: (namespaceId: GroupId) => [...namespace(namespaceId), 'groups'] as const,
  /** Everything about one group. */
  group,
  groupView: (namespaceId: GroupId, groupId: GroupId) => [...group(namespaceId, groupId), 'view'] as const,
  memberList: (namespaceId: GroupId, groupId: GroupId) => [...group(namespaceId, groupId), 'members'] as const,
  contextList: (namespaceId: GroupId, groupId: GroupId) => [...group(namespaceId, groupId), 'contexts'] as const,
  /** A namespace changed: itself, what is inside, and the lists that show its counts. */
  namespaceAndLists: (namespaceId: GroupId) => [namespace(namespaceId), [...namespaces, 'list'] as const],
} as const
