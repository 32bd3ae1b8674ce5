/**
 * One write: signed by this node's identity, ordered by the coordinator, answered once it is applied here.
 * The same write key with the same request is done once.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { GroupId } from '#shared/domain/ids.ts'
import { refuse } from '#shared/domain/refusals.ts'
import {
  type Operation,
  type OperationKind,
  operationBodySchema,
  operationSchema,
  type Payload,
  PROTOCOL_VERSION,
} from '#shared/wire/log.ts'
import { sealEntry, signOperation, verifyOperation } from '../log/entry.ts'
import { operationVerdict } from '../log/rules.ts'
import type { OperationRow } from '../storage/store.ts'
import { isCoordinator, isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { assertAllowed, RefusedError, refused } from './refused-error.ts'

/** `keyed`: the caller gave an Idempotency-Key, so the outcome is kept for the next time it is given. */
export type WriteKey = { operationId: string; requestHash: string; keyed: boolean }
type Written = { operation: Operation; number: number }

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The key of a request: `idempotencyKey` as the caller sent it, `request` any text that tells requests apart. */
export const createWriteKey = (idempotencyKey: string | undefined, request: string): WriteKey => ({
  operationId:
    idempotencyKey === undefined ? randomBytes(32).toString('hex') : sha256Hex(`grove/idempotency\n${idempotencyKey}`),
  requestHash: sha256Hex(request),
  keyed: idempotencyKey !== undefined,
})

/** The stored outcome of a write with this key, if there is one; refuses a key that came with another request. */
export function storedOperation(
  ctx: NodeContext,
  key: WriteKey,
): { row: OperationRow; operation: Operation } | undefined {
  const row = key.keyed ? ctx.store.operation(key.operationId) : undefined
  if (row === undefined) return undefined
  if (row.requestHash !== key.requestHash)
    throw refused(
      'idempotency_key_reused',
      'This Idempotency-Key came with another request before. Use a new key for a new request.',
    )
  return { row, operation: operationSchema.parse(JSON.parse(row.json)) }
}

/** Where a write with this key went when it was asked for before: the answer then is the answer now. */
export function appliedBefore(ctx: NodeContext, key: WriteKey): { namespaceId: GroupId; number: number } | undefined {
  const { state, namespaceId, number } = storedOperation(ctx, key)?.row ?? {}
  return state === 'applied' && namespaceId !== undefined && number !== undefined ? { namespaceId, number } : undefined
}

export function operationRow(
  ctx: NodeContext,
  key: WriteKey,
  namespaceId: GroupId,
  operation: Operation,
  rest: Pick<OperationRow, 'state' | 'number'>,
): OperationRow {
  return {
    operationId: key.operationId,
    namespaceId,
    requestHash: key.requestHash,
    json: JSON.stringify(operation),
    createdAtMs: ctx.now(),
    ...rest,
  }
}

const inFlight = new WeakMap<NodeContext, Map<string, Promise<Written>>>()

/** Does one operation; throws a RefusedError when the rules, or the state of the network, do not allow it. */
export async function write<Kind extends OperationKind>(
  ctx: NodeContext,
  namespace: Namespace,
  key: WriteKey,
  kind: Kind,
  payload: Payload<Kind>,
): Promise<Written> {
  const running = inFlight.get(ctx) ?? new Map<string, Promise<Written>>()
  inFlight.set(ctx, running)
  const same = running.get(key.operationId)
  if (same !== undefined && storedOperation(ctx, key) !== undefined) return same
  const work = writeOnce(ctx, namespace, key, kind, payload)
  running.set(key.operationId, work)
  try {
    return await work
  } finally {
    running.delete(key.operationId)
    // Only now does it count as unresolved, and is asked after.
    if (ctx.store.operation(key.operationId)?.state === 'unknown') ctx.peers.follow(namespace)
  }
}

async function writeOnce(
  ctx: NodeContext,
  namespace: Namespace,
  key: WriteKey,
  kind: OperationKind,
  payload: unknown,
): Promise<Written> {
  const stored = storedOperation(ctx, key)
  if (stored?.row.state === 'applied' && stored.row.number !== undefined)
    return { operation: stored.operation, number: stored.row.number }
  if (stored !== undefined) return send(ctx, namespace, key, stored.operation)
  assertFollowing(namespace)
  const { state, self } = namespace
  const body = operationBodySchema.parse({
    v: PROTOCOL_VERSION,
    namespaceId: state.namespaceId,
    operationId: key.operationId,
    author: self.publicKey,
    kind,
    payload,
    basedOn: state.number,
    epoch: state.epochHash,
  })
  const operation = signOperation(body, self.secretKey)
  return isCoordinator(namespace)
    ? appendAsCoordinator(ctx, namespace, key, operation)
    : send(ctx, namespace, key, operation)
}

function appendAsCoordinator(ctx: NodeContext, namespace: Namespace, key: WriteKey, operation: Operation): Written {
  const { state } = namespace
  const now = Math.max(ctx.now(), state.timeMs)
  assertAllowed(verifyOperation(operation))
  assertAllowed(operationVerdict(state, operation.body, now))
  const entry = sealEntry(state, operation, now, namespace.self.secretKey)
  const { number } = entry.header
  ctx.namespaces.append(namespace, entry, () => {
    if (key.keyed)
      ctx.store.writeOperation(operationRow(ctx, key, state.namespaceId, operation, { state: 'applied', number }))
  })
  return { operation, number }
}

