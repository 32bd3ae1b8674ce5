/** Logs whose last entry invites, withdraws or joins as must not be. By the name of their file. */
import { INVITATION_MAX_MS } from '#shared/domain/limits.ts'
import { createActor, hexOf } from './actors.ts'
import { START_MS } from './test-log.ts'
import { type InvalidVector, refused } from './vectors.ts'

const EXPIRES_MS = START_MS + 60_000

export const invalidInvitations = (): Record<string, InvalidVector> => ({
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
  'invitation-for-more-than-five-years': refused(
    'expiration_invalid',
    'It is valid for a millisecond more than an invitation is at most.',
    ({ log, ana }) =>
      log.operation(ana, 'InvitationsIssued', {
        invitations: [{ groupId: log.rootId, saltHash: hexOf('salt') }],
        role: 'Member',
        expiresAtMs: log.timeMs + INVITATION_MAX_MS + 1,
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
  'invitation-withdrawn-by-member': refused(
    'not_admin',
    'A member withdraws what another issued.',
    ({ log, ana, ben }) => {
      const [saltHash = ''] = log.invite(ana, 'one')
      return log.operation(ben, 'InvitationsWithdrawn', { saltHash })
    },
  ),
  'invitation-withdrawn-by-removed-inviter': refused(
    'not_admin',
    'Whoever issued it is gone, and has nothing to withdraw any more.',
    ({ log, ana, ben }) => {
      log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 2 })
      const [saltHash = ''] = log.invite(ben, 'one')
      log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
      return log.operation(ben, 'InvitationsWithdrawn', { saltHash })
    },
  ),
  'invitation-withdrawn-unknown': refused('invitation_unknown', 'No record of the invitation.', ({ log, ana }) =>
    log.operation(ana, 'InvitationsWithdrawn', { saltHash: hexOf('no salt') }),
  ),
  'invitation-withdrawn-by-another-salt': refused(
    'invitation_unknown',
    'An act of inviting is known by its first salt, not by the others.',
    ({ log, ana }) => {
      const [, saltHash = ''] = log.invite(ana, 'one', { groupIds: [log.rootId, log.createGroup(ana)] })
      return log.operation(ana, 'InvitationsWithdrawn', { saltHash })
    },
  ),
  'invitation-withdrawn-twice': refused('invitation_withdrawn', 'What is withdrawn is withdrawn.', ({ log, ana }) => {
    const [saltHash = ''] = log.invite(ana, 'one')
    log.do(ana, 'InvitationsWithdrawn', { saltHash })
    return log.operation(ana, 'InvitationsWithdrawn', { saltHash })
  }),
  'invitation-replaced-when-withdrawn': refused('invitation_withdrawn', 'Two in the place of one.', ({ log, ana }) => {
    const [replaces = ''] = log.invite(ana, 'one')
    log.invite(ana, 'two', { replaces })
    return log.operation(ana, 'InvitationsIssued', {
      invitations: [{ groupId: log.rootId, saltHash: hexOf('salt') }],
      role: 'Member',
      expiresAtMs: EXPIRES_MS,
      replaces,
    })
  }),
  'invitation-replaced-by-another-inviter': refused(
    'not_admin',
    'Bit 2 replaces only what it issued itself.',
    ({ log, ana, ben }) => {
      log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 2 })
      const [replaces = ''] = log.invite(ana, 'one')
      return log.operation(ben, 'InvitationsIssued', {
        invitations: [{ groupId: log.rootId, saltHash: hexOf('salt') }],
        role: 'Member',
        expiresAtMs: EXPIRES_MS,
        replaces,
      })
    },
  ),
  'join-withdrawn': refused('invitation_withdrawn', 'It was withdrawn.', ({ log, ana, eve }) => {
    const [saltHash = ''] = log.invite(ana, 'one')
    log.do(ana, 'InvitationsWithdrawn', { saltHash })
    return log.joining(eve, [saltHash])
  }),
  'join-replaced': refused('invitation_withdrawn', 'Another was issued in its place.', ({ log, ana, eve }) => {
    const salts = log.invite(ana, 'one')
    const [replaces = ''] = salts
    log.invite(ana, 'two', { replaces })
    return log.joining(eve, salts)
  }),
  'join-inviter-left': refused('inviter_lost_right', 'The inviter has left.', ({ log, ana, ben, eve }) => {
    log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 2 })
    const salts = log.invite(ben, 'one')
    log.do(ben, 'MemberLeft', { groupId: log.rootId })
    return log.joining(eve, salts)
  }),
  'join-again-used-up': refused(
    'invitation_used_up',
    'Whoever left needs another use of the invitation to come back by it.',
    ({ log, ana, eve }) => {
      const salts = log.invite(ana, 'one', { maxUses: 1 })
      log.take(log.seal(log.joining(eve, salts)))
      log.do(eve, 'MemberLeft', { groupId: log.rootId })
      return log.joining(eve, salts)
    },
  ),
  'join-again-removed-before-leaving': refused(
    'not_a_member',
    'Leaving does not undo a removal: what was issued before that stays closed.',
    ({ log, ana, eve }) => {
      const old = log.invite(ana, 'old')
      log.take(log.seal(log.joining(eve, old)))
      log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [eve.publicKey] })
      log.take(log.seal(log.joining(eve, log.invite(ana, 'new'))))
      log.do(eve, 'MemberLeft', { groupId: log.rootId })
      return log.joining(eve, old)
    },
  ),
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
})
