/**
 * The rules that the policy table names: pure questions about what somebody is where they want to do something.
 * The node enforces these; the dashboard disables by them, with the same sentences.
 */
import type { GroupId, PublicKey } from './ids.ts'
import { effectiveMembership, type Membered, type Membership, mayUse } from './membership.ts'
import { ALLOWED, type ErrorCode, refuse, type Verdict } from './refusals.ts'
import type { Role } from './roles.ts'

/** What somebody is. The node reads it from the log, the dashboard from what its node tells of itself. */
export type Standing = {
  /** A direct member of the namespace or of any group in it. */
  participates: boolean
  /** The direct role in the namespace. */
  namespaceRole: Role | undefined
  /** The membership in the group that it is about, direct or inherited. */
  held: Membership | undefined
  /** It is about themselves, or about something that they issued. */
  isOwn: boolean
}

export const NOT_ADMIN = 'Only an Admin of the namespace can do this.'
const NOT_GROUP_ADMIN = 'Only an Admin of this group or of the namespace can do this.'
const NOT_INVITER = 'Only an Admin, or a member with the right to invite, can invite.'
const NOT_MANAGER = 'Only an Admin, or a member with the right to manage members, can do this.'
const NOT_CREATOR = 'Only an Admin, or a member with the right to create contexts, can create one here.'
const NOT_ISSUER = 'Only an Admin, or whoever issued the invitation, can do this.'
const NOT_OWN = 'Another node issued this invitation, and only that one knows its secret. Issue one of your own.'
const NOT_SELF = 'Members choose their own names; nobody can name another.'
const NOT_A_MEMBER = 'Only members of the namespace can do this.'

type Rule = (standing: Standing) => Verdict
const rule =
  (holds: (standing: Standing) => boolean, code: ErrorCode, message: string): Rule =>
  (standing) =>
    holds(standing) ? ALLOWED : refuse(code, message)

const isNamespaceAdmin = ({ namespaceRole }: Standing): boolean => namespaceRole === 'Admin'
const isGroupAdmin = (standing: Standing): boolean => isNamespaceAdmin(standing) || standing.held?.role === 'Admin'

export const RULES = {
  /** Whoever may ask this node at all: what is asked is its own affair, or its own check follows. */
  anybody: () => ALLOWED,
  participant: rule(({ participates }) => participates, 'not_a_member', NOT_A_MEMBER),
  namespaceAdmin: rule(isNamespaceAdmin, 'not_admin', NOT_ADMIN),
  groupAdmin: rule(isGroupAdmin, 'not_admin', NOT_GROUP_ADMIN),
  /** Then `manageVerdict` says which changes. */
  memberManager: rule(
    (standing) => isGroupAdmin(standing) || mayUse(standing.held, 'manageMembers'),
    'missing_capability',
    NOT_MANAGER,
  ),
  inviter: rule(
    (standing) => isNamespaceAdmin(standing) || mayUse(standing.held, 'inviteMembers'),
    'missing_capability',
    NOT_INVITER,
  ),
  contextCreator: rule(
    (standing) => isNamespaceAdmin(standing) || mayUse(standing.held, 'createContext'),
    'missing_capability',
    NOT_CREATOR,
  ),
  issuer: rule(
    (standing) => isNamespaceAdmin(standing) || (standing.participates && standing.isOwn),
    'not_admin',
    NOT_ISSUER,
  ),
  /** Not even an Admin: only the node that issued it knows its secret. */
  issuerAlone: rule(({ participates, isOwn }) => participates && isOwn, 'invitation_not_own', NOT_OWN),
  self: rule(({ isOwn }) => isOwn, 'not_admin', NOT_SELF),
} as const satisfies Record<string, Rule>
export type RuleName = keyof typeof RULES

type Groups = Membered & { isParticipant(who: PublicKey): boolean }
/** What the log makes of somebody, in a group. */
export const standingIn = (groups: Groups, who: PublicKey, groupId: GroupId, isOwn = false): Standing => ({
  participates: groups.isParticipant(who),
  namespaceRole: groups.directMember(groups.rootId, who)?.role,
  held: effectiveMembership(groups, groupId, who),
  isOwn,
})

/** As a node tells it of itself in a summary of a namespace and, when it is about a group in it, in the group's. */
type Told = { selfRole?: Role | undefined; selfCapabilities: number }
export function standingOf(namespace: Told, group: Told = namespace, isOwn = false): Standing {
  const { selfRole: role, selfCapabilities: capabilities } = group
  const held = role === undefined ? undefined : { role, capabilities }
  return { participates: true, namespaceRole: namespace.selfRole, held, isOwn }
}
