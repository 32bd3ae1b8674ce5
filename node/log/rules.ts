/**
 * May this operation be the next entry? Named rules over (state, operation, time); docs/log.md numbers them.
 * The coordinator asks before it appends, every replica before it applies.
 */

import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { onlyContextCreators, onlyGroupAdmins, onlyInviters, onlyNamespaceAdmins } from '#shared/domain/permissions.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import type { Role } from '#shared/domain/roles.ts'
import { ancestry, createVerdict, moveVerdict } from '#shared/domain/tree.ts'
import type { OperationBody, OperationKind } from '#shared/wire/log.ts'
import { createdGroupId } from './derived-ids.ts'
import { all, type BodyOf, type Paired, type Rule } from './rule.ts'
import type { NamespaceState } from './state.ts'
import { upgradeRules } from './upgrade-rules.ts'

const groupExists = (state: NamespaceState, groupId: GroupId): Verdict =>
  state.has(groupId) ? ALLOWED : refuse('group_not_found', 'This group does not exist, or was deleted.')

const memberExists = (state: NamespaceState, groupId: GroupId, identity: PublicKey): Verdict =>
  state.directMember(groupId, identity) === undefined
    ? refuse('member_not_found', 'This identity is not a direct member of the group.')
    : ALLOWED

function groupOnlyAdmins(state: NamespaceState, groupId: GroupId, author: PublicKey): Verdict {
  return all(
    () => groupExists(state, groupId),
    () => onlyGroupAdmins(state, groupId, author),
  )
}

/** The last admin stays, and the coordinator stays an Admin of its namespace. `after`: role each would have. */
function adminsRemain(
  state: NamespaceState,
  groupId: GroupId,
  after: ReadonlyMap<PublicKey, Role | undefined>,
): Verdict {
  const { members } = state.groupOf(groupId)
  if (groupId === state.rootId && after.has(state.coordinator) && after.get(state.coordinator) !== 'Admin')
    return refuse('coordinator_must_stay', 'This node coordinates the namespace, so it has to stay an Admin of it.')
  const losesAdmin = [...after].some(([who, role]) => members.get(who)?.role === 'Admin' && role !== 'Admin')
  if (!losesAdmin) return ALLOWED
  const left =
    [...members].some(([who, { role }]) => !after.has(who) && role === 'Admin') || [...after.values()].includes('Admin')
  return left ? ALLOWED : refuse('last_admin', 'The group would have no Admin left. Make someone else an Admin first.')
}

function admission(state: NamespaceState, body: BodyOf<'MemberJoined'>, timeMs: number): Verdict {
  const [first] = body.payload.saltHashes
  const invitation = first === undefined ? undefined : state.invitationBySaltHash.get(first)
  if (invitation === undefined)
    return refuse('invitation_unknown', 'The namespace has no record of this invitation. Ask for a new one.')
  const { groupIdBySaltHash, inviter } = invitation
  if (!body.payload.saltHashes.every((hash) => groupIdBySaltHash.has(hash)))
    return refuse('invitation_unknown', 'These invitations were not issued together. Ask for a new one.')
  const groupIds = body.payload.saltHashes.flatMap((hash) => groupIdBySaltHash.get(hash) ?? [])
  if (!groupIds.includes(state.rootId) && !state.root.members.has(body.author))
    return refuse('not_a_member', 'Join the namespace first: this invitation is to a group in it.')
  if (timeMs >= invitation.expiresAtMs)
    return refuse('invitation_expired', 'This invitation has expired. Ask for a new one.', {
      expiredAtMs: invitation.expiresAtMs,
    })
  if (invitation.maxUses !== undefined && invitation.uses >= invitation.maxUses)
    return refuse('invitation_used_up', 'This invitation has been used as often as it allows. Ask for a new one.')
  if ((state.removedAt.get(body.author) ?? 0) > invitation.issuedAt)
    return refuse(
      'not_a_member',
      'This node was removed from the namespace after the invitation was issued. Ask for a new one.',
    )
  const wasTakenOut = groupIds.some(
    (groupId) => (state.groups.get(groupId)?.departures.get(body.author) ?? 0) > invitation.issuedAt,
  )
  if (wasTakenOut)
    return refuse(
      'not_a_member',
      'This node was removed from a group that the invitation opens, after it was issued. Ask for a new one.',
    )
  const mayStillInvite =
    (invitation.role !== 'Admin' || onlyNamespaceAdmins(state, inviter).ok) &&
    groupIds.every((groupId) => !state.has(groupId) || onlyInviters(state, groupId, inviter).ok)
  if (!mayStillInvite)
    return refuse(
      'inviter_lost_right',
      'Whoever issued this invitation may no longer invite. Ask someone else for a new one.',
    )
  return ALLOWED
}

