/**
 * May this operation be the next entry? Named rules over (state, operation, time); docs/log.md numbers them.
 * The coordinator asks before it appends, every replica before it applies.
 */

import { adminsRemain as adminsRemainVerdict } from '#shared/domain/admins-remain.ts'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { bitsWokenBy, type Membership } from '#shared/domain/membership.ts'
import { standingIn } from '#shared/domain/permissions.ts'
import { type Action, type MemberChange, manageVerdict } from '#shared/domain/policy-table.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import type { Role } from '#shared/domain/roles.ts'
import { ancestry, createVerdict, moveVerdict } from '#shared/domain/tree.ts'
import type { OperationBody, OperationKind } from '#shared/wire/log.ts'
import { createdGroupId } from './derived-ids.ts'
import { admissionVerdict, issueVerdict, withdrawalVerdict } from './invitation-rules.ts'
import { all, type Paired, type Rule } from './rule.ts'
import type { NamespaceState } from './state.ts'
import { upgradeRules } from './upgrade-rules.ts'
import { groupExists, may } from './verdicts.ts'

const memberExists = (state: NamespaceState, groupId: GroupId, identity: PublicKey): Verdict =>
  state.directMember(groupId, identity) === undefined
    ? refuse('member_not_found', 'This identity is not a direct member of the group.')
    : ALLOWED

/** In a group that has to exist. */
const mayIn = (state: NamespaceState, action: Action, author: PublicKey, groupId: GroupId): Verdict =>
  all(
    () => groupExists(state, groupId),
    () => may(state, action, author, groupId),
  )

/** Roles that members have now wherever this takes them out: out of the root is out of every group. */
const rolesIn = (state: NamespaceState, groupId: GroupId, identities: readonly PublicKey[]): (Role | undefined)[] => {
  const groups = groupId === state.rootId ? [...state.groups.values()] : [state.groupOf(groupId)]
  return groups.flatMap(({ members }) => identities.map((identity) => members.get(identity)?.role))
}
/** What it means for a member, or somebody who is none yet, to get this role. */
const rolesAndBits = (role: Role, held: Membership | undefined) => ({
  roles: [role, held?.role],
  bits: bitsWokenBy(role, held),
})

function manages(
  state: NamespaceState,
  action: Parameters<typeof manageVerdict>[0],
  author: PublicKey,
  groupId: GroupId,
  change: () => MemberChange,
): Verdict {
  return all(
    () => groupExists(state, groupId),
    () => manageVerdict(action, standingIn(state, author, groupId), change()),
  )
}

/** `after`: the role that each of these members would have. */
const adminsRemain = (
  state: NamespaceState,
  groupId: GroupId,
  after: ReadonlyMap<PublicKey, Role | undefined>,
): Verdict =>
  adminsRemainVerdict(state.groupOf(groupId).members, after, groupId === state.rootId ? state.coordinator : undefined)

const rules: { [Kind in OperationKind]: Rule<Kind> } = {
  NamespaceFounded: () => refuse('entry_invalid', 'A namespace is founded once.'),
  GroupCreated: (state, body) =>
    all(
      () => may(state, 'group.create', body.author),
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
      () => may(state, 'group.move', author),
      () => groupExists(state, payload.groupId),
      () => parentAsExpected(state, payload.groupId, payload.expectedParentId),
      () => moveVerdict(state, payload.groupId, payload.newParentId),
    ),
  GroupAliasSet: (state, { author, payload }) => mayIn(state, 'group.alias', author, payload.groupId),
  GroupDeleted: (state, { author, payload }) =>
    all(
      () => mayIn(state, 'group.delete', author, payload.groupId),
      () =>
        payload.groupId === state.rootId
          ? refuse('root_as_child', 'The root is deleted only with its namespace.')
          : ALLOWED,
    ),
  NamespaceDeleted: (state, { author }) => may(state, 'namespace.delete', author),
  MembersAdded: (state, { author, payload: { groupId, members } }) =>
    all(
      () =>
        manages(state, 'member.add', author, groupId, () => {
          const changes = members.map(({ identity, role }) => rolesAndBits(role, state.directMember(groupId, identity)))
          return {
            roles: changes.flatMap(({ roles }) => roles),
            bits: changes.reduce((sum, { bits }) => sum | bits, 0),
          }
        }),
      () => adminsRemain(state, groupId, new Map(members.map(({ identity, role }) => [identity, role]))),
    ),
  MembersRemoved: (state, { author, payload: { groupId, members } }) =>
    all(
      () => manages(state, 'member.remove', author, groupId, () => ({ roles: rolesIn(state, groupId, members) })),
      ...members.map((identity) => () => memberExists(state, groupId, identity)),
      () => adminsRemain(state, groupId, new Map(members.map((identity) => [identity, undefined]))),
    ),
  MemberRoleSet: (state, { author, payload: { groupId, identity, role } }) =>
    all(
      () =>
        manages(state, 'member.role', author, groupId, () => rolesAndBits(role, state.directMember(groupId, identity))),
      () => memberExists(state, groupId, identity),
      () => adminsRemain(state, groupId, new Map([[identity, role]])),
    ),
  MemberCapabilitiesSet: (state, { author, payload: { groupId, identity, capabilities } }) =>
    all(
      () =>
        manages(state, 'member.capabilities', author, groupId, () => {
          const held = state.directMember(groupId, identity)
          return { roles: [held?.role], bits: capabilities ^ (held?.capabilities ?? 0) }
        }),
      () => memberExists(state, groupId, identity),
    ),
  MemberAliasSet: (state, { author, payload }) =>
    all(
      () => groupExists(state, payload.groupId),
      () => memberExists(state, payload.groupId, payload.identity),
      () => may(state, 'member.alias', author, payload.groupId, author === payload.identity),
    ),
  DefaultCapabilitiesSet: (state, { author, payload }) => mayIn(state, 'group.defaults', author, payload.groupId),
  VisibilitySet: (state, { author, payload }) => mayIn(state, 'group.visibility', author, payload.groupId),
  UpgradePolicySet: (state, { author }) => may(state, 'namespace.policy', author),
  ContextCreated: (state, { author, payload }) =>
    all(
      () => mayIn(state, 'context.create', author, payload.groupId),
      () =>
        state.groupIdByContextId.has(payload.contextId) || state.deletedContextIds.has(payload.contextId)
          ? refuse('already_exists', 'A context with this id exists or existed; ids are not used twice.')
          : ALLOWED,
    ),
  InvitationsIssued: issueVerdict,
  InvitationsWithdrawn: (state, { author, payload }) => withdrawalVerdict(state, author, payload.saltHash),
  MemberJoined: admissionVerdict,
  MemberLeft: (state, { author, payload: { groupId } }) =>
    all(
      () => mayIn(state, 'member.leave', author, groupId),
      () =>
        state.directMember(groupId, author) === undefined
          ? refuse(
              'member_not_found',
              'Only a direct member can leave a group; what is inherited ends where it is direct.',
            )
          : ALLOWED,
      () => adminsRemain(state, groupId, new Map([[author, undefined]])),
    ),
  NodeAddressesSet: (state, { author }) => may(state, 'namespace.publishAddress', author),
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
