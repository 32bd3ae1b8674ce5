import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeView } from './tree-view.ts'

/** Whoever works in a tree goes on from what was put down there. */
export const isFocusInTree = (): boolean => document.activeElement?.closest('[role=tree]') != null

/** Groups that were just put down somewhere are shown there, unless that was done already. */
export function useShowMoving(
  view: TreeView,
  movingIds: ReadonlySet<GroupId>,
  isShown: (id: GroupId) => boolean = () => false,
): void {
  const before = useRef(movingIds)
  const show = useEffectEvent((id: GroupId) => {
    if (!isShown(id)) view.setCursor(id, isFocusInTree() ? view.cursor.by : undefined)
  })
  // At once: the focus is not taken from whoever has gone elsewhere meanwhile.
  useLayoutEffect(() => {
    const added = [...movingIds].find((id) => !before.current.has(id))
    before.current = movingIds
    if (added !== undefined) show(added)
  }, [movingIds])
}
