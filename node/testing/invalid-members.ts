/** Logs whose last entry does with members what must not be. By the name of their file. */
import { type Actor, createActor } from './actors.ts'
import { type InvalidVector, refused, type World } from './vectors.ts'

const managing = (who: Actor, log: World['log']): void => {
  log.do(log.founder, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: who.publicKey, capabilities: 12 })
}

/** Ben manages; Eve is ReadOnly and holds bit 2, which Ben has not. */
const sleepingBits = ({ log, ana, ben, eve }: World): void => {
  managing(ben, log)
  log.addMember(eve, 'ReadOnly')
  log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: eve.publicKey, capabilities: 6 })
}

export const invalidMembers = (): Record<string, InvalidVector> => ({
  'members-added-by-member': refused('missing_capability', 'A member adds somebody.', ({ log, ben, eve }) =>
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
  'members-admin-removed-by-manager': refused('not_admin', 'Bit 8 removes no Admin.', ({ log, ben }) => {
    managing(ben, log)
    const carl = createActor('Carl')
    log.addMember(carl, 'Admin')
    return log.operation(ben, 'MembersRemoved', { groupId: log.rootId, members: [carl.publicKey] })
  }),
  'members-group-admin-removed-by-manager': refused(
    'not_admin',
    'Out of the namespace is out of every group, also of those where the member is an Admin.',
    ({ log, ana, ben }) => {
      managing(ben, log)
      const carl = createActor('Carl')
      log.addMember(carl)
      log.addMember(carl, 'Admin', log.createGroup(ana))
      return log.operation(ben, 'MembersRemoved', { groupId: log.rootId, members: [carl.publicKey] })
    },
  ),
  'members-admin-added-by-manager': refused('not_admin', 'Bit 8 makes no Admin.', ({ log, ben, eve }) => {
    managing(ben, log)
    return log.operation(ben, 'MembersAdded', {
      groupId: log.rootId,
      members: [{ identity: eve.publicKey, role: 'Admin' }],
    })
  }),
  'members-manager-promotes-itself': refused(
    'not_admin',
    'Bit 8 makes nobody an Admin, itself least.',
    ({ log, ben }) => {
      managing(ben, log)
      return log.operation(ben, 'MemberRoleSet', { groupId: log.rootId, identity: ben.publicKey, role: 'Admin' })
    },
  ),
  'members-manager-gives-what-it-lacks': refused(
    'missing_capability',
    'Bit 8 gives no bit that it lacks.',
    ({ log, ben }) => {
      managing(ben, log)
      return log.operation(ben, 'MemberCapabilitiesSet', {
        groupId: log.rootId,
        identity: ben.publicKey,
        capabilities: 31,
      })
    },
  ),
  'members-manager-wakes-bits': refused(
    'missing_capability',
    'A ReadOnly member cannot use its bits; making it a Member would give them.',
    (world) => {
      sleepingBits(world)
      const { log, ben, eve } = world
      return log.operation(ben, 'MemberRoleSet', { groupId: log.rootId, identity: eve.publicKey, role: 'Member' })
    },
  ),
  'members-manager-wakes-bits-by-adding': refused(
    'missing_capability',
    'Adding somebody again changes the role, too, and gives the bits.',
    (world) => {
      sleepingBits(world)
      const { log, ben, eve } = world
      const members = [createActor('Dora'), eve].map(({ publicKey }) => ({
        identity: publicKey,
        role: 'Member' as const,
      }))
      return log.operation(ben, 'MembersAdded', { groupId: log.rootId, members })
    },
  ),
  'members-managed-behind-a-wall': refused(
    'missing_capability',
    'What is held above does not reach through a restricted group.',
    ({ log, ana, ben, eve }) => {
      managing(ben, log)
      const groupId = log.createGroup(ana)
      log.do(ana, 'VisibilitySet', { groupId, visibility: 'restricted' })
      return log.operation(ben, 'MembersAdded', { groupId, members: [{ identity: eve.publicKey, role: 'Member' }] })
    },
  ),
  'members-visibility-by-manager': refused('not_admin', 'Bit 8 changes nothing but members.', ({ log, ben }) => {
    managing(ben, log)
    return log.operation(ben, 'VisibilitySet', { groupId: log.rootId, visibility: 'restricted' })
  }),
  'members-coordinator-leaves': refused('coordinator_must_stay', 'The coordinator leaves.', ({ log, ana, ben }) => {
    log.addMember(ben, 'Admin')
    return log.operation(ana, 'MemberLeft', { groupId: log.rootId })
  }),
  'members-last-admin-leaves': refused('last_admin', 'The last Admin of a group leaves it.', ({ log, ana }) =>
    log.operation(ana, 'MemberLeft', { groupId: log.createGroup(ana) }),
  ),
  'members-inherited-one-leaves': refused(
    'member_not_found',
    'What is inherited cannot be left.',
    ({ log, ana, ben }) => log.operation(ben, 'MemberLeft', { groupId: log.createGroup(ana) }),
  ),
  'members-stranger-leaves': refused('not_a_member', 'A stranger leaves.', ({ log, eve }) =>
    log.operation(eve, 'MemberLeft', { groupId: log.rootId }),
  ),
  'members-one-who-left-writes': refused('not_a_member', 'Whoever has left publishes an address.', ({ log, ben }) => {
    log.do(ben, 'MemberLeft', { groupId: log.rootId })
    return log.operation(ben, 'NodeAddressesSet', { peerUrls: [] })
  }),
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
})
