import { useCallback, useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { PendingMove } from '../tree/tree-model.ts'

/** Moves that were asked for and are not confirmed; apply them to the list before it is drawn. */
export function usePendingMoves() {
  const [pending, setPending] = useState<readonly PendingMove[]>([])
  const latest = useRef(pending)
  const set = useCallback((next: readonly PendingMove[]): void => {
    latest.current = next
    setPending(next)
  }, [])
  const add = useCallback((moves: readonly PendingMove[]) => set([...latest.current, ...moves]), [set])
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
  return { pending, movingIds, isMoving, add, remove }
}
export type PendingMoves = ReturnType<typeof usePendingMoves>
