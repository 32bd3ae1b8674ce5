/** Logs whose last entry is well made, and against the rules. By the name of their file. */
import type { ErrorCode } from '#shared/domain/refusals.ts'
import type { Operation } from '#shared/wire/log.ts'
import { createActor, hexOf } from './actors.ts'
import { START_MS } from './test-log.ts'
import { createWorld, type InvalidVector, invalidVector, type World } from './vectors.ts'

const EXPIRES_MS = START_MS + 60_000

/** What `last` makes, after it has prepared the log, is against a rule with this code. */
function refused(code: ErrorCode, description: string, last: (world: World) => Operation): InvalidVector {
  const world = createWorld()
  const operation = last(world)
  return invalidVector(description, code, world.log, world.log.seal(operation))
}

const tree: Record<string, InvalidVector> = {
  'tree-creation-by-member': refused(
    'not_admin',
    'Only an Admin of the namespace creates groups.',
    ({ log, ben }) => log.groupCreation(ben, log.rootId).operation,
  ),
  'tree-parent-unknown': refused('group_not_found', 'The parent does not exist.', ({ log, ana }) => {
    const { groupId } = log.groupCreation(ana, log.rootId)
    return log.groupCreation(ana, groupId).operation
  }),
  'tree-level-17': refused('too_deep', 'A group below level 16.', ({ log, ana }) => {
    const [deepest = log.rootId] = log.createLine(ana, 16).slice(-1)
    return log.groupCreation(ana, deepest).operation
  }),
  'tree-level-17-by-move': refused('too_deep', 'A move takes a subtree below level 16.', ({ log, ana }) => {
    const [below = log.rootId] = log.createLine(ana, 9).slice(-1)
    const [top = log.rootId] = log.createLine(ana, 8)
    return log.operation(ana, 'GroupMoved', { groupId: top, newParentId: below })
  }),
  'tree-id-chosen': refused(
    'entry_invalid',
    'The id of a group does not follow from its operation.',
    ({ log, ana, eve }) => {
      const { groupId } = log.groupCreation(eve, log.rootId)
      return log.operation(ana, 'GroupCreated', { groupId, parentId: log.rootId, visibility: 'open' })
    },
  ),
  'tree-move-by-member': refused('not_admin', 'Only an Admin of the namespace moves groups.', ({ log, ana, ben }) => {
    const [one, two] = [log.createGroup(ana), log.createGroup(ana)]
    return log.operation(ben, 'GroupMoved', { groupId: one, newParentId: two })
  }),
  'tree-move-by-group-admin': refused('not_admin', 'Being Admin of the group is not enough.', ({ log, ana, ben }) => {
    const [one, two] = [log.createGroup(ana), log.createGroup(ana)]
    log.addMember(ben, 'Admin', one)
    return log.operation(ben, 'GroupMoved', { groupId: one, newParentId: two })
  }),
  'tree-into-itself': refused('into_itself', 'A group into itself.', ({ log, ana }) => {
    const groupId = log.createGroup(ana)
    return log.operation(ana, 'GroupMoved', { groupId, newParentId: groupId })
  }),
  'tree-into-own-subtree': refused('into_own_subtree', 'A group into what is below it.', ({ log, ana }) => {
    const [top = log.rootId, , bottom = log.rootId] = log.createLine(ana, 3)
    return log.operation(ana, 'GroupMoved', { groupId: top, newParentId: bottom })
  }),
  'tree-root-moved': refused('root_as_child', 'The root into a group.', ({ log, ana }) =>
    log.operation(ana, 'GroupMoved', { groupId: log.rootId, newParentId: log.createGroup(ana) }),
  ),
  'tree-already-there': refused('already_there', 'A move that moves nothing.', ({ log, ana }) =>
    log.operation(ana, 'GroupMoved', { groupId: log.createGroup(ana), newParentId: log.rootId }),
  ),
  'tree-parent-changed': refused('parent_changed', 'The group is not where the author believed.', ({ log, ana }) => {
    const [one, two, three] = [log.createGroup(ana), log.createGroup(ana), log.createGroup(ana)]
    return log.operation(ana, 'GroupMoved', { groupId: one, newParentId: two, expectedParentId: three })
  }),
  'tree-root-deleted': refused('root_as_child', 'The root goes only with its namespace.', ({ log, ana }) =>
    log.operation(ana, 'GroupDeleted', { groupId: log.rootId }),
  ),
  'tree-deleted-group-named': refused('group_not_found', 'A group below a deleted one is gone too.', ({ log, ana }) => {
    const [top = log.rootId, below = log.rootId] = log.createLine(ana, 2)
    log.do(ana, 'GroupDeleted', { groupId: top })
    return log.operation(ana, 'GroupAliasSet', { groupId: below, alias: 'Ghost' })
  }),
  'context-id-twice': refused('already_exists', 'The id of a deleted context is not used again.', ({ log, ana }) => {
    const groupId = log.createGroup(ana)
    const contextId = log.createContext(ana, groupId, 'one')
    log.do(ana, 'GroupDeleted', { groupId })
    return log.operation(ana, 'ContextCreated', { contextId, groupId: log.rootId })
  }),
  'context-without-right': refused('missing_capability', 'A member without bit 1.', ({ log, ana, ben }) => {
    const contextId = log.createContext(ana, log.rootId, 'one')
    return log.operation(ben, 'ContextCreated', { contextId, groupId: log.rootId })
  }),
  'deleted-namespace': refused('namespace_deleted', 'After the end nothing follows.', ({ log, ana }) => {
    log.do(ana, 'NamespaceDeleted', {})
    return log.operation(ana, 'GroupAliasSet', { groupId: log.rootId, alias: 'Again' })
  }),
  'deletion-by-member': refused('not_admin', 'A member deletes the namespace.', ({ log, ben }) =>
    log.operation(ben, 'NamespaceDeleted', {}),
  ),
  'policy-by-member': refused('not_admin', 'A member sets the upgrade policy.', ({ log, ben }) =>
    log.operation(ben, 'UpgradePolicySet', { upgradePolicy: 'Automatic' }),
  ),
}

