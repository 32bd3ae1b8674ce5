/** What the coordinator does with operations that other nodes send. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import {
  expiresAtMs,
  invitedGroupId,
  invitedRole,
  inviterOf,
  type SignedInvitation,
  saltHash,
  verifyInvitation,
} from '#shared/wire/invitations.ts'
import type { Operation } from '#shared/wire/log.ts'
import { sealEntry, verifyOperation } from '../log/entry.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import { operationVerdict } from '../log/rules.ts'
import { isCoordinator, isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { assertAllowed, refused } from './refused-error.ts'

/** The namespace that this node coordinates under this id. */
export function findCoordinated(ctx: NodeContext, namespaceId: GroupId): Namespace {
  const namespace = ctx.namespaces.find(namespaceId)
  if (namespace === undefined || !isCoordinator(namespace))
    throw refused('not_coordinator', 'This node does not coordinate that namespace.')
  return namespace
}

/** Appends an operation of a member; the same one again answers the number it has. */
export function acceptOperation(
  ctx: NodeContext,
  namespace: Namespace,
  caller: PublicKey,
  operation: Operation,
): number {
  const { body } = operation
  const { state } = namespace
  if (body.author !== caller) throw refused('unauthenticated', 'An operation is sent by its author.')
  const known = ctx.store.findOperationEntry(state.namespaceId, body.author, body.operationId)
  if (known !== undefined) return known
  if (body.kind === 'NamespaceFounded' || body.namespaceId !== state.namespaceId)
    throw refused('entry_invalid', 'The operation belongs to another namespace.')
  if (body.epoch !== state.epochHash)
    throw refused('entry_invalid', 'The operation names an epoch that is not in force.')
  assertAllowed(verifyOperation(operation))
  const now = Math.max(ctx.now(), state.timeMs)
  assertAllowed(operationVerdict(state, body, now))
  const entry = sealEntry(state, operation, now, namespace.self.secretKey)
  ctx.namespaces.append(namespace, entry)
  return entry.header.number
}

/** Appends the admission of a new member: the invitations themselves are shown, and agree with the record of them. */
export function acceptJoin(
  ctx: NodeContext,
  namespace: Namespace,
  caller: PublicKey,
  operation: Operation,
  invitations: readonly SignedInvitation[],
): number {
  const { body } = operation
  if (body.kind !== 'MemberJoined') throw refused('invalid_request', 'Only a MemberJoined operation joins.')
  assertAllowed(verifyInvitation(nodeCrypto, { invitations: [...invitations] }))
  const { saltHashes } = body.payload
  const agree =
    saltHashes.length === invitations.length &&
    invitations.every((signed, index) => {
      const hash = saltHash(nodeCrypto, signed)
      const record = namespace.state.invitationBySaltHash.get(hash)
      return (
        hash === saltHashes[index] &&
        (record === undefined ||
          (record.groupIdBySaltHash.get(hash) === invitedGroupId(signed) &&
            record.inviter === inviterOf(signed) &&
            record.role === invitedRole(signed) &&
            record.expiresAtMs === expiresAtMs(signed)))
      )
    })
  if (!agree) throw refused('invitation_tampered', 'The invitation does not agree with what was issued.')
  const { state } = namespace
  const isHeld = (groupId: GroupId) => !state.has(groupId) || state.directMember(groupId, caller) !== undefined
  // A member of everything already: nothing to admit to, so no use of the invitation is spent on it.
  if (isMember(namespace, caller) && !state.hasOperation(body.author, body.operationId))
    if (invitations.map(invitedGroupId).every(isHeld)) return state.number
  return acceptOperation(ctx, namespace, caller, operation)
}
