/** May this invitation be issued, withdrawn, used? Who may at all is in the policy table; the rest is here. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { INVITATION_MAX_MS } from '#shared/domain/limits.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import { all, type BodyOf } from './rule.ts'
import type { Invitation, NamespaceState } from './state.ts'
import { groupExists, may } from './verdicts.ts'

/** Asked at the door of the issuer's node, too: the rule is for those that would not ask themselves. */
export function expirationVerdict(expiresAtMs: number, nowMs: number): Verdict {
  if (expiresAtMs <= nowMs)
    return refuse('expiration_invalid', 'The invitation would already have expired. Choose a time in the future.')
  return expiresAtMs - nowMs <= INVITATION_MAX_MS
    ? ALLOWED
    : refuse('expiration_invalid', 'An invitation is valid for five years at most. Choose an earlier time.')
}

export function issueVerdict(state: NamespaceState, body: BodyOf<'InvitationsIssued'>, timeMs: number): Verdict {
  const { author, payload } = body
  const saltHashes = payload.invitations.map(({ saltHash }) => saltHash)
  return all(
    () => may(state, 'invitation.create', author),
    ...payload.invitations.map(
      ({ groupId }) =>
        () =>
          all(
            () => groupExists(state, groupId),
            () => may(state, 'invitation.create', author, groupId),
          ),
    ),
    () => (payload.role === 'Admin' ? may(state, 'invitation.ofAdmins', author) : ALLOWED),
    () => expirationVerdict(payload.expiresAtMs, timeMs),
    () =>
      saltHashes.some((hash) => state.invitationBySaltHash.has(hash)) || new Set(saltHashes).size !== saltHashes.length
        ? refuse('already_exists', 'An invitation with this salt exists.')
        : ALLOWED,
    () => (payload.replaces === undefined ? ALLOWED : withdrawalVerdict(state, author, payload.replaces)),
  )
}

/** Also of one that is expired or used up: it is withdrawn when another takes its place. */
export function withdrawalVerdict(state: NamespaceState, author: PublicKey, id: string): Verdict {
  const invitation = state.invitationBySaltHash.get(id)
  if (invitation?.id !== id) return refuse('invitation_unknown', 'The namespace has no record of this invitation.')
  return all(
    () => may(state, 'invitation.withdraw', author, state.rootId, invitation.inviter === author),
    () => notWithdrawn(state, invitation),
  )
}

function notWithdrawn(state: NamespaceState, { inviter, withdrawn }: Invitation): Verdict {
  if (withdrawn === undefined) return ALLOWED
  const alias = state.root.members.get(withdrawn.by)?.alias
  const by = withdrawn.by === inviter ? 'whoever issued it' : (alias ?? 'an Admin')
  return refuse('invitation_withdrawn', `This invitation was withdrawn by ${by}. Ask for a new one.`, {
    withdrawnBy: withdrawn.by,
    withdrawnAtMs: withdrawn.atMs,
  })
}

/** May they invite to this group now? */
export type MayInvite = (inviter: PublicKey, groupId: GroupId) => boolean

const createMayInvite =
  (state: NamespaceState): MayInvite =>
  (inviter, groupId) =>
    may(state, 'invitation.create', inviter, groupId).ok

/** As above, asked once of each: for many invitations in one state, by few inviters and to the same groups. */
export function rememberMayInvite(state: NamespaceState): MayInvite {
  const mayInvite = createMayInvite(state)
  const judged = new Map<PublicKey, Map<GroupId, boolean>>()
  return (inviter, groupId) => {
    const ofInviter = judged.get(inviter) ?? new Map<GroupId, boolean>()
    const verdict = ofInviter.get(groupId) ?? mayInvite(inviter, groupId)
    judged.set(inviter, ofInviter.set(groupId, verdict))
    return verdict
  }
}

/** Is whoever issued it still in a position to? Groups deleted since are passed over. */
function inviterVerdict(
  state: NamespaceState,
  { inviter, role }: Invitation,
  groupIds: readonly GroupId[],
  mayInvite: MayInvite,
): Verdict {
  const stillMay =
    (role !== 'Admin' || may(state, 'invitation.ofAdmins', inviter).ok) &&
    groupIds.every((groupId) => !state.has(groupId) || mayInvite(inviter, groupId))
  return stillMay
    ? ALLOWED
    : refuse(
        'inviter_lost_right',
        'Whoever issued this invitation may no longer invite. Ask someone else for a new one.',
      )
}

/** Can it be used at this time, by anybody at all, for these groups of it? */
export const usableVerdict = (
  state: NamespaceState,
  invitation: Invitation,
  timeMs: number,
  groupIds: readonly GroupId[] = [...invitation.groupIdBySaltHash.values()],
  mayInvite: MayInvite = createMayInvite(state),
): Verdict =>
  all(
    () => notWithdrawn(state, invitation),
    () =>
      timeMs >= invitation.expiresAtMs
        ? refuse('invitation_expired', 'This invitation has expired. Ask for a new one.', {
            expiredAtMs: invitation.expiresAtMs,
          })
        : ALLOWED,
    () =>
      invitation.maxUses !== undefined && invitation.uses.length >= invitation.maxUses
        ? refuse('invitation_used_up', 'This invitation has been used as often as it allows. Ask for a new one.')
        : ALLOWED,
    () => inviterVerdict(state, invitation, groupIds, mayInvite),
  )

/** Whoever was removed since does not come back by it; whoever left by themselves may. */
function notRemovedSince(
  state: NamespaceState,
  who: PublicKey,
  { issuedAt }: Invitation,
  groupIds: readonly GroupId[],
): Verdict {
  if ((state.removedAt.get(who) ?? 0) > issuedAt)
    return refuse(
      'not_a_member',
      'This node was removed from the namespace after the invitation was issued. Ask for a new one.',
    )
  return groupIds.some((groupId) => (state.groups.get(groupId)?.removals.get(who) ?? 0) > issuedAt)
    ? refuse(
        'not_a_member',
        'This node was removed from a group that the invitation opens, after it was issued. Ask for a new one.',
      )
    : ALLOWED
}

export function admissionVerdict(state: NamespaceState, body: BodyOf<'MemberJoined'>, timeMs: number): Verdict {
  const { author, payload } = body
  const [first] = payload.saltHashes
  const invitation = first === undefined ? undefined : state.invitationBySaltHash.get(first)
  if (invitation === undefined)
    return refuse('invitation_unknown', 'The namespace has no record of this invitation. Ask for a new one.')
  const { groupIdBySaltHash } = invitation
  if (!payload.saltHashes.every((hash) => groupIdBySaltHash.has(hash)))
    return refuse('invitation_unknown', 'These invitations were not issued together. Ask for a new one.')
  const groupIds = payload.saltHashes.flatMap((hash) => groupIdBySaltHash.get(hash) ?? [])
  return all(
    () =>
      !groupIds.includes(state.rootId) && !state.root.members.has(author)
        ? refuse('not_a_member', 'Join the namespace first: this invitation is to a group in it.')
        : ALLOWED,
    () => usableVerdict(state, invitation, timeMs, groupIds),
    () => notRemovedSince(state, author, invitation, groupIds),
  )
}
