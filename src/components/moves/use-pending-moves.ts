import { startTransition, useCallback, useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { createSignal, type Signal } from '../../lib/signal.ts'
import type { PendingMove } from '../tree/tree-model.ts'

/** What was added, and all that is pending with it. */
export type AddedMoves = { pending: readonly PendingMove[]; moves: readonly PendingMove[] }

/** Moves that were asked for and are not confirmed; apply them to the list before it is drawn. */
export function usePendingMoves() {
  const [pending, setPending] = useState<readonly PendingMove[]>([])
  const [added] = useState<Signal<AddedMoves>>(createSignal)
  const latest = useRef(pending)
  const set = useCallback((next: readonly PendingMove[]): void => {
    latest.current = next
    setPending(next)
  }, [])
  const add = useCallback(
    (moves: readonly PendingMove[]) =>
      // Rendering the page takes longer than a frame: who listens to `added` may show them in the next one.
      startTransition(() => {
        set([...latest.current, ...moves])
        added.tell({ pending: latest.current, moves })
      }),
    [set, added],
  )
  const remove = useCallback(
    (moves: readonly PendingMove[]) => {
      const gone = new Set(moves)
      set(latest.current.filter((one) => !gone.has(one)))
    },
    [set],
  )
  /** At this moment, whatever is shown. */
  const isMoving = useCallback((id: GroupId): boolean => latest.current.some(({ groupId }) => groupId === id), [])
  const movingIds = useMemo(() => new Set(pending.map(({ groupId }) => groupId)), [pending])
  return { pending, added, movingIds, isMoving, add, remove }
}
export type PendingMoves = ReturnType<typeof usePendingMoves>
