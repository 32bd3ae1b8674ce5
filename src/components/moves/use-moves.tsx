/**
 * The one way groups are moved, however it was asked for: shown at once, sent with the parents they were seen under,
 * and called done only after the tree was read back and agrees. What was asked for first is settled first.
 */
import { useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { createLift, inverseOf, type Lift, type Move, movesTo, verdictOn } from './lift.ts'
import { StillMovingNotice } from './MoveNotices.tsx'
import type { Conflict } from './move-conflict.ts'
import { type MoveHistory, movesLeft } from './move-history.ts'
import { objectionTo } from './move-objections.ts'
import { type Names, namesOf, notLiftedToWords, placeName, wordsOf } from './move-words.ts'
import type { Moves } from './moves.ts'
import { useConflicts } from './use-conflicts.ts'
import { type Asked, useConsequences } from './use-consequences.tsx'
import { type Doing, useMadeMoves } from './use-made-moves.ts'
import { useMaking } from './use-making.tsx'
import { useMoveReads } from './use-move-reads.ts'
import { useMoveTelling } from './use-move-telling.tsx'
import type { PendingMoves } from './use-pending-moves.ts'

/** The command, and what `MoveCompanions` and `MoveHistory` show of it. */
export type MovesHere = Moves & {
  /** Was it asked for, and not confirmed, at this moment? It is rendered so a little later. */
  isMoving(id: GroupId): boolean
  /** What was moved from this page. */
  history: MoveHistory
  /** Into the history: moves that were made another way, and proven. */
  record(moves: readonly Move[]): void
  model: TreeModel
  asked: Asked | undefined
  conflicts: readonly Conflict[]
  dismiss(conflict: Conflict): void
  /** Once more, from where the card says that it stands. */
  moveAnyway(conflict: Conflict): void
}

type Options = {
  /** What is shown, unconfirmed moves included. */
  model: TreeModel
  pending: PendingMoves
  /** The right to move anything at all. */
  right: Verdict
  /** The last entry of the namespace's log that is known here. */
  logNumber: number
}

const MOVE: Doing = { kind: 'move' }

export function useMoves({ model, pending, right, logNumber }: Options): MovesHere {
  const { rootId: namespaceId } = model
  const reads = useMoveReads(namespaceId)
  // What takes time goes on with the tree that is shown by then.
  const shown = useRef(model)
  shown.current = model
  const conflicts = useConflicts(reads, (id) => placeName(shown.current, id))
  const telling = useMoveTelling(conflicts)
  const consequences = useConsequences({ namespaceId, logNumber })
  const made = useMadeMoves()
  // A notice is pressed long after it was made.
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  const takeBack = (kind: 'undo' | 'redo'): void => latest.current[kind]()
  const start = useMaking({ namespaceId, shown, pending, reads, telling, consequences, made, takeBack })

  const turn = useRef(Promise.resolve())
  const inTurn = (work: () => Promise<void>): void => {
    turn.current = turn.current.then(work).catch((error: unknown) => {
      console.error('A move could not be followed to its end.', error)
      telling.tell({ tone: 'error', text: words.moves.notices.broken })
    })
  }

  /** Tells what speaks against the moves in the tree as it was read last; true when something does. */
  async function isBarred(moves: readonly Move[], doing: Doing, names: Names): Promise<boolean> {
    const objection = objectionTo(reads.lastTree() ?? shown.current.tree, moves)
    if (objection === undefined) return false
    if (objection.kind === 'taken') {
      const { taken } = objection
      made.passOver(
        doing,
        moves,
        taken.map(({ move }) => move),
      )
      await Promise.all(taken.map(({ move, parentId }) => conflicts.addTaken(move, parentId)))
      return true
    }
    const { move, refusal } = objection
    made.passOver(doing, moves, [move])
    if (refusal.code === 'into_own_subtree' && (await conflicts.addCrossing(move))) return true
    telling.notMoved(wordsOf(moves, names), refusal.message)
    return true
  }

  function step(kind: 'undo' | 'redo'): void {
    inTurn(async () => {
      const tree = reads.lastTree() ?? shown.current.tree
      const entry = made.next(kind, tree.has)
      if (entry === undefined) return
      const left = movesLeft(entry, tree.has)
      // Asked for after this, and waiting for it.
      const moving = left.find(({ groupId }) => pending.isMoving(groupId))
      if (moving !== undefined) {
        tellStillMoving(moving.groupId)
        return
      }
      const moves = kind === 'undo' ? inverseOf(left) : left
      const doing: Doing = { kind, entryId: entry.id, sources: kind === 'undo' ? left.toReversed() : left }
      const names = namesOf(shown.current, moves, entry.names)
      if (!(await isBarred(moves, doing, names))) await start(moves, doing, names)()
    })
  }
  function undo(): void {
    step('undo')
  }
  function redo(): void {
    step('redo')
  }
  const tellStillMoving = (id: GroupId): void =>
    telling.tell({ tone: 'info', text: <StillMovingNotice group={placeName(shown.current, id)} /> })

  function lift(groupIds: Iterable<GroupId>): Lift | undefined {
    const ids = [...groupIds]
    const moving = ids.find(pending.isMoving)
    if (moving !== undefined) {
      tellStillMoving(moving)
      return undefined
    }
    const lifted = createLift(model, ids, right)
    if (lifted === undefined) telling.tell({ tone: 'info', text: notLiftedToWords(model, ids) })
    return lifted
  }

  function putDown(lifted: Lift, targetId: GroupId): void {
    const verdict = verdictOn(lifted, targetId)
    const moves = movesTo(lifted, targetId)
    const names = namesOf(model, moves, lifted.labels)
    if (!verdict.ok) {
      const aimed = aimedAt(lifted, targetId)
      telling.notMoved(wordsOf(aimed, namesOf(model, aimed, lifted.labels)), verdict.message)
    } else if (objectionTo(model.tree, moves) === undefined) inTurn(start(moves, MOVE, names))
    else
      inTurn(async () => {
        if (!(await isBarred(moves, MOVE, names))) await start(moves, MOVE, names)()
      })
  }

  return {
    movingIds: pending.movingIds,
    isMoving: pending.isMoving,
    lift,
    putDown,
    history: made.history,
    undo,
    redo,
    record(moves) {
      // The Undo of an older notice would take these back instead.
      telling.giveWay()
      made.add(moves, namesOf(shown.current, moves))
    },
    model,
    asked: consequences.asked,
    conflicts: conflicts.conflicts,
    dismiss: ({ group }) => conflicts.dismiss(group.id),
    moveAnyway({ group, stands, wanted }) {
      conflicts.dismiss(group.id)
      const moves = [{ groupId: group.id, expectedParentId: stands.id, newParentId: wanted.id }]
      inTurn(start(moves, MOVE, namesOf(shown.current, moves)))
    },
  }
}

/** Every group of the lift, to be named in a refusal: also those that would have stayed. */
const aimedAt = ({ groupIds, parentIds }: Lift, targetId: GroupId): Move[] =>
  groupIds.map((groupId) => ({ groupId, expectedParentId: parentIds.get(groupId) ?? targetId, newParentId: targetId }))
