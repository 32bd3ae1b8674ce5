/** What was issued in a namespace and what became of it: read from the state, so it holds for every member's node. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import {
  type InvitationLedger,
  type InvitationRecord,
  type InvitationStatus,
  LEDGER_LIST_MAX,
} from '#shared/wire/ledger.ts'
import { type MayInvite, rememberMayInvite, usableVerdict } from '../log/invitation-rules.ts'
import type { Invitation } from '../log/state.ts'
import { findNamespace, findNamespaceToChange } from './find.ts'
import type { LogHistory } from './log-history.ts'
import type { Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { appliedBefore, type WriteKey, write } from './write.ts'

/** The coordinator's clock, as far as this node knows it: never before the last entry. */
export const ledgerTimeMs = (ctx: NodeContext, { state }: Namespace): number => Math.max(ctx.now(), state.timeMs)

/** Newest first, the page asked for. */
export function invitationLedger(
  ctx: NodeContext,
  namespaceId: GroupId,
  { offset, limit }: { offset: number; limit: number },
): InvitationLedger {
  const namespace = findNamespace(ctx, namespaceId)
  const nowMs = ledgerTimeMs(ctx, namespace)
  const history = ctx.namespaces.historyOf(namespaceId)
  const mayInvite = rememberMayInvite(namespace.state)
  const invitations = [...namespace.state.invitations()]
    .reverse()
    .slice(offset, offset + limit)
    .map((invitation) => toRecord(namespace, history, invitation, nowMs, mayInvite))
  return { logNumber: namespace.state.number, nowMs, invitations }
}

export async function withdrawInvitation(
  ctx: NodeContext,
  key: WriteKey,
  namespaceId: GroupId,
  invitationId: string,
): Promise<void> {
  if (appliedBefore(ctx, key) !== undefined) return
  const namespace = await findNamespaceToChange(ctx, namespaceId)
  await write(ctx, namespace, key, 'InvitationsWithdrawn', { saltHash: invitationId })
}

function toRecord(
  { state, self }: Namespace,
  history: LogHistory,
  invitation: Invitation,
  nowMs: number,
  mayInvite: MayInvite,
): InvitationRecord {
  const { id, inviter, role, issuedAtMs, expiresAtMs, maxUses, uses, withdrawn, replaces, replacedBy } = invitation
  const alias = (who: PublicKey | undefined) => (who === undefined ? undefined : history.personAlias(who))
  const groupIds = [...invitation.groupIdBySaltHash.values()]
  return {
    invitationId: id,
    inviter,
    inviterAlias: alias(inviter),
    isOwn: inviter === self.publicKey,
    role,
    issuedAtMs,
    expiresAtMs,
    maxUses,
    status: toStatus(usableVerdict(state, invitation, nowMs, groupIds, mayInvite)),
    groups: groupIds.slice(0, LEDGER_LIST_MAX).map((groupId) => ({ groupId, groupAlias: history.groupAlias(groupId) })),
    groupCount: groupIds.length,
    uses: uses
      .slice(-LEDGER_LIST_MAX)
      .reverse()
      .map(({ identity, atMs }) => ({ identity, alias: alias(identity), joinedAtMs: atMs })),
    useCount: uses.length,
    withdrawnBy: withdrawn?.by,
    withdrawnByAlias: alias(withdrawn?.by),
    withdrawnAtMs: withdrawn?.atMs,
    replacedBy,
    replaces,
  }
}

/** The refusal that anybody would get who used it now, as a word. */
function toStatus(verdict: Verdict): InvitationStatus {
  if (verdict.ok) return 'waiting'
  switch (verdict.code) {
    case 'invitation_withdrawn':
      return 'withdrawn'
    case 'invitation_expired':
      return 'expired'
    case 'invitation_used_up':
      return 'used-up'
    default:
      return 'inviter-lost-right'
  }
}
