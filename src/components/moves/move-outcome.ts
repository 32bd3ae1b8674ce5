/** What became of moves: never called done before the tree was read back, never called failed when they were made. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Refusal } from '#shared/domain/refusals.ts'
import { moveVerdict, type Tree } from '#shared/domain/tree.ts'
import { parentChangedDetailsSchema } from '#shared/wire/groups.ts'
import { ApiError } from '../../api/api-error.ts'
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
  /** The tree as the node has it, asked for after this call. */
  readTree(): Promise<Tree>
  newKey(): string
  /** Resolves when it is time to ask again, after so many attempts. */
  pause(attempts: number): Promise<void>
  /** What is being waited for. */
  onStage?(stage: MoveStage, move: Move): void
  /** Asked before each move but the first: what was sent stays, nothing more is sent. */
  isStopped?(): boolean
}

/** Of one group, unless the same became of many; what is said of it is said of the last move. */
export type Failure = { moves: readonly Move[]; outcome: Exclude<MoveOutcome, { kind: 'moved' }> }

export type CarriedOut = {
  /** Proven, in order. */
  done: Move[]
  /** What became of the others that were sent; the last of them is why the rest was not. */
  failures: Failure[]
  /** Not sent: after one that was not accepted, or because somebody stopped it. */
  untried: Move[]
}

const ATTEMPTS_MAX = 4

/**
 * One after the other, in this order, up to the first that is not accepted. The tree is read once, after all of them,
 * and proves each.
 */
export async function carryOutMoves(moves: readonly Move[], steps: MoveSteps): Promise<CarriedOut> {
  const accepted: Move[] = []
  let open: { move: Move; error: unknown } | undefined
  for (const move of moves) {
    if (accepted.length > 0 && steps.isStopped?.() === true) break
    try {
      await sendPatiently(move, steps)
      accepted.push(move)
    } catch (error) {
      open = { move, error }
      break
    }
  }
  const untried = moves.slice(accepted.length + (open === undefined ? 0 : 1))
  const known = open && refusalToOutcome(open.error)
  const unclear = known === undefined ? open : undefined
  if (accepted.length === 0 && unclear === undefined)
    return { done: [], failures: failuresOf(open?.move, known), untried }

  if (unclear !== undefined) steps.onStage?.('checking', unclear.move)
  const reading = await read(steps)
  const { done, failures } = provenBy(reading, accepted)
  const outcome = open && (known ?? findOut(open.move, open.error, reading))
  if (open !== undefined && outcome?.kind === 'moved') done.push(open.move)
  return { done, failures: [...failures, ...failuresOf(open?.move, outcome)], untried }
}

/** The same for one alone. */
export async function carryOutMove(move: Move, steps: MoveSteps): Promise<MoveOutcome> {
  const { failures } = await carryOutMoves([move], steps)
  return failures[0]?.outcome ?? { kind: 'moved' }
}

const failuresOf = (move: Move | undefined, outcome: MoveOutcome | undefined): Failure[] =>
  move === undefined || outcome === undefined || outcome.kind === 'moved' ? [] : [{ moves: [move], outcome }]

type Reading = { tree: Tree } | { error: unknown }

async function read({ readTree }: MoveSteps): Promise<Reading> {
  try {
    return { tree: await readTree() }
  } catch (error) {
    console.warn('The tree could not be read after a move.', error)
    return { error }
  }
}

/** Of moves that were accepted: a group that was moved more than once stands where the last of them put it. */
function provenBy(reading: Reading, accepted: readonly Move[]): Pick<CarriedOut, 'done' | 'failures'> {
  if (accepted.length === 0) return { done: [], failures: [] }
  if ('error' in reading)
    return { done: [], failures: [{ moves: accepted, outcome: { kind: 'unproven', error: reading.error } }] }
  const lastById = new Map(accepted.map((move) => [move.groupId, move]))
  const done: Move[] = []
  const failures: Failure[] = []
  for (const move of accepted) {
    const parentId = reading.tree.parentOf(move.groupId)
    const last = lastById.get(move.groupId)
    if (parentId === last?.newParentId) done.push(move)
    else if (move === last)
      failures.push({
        moves: accepted.filter(({ groupId }) => groupId === move.groupId),
        outcome: { kind: 'overtaken', parentId },
      })
  }
  return { done, failures }
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
function findOut({ groupId, expectedParentId, newParentId }: Move, error: unknown, reading: Reading): MoveOutcome {
  const isRefusal = error instanceof ApiError && error.kind === 'refused' && error.code !== 'outcome_unknown'
  if ('error' in reading) return isRefusal ? { kind: 'refused', error, cause: undefined } : { kind: 'unknown', error }
  const { tree } = reading
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
