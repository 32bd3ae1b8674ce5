import { useRef } from 'react'
import { isRefusal } from '../../api/api-error.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { type Toast, useToasts } from '../ui/Toasts.tsx'
import type { Move } from './lift.ts'
import {
  AlreadyThereNotice,
  CheckingNotice,
  DeletedNotice,
  MovedNotice,
  movedToText,
  NotMovedNotice,
  RefusedNotice,
  RetryingNotice,
  UnknownNotice,
  UnprovenNotice,
} from './MoveNotices.tsx'
import type { Failure, MoveStage } from './move-outcome.ts'
import { type MoveWords, placeToText } from './move-words.ts'
import type { Conflicts } from './use-conflicts.ts'

/** Says what became of moves: in a notice, in a card when somebody else moved the group, and aloud. */
export function useMoveTelling(conflicts: Conflicts) {
  const { show, dismiss } = useToasts()
  const announce = useAnnounce()
  const last = useRef<number>(undefined)
  /** The notice about each selection of groups that were moved together. */
  const noticeOf = useRef(new Map<string, number>())

  /** How it stands, and that all is well, gives way to what comes after it: notices must not pile up over the map. */
  const giveWay = (): void => {
    if (last.current !== undefined) dismiss(last.current)
    last.current = undefined
  }
  /** What is said anew of the same groups takes the place of what was said before: it is not true any more, or the same. */
  const tell = (toast: Toast, about?: MoveWords, givesWay = toast.tone === 'success'): void => {
    giveWay()
    const key = about?.groupIds.join()
    const before = key === undefined ? undefined : noticeOf.current.get(key)
    if (before !== undefined) dismiss(before)
    const id = show(toast)
    if (givesWay) last.current = id
    if (key !== undefined) noticeOf.current.set(key, id)
  }

  return {
    tell,
    /** For what is said elsewhere. */
    giveWay,

    /** Nothing was sent. */
    notMoved(words: MoveWords, reason: string): void {
      tell({ tone: 'error', text: <NotMovedNotice words={words} reason={reason} /> }, words)
    },

    stage(stage: MoveStage, words: MoveWords): void {
      if (stage === 'retrying') tell({ tone: 'info', text: <RetryingNotice words={words} /> }, words, true)
      if (stage === 'checking') tell({ tone: 'info', text: <CheckingNotice words={words} /> }, words, true)
    },

    /** `stoppedCount` were to be moved as well, had nobody stopped it. */
    moved(
      model: TreeModel,
      moves: readonly Move[],
      words: MoveWords,
      stoppedCount: number,
      action: Toast['action'],
    ): void {
      announce(movedToText(words, placeToText(model, moves), stoppedCount))
      tell(
        {
          tone: 'success',
          text: <MovedNotice words={words} stoppedCount={stoppedCount} />,
          isSaid: true,
          ...(action && { action }),
        },
        words,
      )
    },

    /** `untried` came after it. */
    async failed({ moves, outcome }: Failure, words: MoveWords, untried: number): Promise<void> {
      const move = moves.at(-1)
      if (move === undefined) return
      const refused = (): void => {
        if (outcome.kind !== 'refused') return
        const { error, cause } = outcome
        tell(
          { tone: 'error', text: <RefusedNotice words={words} error={error} cause={cause} untried={untried} /> },
          words,
        )
      }
      switch (outcome.kind) {
        case 'taken':
          if (outcome.parentId === move.newParentId)
            tell({ tone: 'info', text: <AlreadyThereNotice words={words} /> }, words)
          else await conflicts.addTaken(move, outcome.parentId, { by: outcome.movedBy, atMs: outcome.movedAtMs })
          return
        case 'overtaken':
          if (outcome.parentId === undefined) tell({ tone: 'info', text: <DeletedNotice words={words} /> }, words)
          else await conflicts.addMovedOn(move, outcome.parentId)
          return
        case 'refused': {
          const isCrossing = outcome.cause?.code === 'into_own_subtree' || isRefusal(outcome.error, 'into_own_subtree')
          if (!isCrossing || !(await conflicts.addCrossing(move))) refused()
          return
        }
        case 'unproven':
          tell({ tone: 'info', text: <UnprovenNotice words={words} error={outcome.error} /> }, words)
          return
        case 'unknown':
          tell({ tone: 'info', text: <UnknownNotice words={words} error={outcome.error} /> }, words)
      }
    },
  }
}
export type MoveTelling = ReturnType<typeof useMoveTelling>
