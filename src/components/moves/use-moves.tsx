/**
 * The one way groups are moved, however it was asked for: shown at once, sent with the parents they were seen under,
 * and called done only after the tree was read back and agrees. What was asked for first is settled first.
 */
import { useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { refusedMoveDetailsSchema } from '#shared/wire/namespaces.ts'
import { ApiError } from '../../api/errors.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { createLift, inverseOf, type Lift, type Move, movesTo, verdictOn } from './lift.ts'
import { NotMovedNotice, PreviewFailedNotice, StillMovingNotice } from './MoveNotices.tsx'
import type { Conflict } from './move-conflict.ts'
import { type MoveHistory, movesLeft, nextRedo, nextUndo, withMove, withState } from './move-history.ts'
import { objectionTo } from './move-objections.ts'
import type { CarriedOut } from './move-outcome.ts'
import { type Names, namesOf, notLiftedToWords, placeName, wordsOf } from './move-words.ts'
import type { Moves } from './moves.ts'
import { useCarryOut } from './use-carry-out.ts'
import { useConflicts } from './use-conflicts.ts'
import { type Asked, useConsequences } from './use-consequences.tsx'
import { useMoveReads, whenShown } from './use-move-reads.ts'
import { useMoveTelling } from './use-move-telling.tsx'
import type { PendingMoves } from './use-pending-moves.ts'

/** The command, and what `MoveCompanions` and `MoveHistory` show of it. */
export type MovesHere = Moves & {
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

/** Why moves are made: for what is taken back or made again, the entry of the history, and its move behind each. */
type Doing = { kind: 'move' } | { kind: 'undo' | 'redo'; entryId: number; sources: readonly Move[] }

type Options = {
  /** What is shown, unconfirmed moves included. */
  model: TreeModel
  pending: PendingMoves
  /** The right to move anything at all. */
  right: Verdict
  /** The last entry of the namespace's log that is known here. */
  logNumber: number
}

export function useMoves({ model, pending, right, logNumber }: Options): MovesHere {
  const reads = useMoveReads(model.rootId)
  // What takes time goes on with the tree that is shown by then.
  const shown = useRef(model)
  shown.current = model
  const conflicts = useConflicts(reads, (id) => placeName(shown.current, id))
  const telling = useMoveTelling(conflicts)
  const consequences = useConsequences({ namespaceId: model.rootId, logNumber })
  const carryOut = useCarryOut(model.rootId, reads)

  const [history, setHistory] = useState<MoveHistory>([])
  const kept = useRef(history)
  const remember = (change: (before: MoveHistory) => MoveHistory): void => {
    kept.current = change(kept.current)
    setHistory(kept.current)
  }

  const turn = useRef(Promise.resolve())
  const inTurn = (work: () => Promise<void>): void => {
    turn.current = turn.current.then(work).catch((error: unknown) => {
      console.error('A move could not be followed to its end.', error)
      telling.tell({ tone: 'error', text: 'Something went wrong in this page. Reload it to see where the group is.' })
    })
  }

  const isThere = (id: GroupId): boolean => shown.current.groups.has(id)

  /** What cannot be taken back or made again any more must not stand before what can. */
  const passOver = (doing: Doing, ...indexes: readonly number[]): void => {
    if (doing.kind === 'move') return
    const { entryId, sources } = doing
    remember((before) =>
      withState(
        before,
        entryId,
        sources.filter((_, index) => indexes.includes(index)),
        'overtaken',
      ),
    )
  }

  /** Tells what speaks against the moves in the tree that is shown; true when something does. */
  async function isBarred(moves: readonly Move[], doing: Doing): Promise<boolean> {
    const objection = objectionTo(shown.current.tree, moves)
    if (objection === undefined) return false
    if (objection.kind === 'taken') {
      passOver(doing, ...objection.taken.map(({ move }) => moves.indexOf(move)))
      await Promise.all(objection.taken.map(({ move, parentId }) => conflicts.addTaken(move, parentId)))
      return true
    }
    const { move, refusal } = objection
    passOver(doing, moves.indexOf(move))
    if (refusal.code === 'into_own_subtree' && (await conflicts.addCrossing(move))) return true
    tellNotMoved(moves, refusal.message)
    return true
  }

  const tellNotMoved = (moves: readonly Move[], reason: string): void => {
    const words = wordsOf(moves, namesOf(shown.current, moves))
    telling.tell({ tone: 'error', text: <NotMovedNotice words={words} reason={reason} /> })
  }

  async function prove(moves: readonly Move[], doing: Doing, names: Names): Promise<CarriedOut | undefined> {
    const words = wordsOf(moves, names)
    if (doing.kind === 'move')
      try {
        const consent = await consequences.consentTo(moves, words)
        if (consent === 'left') tellNotMoved(moves, 'The page was left before anybody agreed to what that changes.')
        if (consent !== 'given') return undefined
      } catch (error) {
        const refused = refusedMove(moves, error)
        if (refused !== undefined) return refused
        telling.tell({ tone: 'error', text: <PreviewFailedNotice words={words} error={error} /> })
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
    const made = new Set(done)
    remember((before) =>
      doing.kind === 'move'
        ? withMove(before, { moves: done, names, atMs: Date.now() })
        : withState(
            before,
            doing.entryId,
            doing.sources.filter((_, index) => moves[index] !== undefined && made.has(moves[index])),
            doing.kind === 'undo' ? 'undone' : 'applied',
          ),
    )
    // Also how it stood: a card says nothing there.
    telling.giveWay()
    if (done.length > 0)
      telling.moved(after, done, wordsOf(done, names), failures.length === 0 ? untried.length : 0, {
        label: doing.kind === 'undo' ? 'Redo' : 'Undo',
        onAction: () => latest.current[doing.kind === 'undo' ? 'redo' : 'undo'](),
      })
    for (const failure of failures) {
      const { moves: concerned, outcome } = failure
      if (outcome.kind === 'taken' || outcome.kind === 'overtaken')
        passOver(doing, ...concerned.map((move) => moves.indexOf(move)))
      const isLast = failure === failures.at(-1)
      await telling.failed(failure, wordsOf(concerned, names), isLast ? untried.length : 0)
    }
  }

  /** Shows the moves at once; they go home when they are not made. */
  function start(moves: readonly Move[], doing: Doing): () => Promise<void> {
    const names = namesOf(shown.current, moves)
    const early = moves.map(({ groupId, newParentId }) => ({ groupId, newParentId }))
    pending.add(early)
    return async () => {
      let result: CarriedOut | undefined
      let after = shown.current
      try {
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

  function step(kind: 'undo' | 'redo'): void {
    inTurn(async () => {
      const entry = kind === 'undo' ? nextUndo(kept.current, isThere) : nextRedo(kept.current, isThere)
      if (entry === undefined) return
      const left = movesLeft(entry, isThere)
      const moves = kind === 'undo' ? inverseOf(left) : left
      const doing: Doing = { kind, entryId: entry.id, sources: kind === 'undo' ? left.toReversed() : left }
      if (!(await isBarred(moves, doing))) await start(moves, doing)()
    })
  }
  const undo = (): void => step('undo')
  const redo = (): void => step('redo')
  // A notice is pressed long after it was made.
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }

  function lift(groupIds: Iterable<GroupId>): Lift | undefined {
    const ids = [...groupIds]
    const moving = ids.find((id) => pending.movingIds.has(id))
    if (moving !== undefined) {
      telling.tell({ tone: 'info', text: <StillMovingNotice group={placeName(model, moving)} /> })
      return undefined
    }
    const lifted = createLift(model, ids, right)
    if (lifted === undefined) telling.tell({ tone: 'info', text: notLiftedToWords(model, ids) })
    return lifted
  }

  function putDown(lifted: Lift, targetId: GroupId): void {
    const verdict = verdictOn(lifted, targetId)
    const moves = movesTo(lifted, targetId)
    if (!verdict.ok) tellNotMoved(aimedAt(lifted, targetId), verdict.message)
    else if (objectionTo(model.tree, moves) === undefined) inTurn(start(moves, { kind: 'move' }))
    else inTurn(async () => void (await isBarred(moves, { kind: 'move' })))
  }

  return {
    movingIds: pending.movingIds,
    lift,
    putDown,
    history,
    undo,
    redo,
    record(moves) {
      // The Undo of an older notice would take these back instead.
      telling.giveWay()
      remember((before) => withMove(before, { moves, names: namesOf(shown.current, moves), atMs: Date.now() }))
    },
    model,
    asked: consequences.asked,
    conflicts: conflicts.conflicts,
    dismiss: ({ group }) => conflicts.dismiss(group.id),
    moveAnyway({ group, stands, wanted }) {
      conflicts.dismiss(group.id)
      const move = { groupId: group.id, expectedParentId: stands.id, newParentId: wanted.id }
      inTurn(start([move], { kind: 'move' }))
    },
  }
}

/** The node has already seen, when it was asked what the moves change, that one of them cannot be made. */
function refusedMove(moves: readonly Move[], error: unknown): CarriedOut | undefined {
  if (!(error instanceof ApiError) || error.code === undefined) return undefined
  const details = refusedMoveDetailsSchema.safeParse(error.details)
  const move = details.success ? moves[details.data.moveIndex] : undefined
  if (move === undefined) return undefined
  const others = moves.filter((other) => other !== move)
  return {
    done: [],
    failures: [{ moves: [move], outcome: { kind: 'refused', error, cause: undefined } }],
    untried: others,
  }
}

/** Every group of the lift, to be named in a refusal: also those that would have stayed. */
const aimedAt = ({ groupIds, parentIds }: Lift, targetId: GroupId): Move[] =>
  groupIds.map((groupId) => ({ groupId, expectedParentId: parentIds.get(groupId) ?? targetId, newParentId: targetId }))
