/** What became of moves: never called done before the tree was read back, never called failed when they were made. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Refusal } from '#shared/domain/refusals.ts'
import { moveVerdict, type Tree } from '#shared/domain/tree.ts'
import { parentChangedDetailsSchema } from '#shared/wire/groups.ts'
import { ApiError } from '../../api/errors.ts'
import type { Move } from './lift.ts'

export type MoveOutcome =
  | { kind: 'moved' }
  /** It was moved, and is somewhere else by now; undefined when it is gone. */
  | { kind: 'overtaken'; parentId: GroupId | undefined }
  /** Somebody else had moved it before. */
  | { kind: 'taken'; parentId: GroupId; movedBy: PublicKey | undefined; movedAtMs: number | undefined }
  /** Nothing was changed. `cause` is what the tree says against it, when the node gave no reason. */
  | { kind: 'refused'; error: unknown; cause: Refusal | undefined }
  /** The node accepted it, and the tree could not be read since. */
  | { kind: 'unproven'; error: unknown }
  /** The answer was lost, and nothing could be found out since. */
  | { kind: 'unknown'; error: unknown }

/** `retrying`: the node is catching up. `checking`: no answer says what became of it, so the tree is asked. */
export type MoveStage = 'sending' | 'retrying' | 'checking'

export type MoveSteps = {
  /** Asks the node for one move. The same key with the same move is done once, however often it is asked for. */
  send(move: Move, idempotencyKey: string): Promise<unknown>
  /** The tree as the node has it, read after this moment. */
  readTree(sinceMs: number): Promise<Tree>
  newKey(): string
  /** Resolves when it is time to ask again, after so many attempts. */
  pause(attempts: number): Promise<void>
  /** What is being waited for. */
  onStage?(stage: MoveStage, move: Move): void
  now?(): number
}

export type CarriedOut = {
  /** Proven, in order. */
  done: Move[]
  /** Of the last move that was tried. */
  outcome: MoveOutcome
  /** What is left: first the move of the outcome, then those that were not tried. Empty when all are done. */
  rest: Move[]
}

const ATTEMPTS_MAX = 4

/** One after the other, in this order; stops at the first that is not proven. */
export async function carryOutMoves(moves: readonly Move[], steps: MoveSteps): Promise<CarriedOut> {
  let outcome: MoveOutcome = { kind: 'moved' }
  for (const [index, move] of moves.entries()) {
    outcome = await carryOutMove(move, steps)
    if (outcome.kind !== 'moved') return { done: moves.slice(0, index), outcome, rest: moves.slice(index) }
  }
  return { done: [...moves], outcome, rest: [] }
}

async function carryOutMove(move: Move, steps: MoveSteps): Promise<MoveOutcome> {
  const { readTree, now = Date.now } = steps
  const sentAtMs = now()
  try {
    await sendPatiently(move, steps)
  } catch (error) {
    return refusalToOutcome(error) ?? findOut(move, error, steps)
  }
  try {
    const parentId = (await readTree(sentAtMs)).parentOf(move.groupId)
    return parentId === move.newParentId ? { kind: 'moved' } : { kind: 'overtaken', parentId }
  } catch (error) {
    return { kind: 'unproven', error }
  }
}

/** Asks again while the node says that it cannot do it yet. */
async function sendPatiently(move: Move, { send, newKey, pause, onStage }: MoveSteps): Promise<void> {
  const key = newKey()
  onStage?.('sending', move)
  for (let attempts = 1; ; attempts++)
    try {
      await send(move, key)
      return
    } catch (error) {
      if (!isPassing(error) || attempts === ATTEMPTS_MAX) throw error
      onStage?.('retrying', move)
      await pause(attempts)
    }
}

/** The node is there and catching up. A replica that has stopped does not go on by itself. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 503 && error.code !== 'replica_stopped'

/** A refusal that says why is believed; everything else has to be found out. */
function refusalToOutcome(error: unknown): MoveOutcome | undefined {
  if (!(error instanceof ApiError)) return { kind: 'refused', error, cause: undefined }
  if (error.code === undefined || error.code === 'outcome_unknown') return undefined
  if (error.code !== 'parent_changed') return { kind: 'refused', error, cause: undefined }
  const details = parentChangedDetailsSchema.safeParse(error.details)
  if (!details.success) return undefined
  const { parentId, movedBy, movedAtMs } = details.data
  return { kind: 'taken', parentId, movedBy, movedAtMs }
}

/** Looks into the tree: the move may have been made although no answer says so, or the tree has the reason why not. */
async function findOut(
  move: Move,
  error: unknown,
  { readTree, onStage, now = Date.now }: MoveSteps,
): Promise<MoveOutcome> {
  const { groupId, expectedParentId, newParentId } = move
  const isRefusal = error instanceof ApiError && error.kind === 'refused' && error.code !== 'outcome_unknown'
  onStage?.('checking', move)
  let tree: Tree
  try {
    tree = await readTree(now())
  } catch (readError) {
    console.warn('The tree could not be read after a move.', readError)
    return isRefusal ? { kind: 'refused', error, cause: undefined } : { kind: 'unknown', error }
  }
  const parentId = tree.parentOf(groupId)
  if (parentId === newParentId) return { kind: 'moved' }
  if (parentId !== undefined && parentId !== expectedParentId)
    return { kind: 'taken', parentId, movedBy: undefined, movedAtMs: undefined }
  const verdict = moveVerdict(tree, groupId, newParentId)
  if (!verdict.ok) return { kind: 'refused', error, cause: verdict }
  // On its way between two nodes: it may still be made.
  if (error instanceof ApiError && error.code === 'outcome_unknown') return { kind: 'unknown', error }
  return { kind: 'refused', error, cause: undefined }
}
