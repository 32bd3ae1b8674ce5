import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import { painted } from '../../lib/painted.ts'
import { createSignal, type Signal } from '../../lib/signal.ts'
import type { PendingMove } from '../tree/tree-model.ts'

export type AddedMoves = {
  moves: readonly PendingMove[]
  /** Everything that is not confirmed now. */
  pending: readonly PendingMove[]
  /** For states that have to change together with what is pending. */
  renderWith(change: () => void): void
}

/** Moves that were asked for and are not confirmed; apply them to the list, `groups`, before it is drawn. */
export function usePendingMoves(groups: readonly NamespaceGroup[]) {
  const [pending, setPending] = useState<readonly PendingMove[]>([])
  const [added] = useState<Signal<AddedMoves>>(createSignal)
  const latest = useRef(pending)
  /** What is not rendered yet. */
  const waiting = useRef(new Set<() => void>())
  useLayoutEffect(() => {
    if (pending === latest.current) waiting.current.clear()
  }, [pending])
  // Groups that were read are rendered at once, and what waits with them: a group that has moved would else hide in
  // one that is not open yet.
  const [seen, setSeen] = useState(groups)
  if (groups !== seen) {
    setSeen(groups)
    for (const render of waiting.current) render()
  }
  const set = useCallback((next: readonly PendingMove[]): void => {
    latest.current = next
    setPending(next)
  }, [])
  const add = useCallback(
    (moves: readonly PendingMove[]) => {
      latest.current = [...latest.current, ...moves]
      const changes = [() => setPending(latest.current)]
      added.tell({ moves, pending: latest.current, renderWith: (change) => changes.push(change) })
      const render = (): void => {
        for (const change of changes) change()
      }
      waiting.current.add(render)
      // Rendering the page takes longer than a frame: who listens to `added` shows them in the next one.
      void painted().then(() => {
        if (waiting.current.has(render)) startTransition(render)
      })
    },
    [added],
  )
  const remove = useCallback(
    (moves: readonly PendingMove[]) => {
      const gone = new Set(moves)
      for (const render of waiting.current) render()
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
