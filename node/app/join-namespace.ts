import { createHash } from 'node:crypto'
import { bytesToPublicKey, type GroupId } from '#shared/domain/ids.ts'
import { parseInvitation } from '#shared/wire/invitation-forms.ts'
import {
  type InvitationSet,
  invitedGroupId,
  type SignedInvitation,
  saltHash,
  verifyInvitation,
} from '#shared/wire/invitations.ts'
import { type Operation, type OperationBody, PROTOCOL_VERSION } from '#shared/wire/log.ts'
import { foundingEpochHash, signOperation } from '../log/entry.ts'
import { createKeyPair, nodeCrypto } from '../log/node-crypto.ts'
import { type IdentityRow, StorageError } from '../storage/store.ts'
import { freshen } from './find.ts'
import { foldVerified, isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import type { CoordinatorAt } from './peers.ts'
import { assertAllowed, RefusedError, refused } from './refused-error.ts'
import { assertFollowing, unreachable } from './write.ts'

type Joined = { namespace: Namespace; groupIds: GroupId[]; alreadyMember: boolean }

function readInvitation(ctx: NodeContext, namespaceId: GroupId, body: unknown): InvitationSet {
  const parsed = parseInvitation(body)
  if (!parsed.ok) throw new RefusedError(parsed)
  assertAllowed(verifyInvitation(nodeCrypto, parsed.set))
  const [first] = parsed.set.invitations
  if (first === undefined || invitedGroupId(first) !== namespaceId)
    throw refused('invitation_other_namespace', 'This invitation is to another namespace than the one in the address.')
  if (ctx.namespaces.find(namespaceId) === undefined && ctx.namespaces.findByGroup(namespaceId) !== undefined)
    throw refused('root_required', 'This invitation is to a group inside a namespace. Join the namespace instead.')
  return parsed.set
}

/** Kept before anything is sent: an identity that was admitted must never be lost. */
function identityFor(ctx: NodeContext, namespaceId: GroupId): IdentityRow {
  const kept = ctx.namespaces.identityOf(namespaceId)
  if (kept !== undefined) return kept
  const { publicKey, secretKey } = createKeyPair()
  const row = { namespaceId, publicKey: bytesToPublicKey(publicKey), secretKey }
  ctx.store.addIdentity(row)
  return row
}

async function whereIs(
  ctx: NodeContext,
  namespaceId: GroupId,
  self: IdentityRow,
  { details }: InvitationSet,
): Promise<CoordinatorAt> {
  if (details !== undefined) return { coordinator: details.body.coordinator, peerUrls: details.body.peerUrls }
  const located = await ctx.peers.locate(namespaceId, self)
  if (located === undefined) throw unreachable()
  return located
}

/** The same invitation used again by the same identity is the same operation, so a lost answer costs no use. */
function joinOperation(
  ctx: NodeContext,
  namespaceId: GroupId,
  self: IdentityRow,
  coordinatorEpoch: string,
  invitations: readonly SignedInvitation[],
  basedOn: number,
): Operation {
  const saltHashes = invitations.map((signed) => saltHash(nodeCrypto, signed))
  const operationId = createHash('sha256')
    .update(['grove/join', self.publicKey, String(basedOn), ...saltHashes].join('\n'))
    .digest('hex')
  const body: OperationBody = {
    v: PROTOCOL_VERSION,
    namespaceId,
    operationId,
    author: self.publicKey,
    kind: 'MemberJoined',
    payload: { saltHashes, peerUrls: [ctx.peerUrl] },
    basedOn,
    epoch: coordinatorEpoch,
  }
  return signOperation(body, self.secretKey)
}

async function admit(
  ctx: NodeContext,
  self: IdentityRow,
  at: CoordinatorAt,
  operation: Operation,
  set: InvitationSet,
): Promise<number> {
  const result = await ctx.peers.join(self, at, operation, set.invitations)
  switch (result.outcome) {
    case 'accepted':
      return result.number
    case 'refused':
      throw new RefusedError(result.refusal)
    case 'not-sent':
      throw unreachable()
    case 'unanswered':
      throw refused(
        'outcome_unknown',
        'The request to join was sent, but the answer was lost on the way. Try again: joining twice is joining once.',
        { operationId: operation.body.operationId },
      )
  }
}

/**
 * Joins the root and every group that the invitation names. Answers once the log up to the admission is verified
 * and applied; a join that fails on the way leaves no namespace behind.
 */
export async function joinNamespace(
  ctx: NodeContext,
  namespaceId: GroupId,
  body: unknown,
  subscribe: boolean,
): Promise<Joined> {
  const set = readInvitation(ctx, namespaceId, body)
  const groupIds = set.invitations.map(invitedGroupId)
  const known = ctx.namespaces.find(namespaceId)
  if (known !== undefined) await freshen(ctx, known)
  if (known?.state.deleted !== undefined)
    throw refused('namespace_deleted', 'This namespace was deleted, with all its groups, for everyone.', {
      deletedBy: known.state.deleted.by,
      deletedAtMs: known.state.deleted.atMs,
    })
  if (known !== undefined && isMember(known) && holdsAll(known, groupIds)) {
    if (subscribe) ctx.namespaces.setSubscribed(known, true)
    ctx.peers.follow(known)
    return { namespace: known, groupIds, alreadyMember: true }
  }
  // Before a use is spent: this node could not apply its own admission.
  if (known !== undefined) assertFollowing(known)
  const self = identityFor(ctx, namespaceId)
  const at = await whereIs(ctx, namespaceId, self, set)
  const epoch = known?.state.epochHash ?? foundingEpochHash(at.coordinator)
  const operation = joinOperation(ctx, namespaceId, self, epoch, set.invitations, known?.state.number ?? 0)
  const number = await admit(ctx, self, at, operation, set)
  const namespace =
    known === undefined
      ? await addJoined(ctx, self, at, number, subscribe, operation)
      : await catchUp(ctx, known, number, subscribe, operation)
  ctx.peers.follow(namespace)
  return { namespace, groupIds, alreadyMember: false }
}

const holdsAll = ({ state, self }: Namespace, groupIds: readonly GroupId[]): boolean =>
  groupIds.every((groupId) => !state.has(groupId) || state.directMember(groupId, self.publicKey) !== undefined)

async function addJoined(
  ctx: NodeContext,
  self: IdentityRow,
  at: CoordinatorAt,
  number: number,
  subscribe: boolean,
  operation: Operation,
): Promise<Namespace> {
  const entries = await ctx.peers.fetchLog(self, at, number)
  if (entries === undefined) throw admittedOnly(operation)
  const state = foldVerified(self.namespaceId, entries)
  if (!state.isParticipant(self.publicKey))
    throw refused('not_a_member', 'The namespace’s log does not have this node as a member (any more).')
  // The same join may have been asked for twice at once.
  const there = ctx.namespaces.find(self.namespaceId)
  if (there !== undefined) return catchUp(ctx, there, number, subscribe, operation)
  try {
    return ctx.namespaces.add(self, state, entries, subscribe)
  } catch (error) {
    // Admitted it is, whatever its own disk does: "nothing was changed" would be wrong.
    if (error instanceof StorageError) throw admittedOnly(operation, 'stored', error)
    throw error
  }
}

async function catchUp(
  ctx: NodeContext,
  namespace: Namespace,
  number: number,
  subscribe: boolean,
  operation: Operation,
): Promise<Namespace> {
  const reached = await ctx.peers.catchUp(namespace, number)
  assertFollowing(namespace)
  if (!reached) throw admittedOnly(operation)
  if (subscribe) ctx.namespaces.setSubscribed(namespace, true)
  return namespace
}

const admittedOnly = (operation: Operation, notYet: 'fetched' | 'stored' = 'fetched', cause?: StorageError) =>
  refused(
    'outcome_unknown',
    `The coordinator has admitted this node, but its log could not be ${notYet} yet. Try again: joining twice is joining once.`,
    { operationId: operation.body.operationId },
    cause,
  )
