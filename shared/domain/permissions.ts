/** Who may do what in a namespace (design 1, "Rights"). The node enforces these; the dashboard disables by them. */
import type { GroupId, PublicKey } from './ids.ts'
import { effectiveMembership, type Membered, mayUse } from './membership.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'

export const NOT_ADMIN = 'Only an Admin of the namespace can do this.'
export const NOT_INVITER = 'Only an Admin, or a member with the right to invite, can invite.'
const NOT_GROUP_ADMIN = 'Only an Admin of this group or of the namespace can do this.'

export const isNamespaceAdmin = (groups: Membered, who: PublicKey): boolean =>
  groups.directMember(groups.rootId, who)?.role === 'Admin'

/** Create, nest, unnest, rename, delete, policy. */
export const onlyNamespaceAdmins = (groups: Membered, who: PublicKey): Verdict =>
  isNamespaceAdmin(groups, who) ? ALLOWED : refuse('not_admin', NOT_ADMIN)

/** Members, roles, capabilities, defaults and visibility of a group. */
export const onlyGroupAdmins = (groups: Membered, groupId: GroupId, who: PublicKey): Verdict =>
  isNamespaceAdmin(groups, who) || groups.directMember(groupId, who)?.role === 'Admin'
    ? ALLOWED
    : refuse('not_admin', NOT_GROUP_ADMIN)

export function onlyInviters(groups: Membered, groupId: GroupId, who: PublicKey): Verdict {
  if (isNamespaceAdmin(groups, who)) return ALLOWED
  return mayUse(effectiveMembership(groups, groupId, who), 'inviteMembers')
    ? ALLOWED
    : refuse('missing_capability', NOT_INVITER)
}

export function onlyContextCreators(groups: Membered, groupId: GroupId, who: PublicKey): Verdict {
  if (isNamespaceAdmin(groups, who)) return ALLOWED
  return mayUse(effectiveMembership(groups, groupId, who), 'createContext')
    ? ALLOWED
    : refuse('missing_capability', 'Only an Admin, or a member with the right to create contexts, can create one here.')
}