async function send(ctx: NodeContext, namespace: Namespace, key: WriteKey, operation: Operation): Promise<Written> {
  const { namespaceId } = namespace.state
  if (!isMember(namespace)) throw refused('not_a_member', 'This node is not a member of the namespace any more.')
  const before = ctx.store.operation(key.operationId)?.state
  ctx.store.writeOperation(operationRow(ctx, key, namespaceId, operation, { state: 'pending' }))
  const result = await ctx.peers.submit(namespace, operation)
  switch (result.outcome) {
    case 'accepted':
      // Read your own writes: the caller's next question is answered from a state that has this in it.
      if (!(await holds(ctx, namespace, operation, result.number)))
        throw becomeUnknown(ctx, namespace, key, operation, 'applied-elsewhere')
      if (key.keyed)
        ctx.store.writeOperation(
          operationRow(ctx, key, namespaceId, operation, { state: 'applied', number: result.number }),
        )
      else ctx.store.deleteOperation(key.operationId)
      return { operation, number: result.number }
    case 'refused':
      ctx.store.deleteOperation(key.operationId)
      // What it was refused for may be news to this node.
      await ctx.peers.catchUp(namespace)
      throw new RefusedError(result.refusal)
    case 'not-sent':
      // It may have arrived when it was sent before.
      if (before === 'unknown' || before === 'pending')
        throw becomeUnknown(ctx, namespace, key, operation, 'unanswered')
      ctx.store.deleteOperation(key.operationId)
      throw unreachable()
    case 'unanswered':
      throw becomeUnknown(ctx, namespace, key, operation, 'unanswered')
  }
}

/** Fetches the log up to the entry that is said to hold the operation. False: it could not be had. */
async function holds(ctx: NodeContext, namespace: Namespace, operation: Operation, number: number): Promise<boolean> {
  if (!(await ctx.peers.catchUp(namespace, number))) return false
  const { namespaceId } = namespace.state
  const { author, operationId } = operation.body
  if (ctx.store.findOperationEntry(namespaceId, author, operationId) === number) return true
  ctx.namespaces.stop(
    namespace,
    refuse('entry_invalid', `The coordinator says that entry ${number} is another one than this node has.`),
  )
  return false
}

/** Keeps the operation, so that what became of it is found out later. Answers what to tell the caller now. */
function becomeUnknown(
  ctx: NodeContext,
  namespace: Namespace,
  key: WriteKey,
  operation: Operation,
  why: 'unanswered' | 'applied-elsewhere',
): RefusedError {
  const { namespaceId } = namespace.state
  ctx.store.writeOperation(operationRow(ctx, key, namespaceId, operation, { state: 'unknown' }))
  return refused(
    'outcome_unknown',
    why === 'unanswered'
      ? 'The change was sent, but the answer was lost on the way. It shows as soon as the coordinator is back.'
      : 'The change was accepted, but could not be fetched back yet. It shows as soon as the coordinator is back.',
    { operationId: key.operationId },
  )
}

/** Refuses when this replica has stopped following its log. */
export function assertFollowing({ stopped }: Namespace): void {
  if (stopped !== undefined)
    throw refused('replica_stopped', `This node follows the namespace no further. ${stopped.message}`)
}

export const unreachable = () =>
  refused(
    'coordinator_unreachable',
    'The node that coordinates this namespace cannot be reached, so nothing was changed. Try again when it is back.',
  )

/** Writes whose answers were lost, in this run or one before. */
function unresolved(ctx: NodeContext, { state }: Namespace): OperationRow[] {
  const running = inFlight.get(ctx)
  return [...ctx.store.operationsInState('unknown'), ...ctx.store.operationsInState('pending')].filter(
    ({ namespaceId, operationId }) => namespaceId === state.namespaceId && running?.has(operationId) !== true,
  )
}
export const hasUnresolved = (ctx: NodeContext, namespace: Namespace): boolean => unresolved(ctx, namespace).length > 0

/** Finds out what became of writes whose answers were lost; called when the coordinator answers again. */
export async function resolveUnknown(ctx: NodeContext, namespace: Namespace): Promise<void> {
  for (const row of unresolved(ctx, namespace)) {
    const number = await ctx.peers.outcomeOf(namespace, row.operationId)
    if (number === undefined) return
    // The caller may have asked again meanwhile, and knows better.
    if (!unresolved(ctx, namespace).some(({ operationId }) => operationId === row.operationId)) continue
    if (number === null)
      ctx.store.writeOperation({
        ...row,
        state: 'refused',
        code: 'coordinator_unreachable',
        message: 'It never reached the coordinator, so nothing was changed.',
      })
    else {
      // Whoever is told that it was applied finds it here.
      if (!(await ctx.peers.catchUp(namespace, number))) return
      ctx.store.writeOperation({ ...row, state: 'applied', number })
    }
    ctx.events.emit({ type: 'operation.resolved', operationId: row.operationId })
  }
}
