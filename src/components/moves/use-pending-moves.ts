import { useCallback, useMemo, useState } from 'react'
import type { PendingMove } from '../tree/tree-model.ts'

/** Moves that were asked for and are not confirmed; apply them to the list before it is drawn. */
export function usePendingMoves() {
  const [pending, setPending] = useState<readonly PendingMove[]>([])
  const add = useCallback((moves: readonly PendingMove[]) => setPending((before) => [...before, ...moves]), [])
  const remove = useCallback(
    (moves: readonly PendingMove[]) => setPending((before) => before.filter((one) => !moves.includes(one))),
    [],
  )
  const movingIds = useMemo(() => new Set(pending.map(({ groupId }) => groupId)), [pending])
  return { pending, movingIds, add, remove }
}
export type PendingMoves = ReturnType<typeof usePendingMoves>