const rules: { [Kind in OperationKind]: Rule<Kind> } = {
  NamespaceFounded: () => refuse('entry_invalid', 'A namespace is founded once.'),
  GroupCreated: (state, body) =>
    all(
      () => onlyNamespaceAdmins(state, body.author),
      () => createVerdict(state, body.payload.parentId),
      () =>
        body.payload.groupId === createdGroupId(body)
          ? ALLOWED
          : refuse(
              'entry_invalid',
              'The id of a new group follows from the operation that creates it; this one does not.',
            ),
      () =>
        state.has(body.payload.groupId) || state.deletedGroupIds.has(body.payload.groupId)
          ? refuse('already_exists', 'A group with this id exists or existed; ids are not used twice.')
          : ALLOWED,
    ),
  GroupMoved: (state, { author, payload }) =>
    all(
      () => onlyNamespaceAdmins(state, author),
      () => groupExists(state, payload.groupId),
      () => parentAsExpected(state, payload.groupId, payload.expectedParentId),
      () => moveVerdict(state, payload.groupId, payload.newParentId),
    ),
  GroupAliasSet: (state, { author, payload }) =>
    all(
      () => groupExists(state, payload.groupId),
      () => onlyNamespaceAdmins(state, author),
    ),
  GroupDeleted: (state, { author, payload }) =>
    all(
      () => groupExists(state, payload.groupId),
      () => onlyNamespaceAdmins(state, author),
      () =>
        payload.groupId === state.rootId
          ? refuse('root_as_child', 'The root is deleted only with its namespace.')
          : ALLOWED,
    ),
  NamespaceDeleted: (state, { author }) => onlyNamespaceAdmins(state, author),
  MembersAdded: (state, { author, payload }) =>
    all(
      () => groupOnlyAdmins(state, payload.groupId, author),
      () =>
        adminsRemain(state, payload.groupId, new Map(payload.members.map(({ identity, role }) => [identity, role]))),
    ),
  MembersRemoved: (state, { author, payload }) =>
    all(
      () => groupOnlyAdmins(state, payload.groupId, author),
      ...payload.members.map((identity) => () => memberExists(state, payload.groupId, identity)),
      () => adminsRemain(state, payload.groupId, new Map(payload.members.map((identity) => [identity, undefined]))),
    ),
  MemberRoleSet: (state, { author, payload }) =>
    all(
      () => groupOnlyAdmins(state, payload.groupId, author),
      () => memberExists(state, payload.groupId, payload.identity),
      () => adminsRemain(state, payload.groupId, new Map([[payload.identity, payload.role]])),
    ),
  MemberCapabilitiesSet: (state, { author, payload }) =>
    all(
      () => groupOnlyAdmins(state, payload.groupId, author),
      () => memberExists(state, payload.groupId, payload.identity),
    ),
  MemberAliasSet: (state, { author, payload }) =>
    all(
      () => groupExists(state, payload.groupId),
      () => memberExists(state, payload.groupId, payload.identity),
      () =>
        author === payload.identity
          ? ALLOWED
          : refuse('not_admin', 'Members choose their own names; nobody can name another.'),
    ),
  DefaultCapabilitiesSet: (state, { author, payload }) => groupOnlyAdmins(state, payload.groupId, author),
  VisibilitySet: (state, { author, payload }) => groupOnlyAdmins(state, payload.groupId, author),
  UpgradePolicySet: (state, { author }) => onlyNamespaceAdmins(state, author),
  ContextCreated: (state, { author, payload }) =>
    all(
      () => groupExists(state, payload.groupId),
      () => onlyContextCreators(state, payload.groupId, author),
      () =>
        state.groupIdByContextId.has(payload.contextId) || state.deletedContextIds.has(payload.contextId)
          ? refuse('already_exists', 'A context with this id exists or existed; ids are not used twice.')
          : ALLOWED,
    ),
  InvitationsIssued: (state, { author, payload }, timeMs) =>
    all(
      () => onlyInviters(state, state.rootId, author),
      ...payload.invitations.map(
        ({ groupId }) =>
          () =>
            all(
              () => groupExists(state, groupId),
              () => onlyInviters(state, groupId, author),
            ),
      ),
      () => (payload.role === 'Admin' ? onlyNamespaceAdmins(state, author) : ALLOWED),
      () =>
        payload.expiresAtMs <= timeMs
          ? refuse('expiration_invalid', 'The invitation would already have expired.')
          : ALLOWED,
      () =>
        payload.invitations.some(({ saltHash }) => state.invitationBySaltHash.has(saltHash)) ||
        new Set(payload.invitations.map(({ saltHash }) => saltHash)).size !== payload.invitations.length
          ? refuse('already_exists', 'An invitation with this salt exists.')
          : ALLOWED,
    ),
  MemberJoined: admission,
  NodeAddressesSet: (state, { author }) =>
    state.isParticipant(author) ? ALLOWED : refuse('not_a_member', 'Only members publish their addresses.'),
  ...upgradeRules,
}

function parentAsExpected(state: NamespaceState, groupId: GroupId, expected: GroupId | undefined): Verdict {
  const { parentId, moved } = state.groupOf(groupId)
  if (expected === undefined || parentId === expected || parentId === undefined) return ALLOWED
  return refuse('parent_changed', 'Someone else has moved this group in the meantime.', {
    parentId,
    ...(moved === undefined ? {} : { movedBy: moved.by, movedAtMs: moved.atMs }),
  })
}

/** Is `child` directly below `parent`? For unnesting, which names the edge that it takes away. */
export function isChildOf(state: NamespaceState, child: GroupId, parent: GroupId): Verdict {
  return all(
    () => groupExists(state, parent),
    () => groupExists(state, child),
    () =>
      ancestry(state, child)[1] === parent
        ? ALLOWED
        : refuse('not_a_child', 'The group is not directly below that one.', { parentId: state.parentOf(child) }),
  )
}

const rule = <Kind extends OperationKind>(state: NamespaceState, body: Paired<Kind>, timeMs: number): Verdict =>
  rules[body.kind](state, body, timeMs)

/** May this operation follow the state, in an entry with this time? Signatures and the chain are entry.ts's. */
export function operationVerdict(state: NamespaceState, body: OperationBody, timeMs: number): Verdict {
  if (state.deleted !== undefined)
    return refuse('namespace_deleted', 'This namespace was deleted.', {
      deletedBy: state.deleted.by,
      deletedAtMs: state.deleted.atMs,
    })
  if (body.basedOn > state.number)
    return refuse('entry_invalid', 'The operation is based on an entry that does not exist yet.')
  if (state.hasOperation(body.author, body.operationId))
    return refuse('already_exists', 'This operation is in the log already; the same one twice is one entry.')
  return rule(state, body, timeMs)
}