const members: Record<string, InvalidVector> = {
  'members-added-by-member': refused('not_admin', 'A member adds somebody.', ({ log, ben, eve }) =>
    log.operation(ben, 'MembersAdded', {
      groupId: log.rootId,
      members: [{ identity: eve.publicKey, role: 'Member' }],
    }),
  ),
  'members-last-admin-removed': refused('last_admin', 'The last Admin of a group is removed.', ({ log, ana, ben }) => {
    const groupId = log.createGroup(ana)
    log.addMember(ben, 'Admin', groupId)
    log.do(ana, 'MembersRemoved', { groupId, members: [ana.publicKey] })
    return log.operation(ana, 'MembersRemoved', { groupId, members: [ben.publicKey] })
  }),
  'members-last-admin-demoted': refused('last_admin', 'The last Admin of a group is made a Member.', ({ log, ana }) =>
    log.operation(ana, 'MemberRoleSet', { groupId: log.createGroup(ana), identity: ana.publicKey, role: 'Member' }),
  ),
  'members-last-admin-added-as-member': refused('last_admin', 'Adding again changes the role, too.', ({ log, ana }) =>
    log.operation(ana, 'MembersAdded', {
      groupId: log.createGroup(ana),
      members: [{ identity: ana.publicKey, role: 'ReadOnly' }],
    }),
  ),
  'members-coordinator-removed': refused(
    'coordinator_must_stay',
    'The coordinator is removed.',
    ({ log, ana, ben }) => {
      log.addMember(ben, 'Admin')
      return log.operation(ben, 'MembersRemoved', { groupId: log.rootId, members: [ana.publicKey] })
    },
  ),
  'members-coordinator-demoted': refused(
    'coordinator_must_stay',
    'The coordinator is demoted.',
    ({ log, ana, ben }) => {
      log.addMember(ben, 'Admin')
      return log.operation(ben, 'MemberRoleSet', { groupId: log.rootId, identity: ana.publicKey, role: 'Member' })
    },
  ),
  'members-stranger-removed': refused(
    'member_not_found',
    'Somebody who is no member is removed.',
    ({ log, ana, eve }) => log.operation(ana, 'MembersRemoved', { groupId: log.rootId, members: [eve.publicKey] }),
  ),
  'members-named-by-another': refused('not_admin', 'An Admin names a member.', ({ log, ana, ben }) =>
    log.operation(ana, 'MemberAliasSet', { groupId: log.rootId, identity: ben.publicKey, alias: 'Benny' }),
  ),
  'members-removed-one-writes': refused(
    'not_a_member',
    'A removed member publishes an address.',
    ({ log, ana, ben }) => {
      log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
      return log.operation(ben, 'NodeAddressesSet', { peerUrls: [] })
    },
  ),
  'members-stranger-writes': refused('not_a_member', 'A stranger publishes an address.', ({ log, eve }) =>
    log.operation(eve, 'NodeAddressesSet', { peerUrls: [] }),
  ),
}

