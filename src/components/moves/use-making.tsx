/** Makes moves: shown at once, agreed to, sent, and called done only when the tree was read back and agrees. */
import type { RefObject } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { refusedMoveDetailsSchema } from '#shared/wire/namespaces.ts'
import { ApiError } from '../../api/api-error.ts'
import { painted } from '../../lib/painted.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import type { Move } from './lift.ts'
import { PreviewFailedNotice } from './MoveNotices.tsx'
import type { CarriedOut } from './move-outcome.ts'
import { type Names, wordsOf } from './move-words.ts'
import { useCarryOut } from './use-carry-out.ts'
import type { Consequences } from './use-consequences.tsx'
import type { Doing, MadeMoves } from './use-made-moves.ts'
import { type MoveReads, whenShown } from './use-move-reads.ts'
import type { MoveTelling } from './use-move-telling.tsx'
import type { PendingMoves } from './use-pending-moves.ts'

type Parts = {
  namespaceId: GroupId
  /** What takes time goes on with the tree that is shown by then. */
  shown: RefObject<TreeModel>
  pending: PendingMoves
  reads: MoveReads
  telling: MoveTelling
  consequences: Consequences
  made: MadeMoves
  /** What the notice of a success offers. */
  takeBack(kind: 'undo' | 'redo'): void
}

/** Shows the moves at once; what is returned sends them. They go home when they are not made. */
export function useMaking({ namespaceId, shown, pending, reads, telling, consequences, made, takeBack }: Parts) {
  const carryOut = useCarryOut(namespaceId, reads)

  async function prove(moves: readonly Move[], doing: Doing, names: Names): Promise<CarriedOut | undefined> {
    const about = wordsOf(moves, names)
    if (doing.kind === 'move')
      try {
        const consent = await consequences.consentTo(moves, about)
        if (consent === 'left') telling.notMoved(about, words.moves.notices.left)
        if (consent !== 'given') return undefined
      } catch (error) {
        const refused = refusedMove(moves, error)
        if (refused !== undefined) return refused
        telling.tell({ tone: 'error', text: <PreviewFailedNotice words={about} error={error} /> }, about)
        return undefined
      }
    return carryOut(moves, (stage, move) => telling.stage(stage, wordsOf([move], names)))
  }

  async function settle(
    moves: readonly Move[],
    { done, failures, untried }: CarriedOut,
    doing: Doing,
    names: Names,
    after: TreeModel,
  ): Promise<void> {
    made.settle(doing, moves, done, names)
    // Also how it stood: a card says nothing there.
    telling.giveWay()
    if (done.length > 0)
      telling.moved(after, done, wordsOf(done, names), failures.length === 0 ? untried.length : 0, {
        label: doing.kind === 'undo' ? words.moves.history.redo : words.moves.history.undo,
        onAction: () => takeBack(doing.kind === 'undo' ? 'redo' : 'undo'),
      })
    for (const failure of failures) {
      const { moves: concerned, outcome } = failure
      if (outcome.kind === 'taken' || outcome.kind === 'overtaken') made.passOver(doing, moves, concerned)
      const isLast = failure === failures.at(-1)
      await telling.failed(failure, wordsOf(concerned, names), isLast ? untried.length : 0)
    }
  }

  return function start(moves: readonly Move[], doing: Doing, names: Names): () => Promise<void> {
    const early = moves.map(({ groupId, newParentId }) => ({ groupId, newParentId }))
    pending.add(early)
    return async () => {
      let result: CarriedOut | undefined
      let after = shown.current
      try {
        // Asking takes a part of the frame in which the moves are to be seen.
        await painted()
        result = await prove(moves, doing, names)
        // Else it would go home for a moment before it is where the tree that was read has it.
        await whenShown()
        after = shown.current
      } finally {
        pending.remove(early)
      }
      if (result !== undefined) await settle(moves, result, doing, names, after)
    }
  }
}

/** The node has already seen, when it was asked what the moves change, that one of them cannot be made. */
function refusedMove(moves: readonly Move[], error: unknown): CarriedOut | undefined {
  if (!(error instanceof ApiError) || error.code === undefined) return undefined
  const details = refusedMoveDetailsSchema.safeParse(error.details)
  const move = details.success ? moves[details.data.moveIndex] : undefined
  if (move === undefined) return undefined
  const untried = moves.filter((other) => other !== move)
  return { done: [], failures: [{ moves: [move], outcome: { kind: 'refused', error, cause: undefined } }], untried }
}
