import { useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Move } from './lift.ts'
import { type MoveEntry, type MoveHistory, nextRedo, nextUndo, withMove, withState } from './move-history.ts'
import type { Names } from './move-words.ts'

/** Why moves are made: for what is taken back or made again, the entry of the history, and its move behind each. */
export type Doing = { kind: 'move' } | { kind: 'undo' | 'redo'; entryId: number; sources: readonly Move[] }

/** The history of this page: what is done in turn needs it at once, not only when it is shown. */
export function useMadeMoves() {
  const [history, setHistory] = useState<MoveHistory>([])
  const kept = useRef(history)
  const remember = (change: (before: MoveHistory) => MoveHistory): void => {
    kept.current = change(kept.current)
    setHistory(kept.current)
  }
  /** The moves of the entry that stand behind these ones. */
  const mark = (
    { entryId, sources }: Exclude<Doing, { kind: 'move' }>,
    moves: readonly Move[],
    concerned: readonly Move[],
    state: MoveEntry['state'],
  ): void => {
    const those = new Set(concerned)
    const isMeant = (move: Move | undefined): boolean => move !== undefined && those.has(move)
    remember((before) =>
      withState(
        before,
        entryId,
        sources.filter((_, index) => isMeant(moves[index])),
        state,
      ),
    )
  }
  const add = (moves: readonly Move[], names: Names): void =>
    remember((before) => withMove(before, { moves, names, atMs: Date.now() }))

  return {
    history,
    /** What can be taken back, or made again, next. */
    next: (kind: 'undo' | 'redo', isThere: (id: GroupId) => boolean): MoveEntry | undefined =>
      kind === 'undo' ? nextUndo(kept.current, isThere) : nextRedo(kept.current, isThere),
    add,
    /** Of these moves, the ones in `done` are proven. */
    settle(doing: Doing, moves: readonly Move[], done: readonly Move[], names: Names): void {
      if (doing.kind === 'move') add(done, names)
      else mark(doing, moves, done, doing.kind === 'undo' ? 'undone' : 'applied')
    },
    /** What cannot be taken back or made again any more must not stand before what can. */
    passOver(doing: Doing, moves: readonly Move[], concerned: readonly Move[]): void {
      if (doing.kind !== 'move') mark(doing, moves, concerned, 'overtaken')
    },
  }
}
export type MadeMoves = ReturnType<typeof useMadeMoves>