const invitations: Record<string, InvalidVector> = {
  'invitation-without-right': refused('missing_capability', 'A member without bit 2 invites.', ({ log, ben }) =>
    log.operation(ben, 'InvitationsIssued', {
      invitations: [{ groupId: log.rootId, saltHash: hexOf('salt') }],
      role: 'Member',
      expiresAtMs: EXPIRES_MS,
    }),
  ),
  'invitation-of-admins-by-inviter': refused('not_admin', 'Bit 2 makes no Admins.', ({ log, ana, ben }) => {
    log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 2 })
    return log.operation(ben, 'InvitationsIssued', {
      invitations: [{ groupId: log.rootId, saltHash: hexOf('salt') }],
      role: 'Admin',
      expiresAtMs: EXPIRES_MS,
    })
  }),
  'invitation-already-expired': refused(
    'expiration_invalid',
    'It ends in the millisecond it is issued.',
    ({ log, ana }) =>
      log.operation(ana, 'InvitationsIssued', {
        invitations: [{ groupId: log.rootId, saltHash: hexOf('salt') }],
        role: 'Member',
        expiresAtMs: log.timeMs,
      }),
  ),
  'invitation-salt-twice': refused('already_exists', 'A salt is used for two invitations.', ({ log, ana }) => {
    const [saltHash = ''] = log.invite(ana, 'one')
    return log.operation(ana, 'InvitationsIssued', {
      invitations: [{ groupId: log.rootId, saltHash }],
      role: 'Member',
      expiresAtMs: EXPIRES_MS,
    })
  }),
  'join-unknown': refused('invitation_unknown', 'No record of the invitation.', ({ log, eve }) =>
    log.joining(eve, [hexOf('no salt')]),
  ),
  'join-mixed': refused('invitation_unknown', 'Salts of two invitations.', ({ log, ana, eve }) =>
    log.joining(eve, [...log.invite(ana, 'one'), ...log.invite(ana, 'two')]),
  ),
  'join-group-alone': refused(
    'not_a_member',
    'The part for a group, without that for the namespace.',
    ({ log, ana, eve }) => {
      const salts = log.invite(ana, 'one', { groupIds: [log.rootId, log.createGroup(ana)] })
      return log.joining(eve, salts.slice(1))
    },
  ),
  'join-expired': refused('invitation_expired', 'In the very millisecond in which it ends.', ({ log, ana, eve }) => {
    const salts = log.invite(ana, 'one', { expiresAtMs: EXPIRES_MS })
    log.timeMs = EXPIRES_MS
    return log.joining(eve, salts)
  }),
  'join-used-up': refused('invitation_used_up', 'The second of one use.', ({ log, ana, eve }) => {
    const salts = log.invite(ana, 'one', { maxUses: 1 })
    log.take(log.seal(log.joining(createActor('Carl'), salts)))
    return log.joining(eve, salts)
  }),
  'join-inviter-demoted': refused(
    'inviter_lost_right',
    'The inviter is a plain member by now.',
    ({ log, ana, ben, eve }) => {
      log.addMember(ben, 'Admin')
      const salts = log.invite(ben, 'one')
      log.do(ana, 'MemberRoleSet', { groupId: log.rootId, identity: ben.publicKey, role: 'Member' })
      return log.joining(eve, salts)
    },
  ),
  'join-inviter-removed': refused('inviter_lost_right', 'The inviter is gone.', ({ log, ana, ben, eve }) => {
    log.addMember(ben, 'Admin')
    const salts = log.invite(ben, 'one')
    log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
    return log.joining(eve, salts)
  }),
  'join-as-admin-by-former-admin': refused(
    'inviter_lost_right',
    'Whoever may still invite, and is no Admin any more, makes no Admins.',
    ({ log, ana, ben, eve }) => {
      log.addMember(ben, 'Admin')
      const salts = log.invite(ben, 'one', { role: 'Admin' })
      log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 2 })
      log.do(ana, 'MemberRoleSet', { groupId: log.rootId, identity: ben.publicKey, role: 'Member' })
      return log.joining(eve, salts)
    },
  ),
  'join-again-by-old-invitation': refused(
    'not_a_member',
    'Removed after the invitation was issued.',
    ({ log, ana, eve }) => {
      const salts = log.invite(ana, 'one')
      log.take(log.seal(log.joining(eve, salts)))
      log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [eve.publicKey] })
      return log.joining(eve, salts)
    },
  ),
  'join-again-to-a-group-by-old-invitation': refused(
    'not_a_member',
    'Removed from one of its groups after the invitation was issued, and a member of the namespace still.',
    ({ log, ana, eve }) => {
      const groupId = log.createGroup(ana)
      const salts = log.invite(ana, 'both', { groupIds: [log.rootId, groupId] })
      log.take(log.seal(log.joining(eve, salts)))
      log.do(ana, 'MembersRemoved', { groupId, members: [eve.publicKey] })
      return log.joining(eve, salts)
    },
  ),
}

export const invalidRules = (): Record<string, InvalidVector> => ({ ...tree, ...members, ...invitations })
