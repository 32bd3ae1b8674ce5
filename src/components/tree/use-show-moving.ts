import { useEffect, useEffectEvent, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeView } from './tree-view.ts'

/** Groups that were just put down somewhere are shown there; whoever works in a tree goes on from the first of them. */
export function useShowMoving(view: TreeView, movingIds: ReadonlySet<GroupId>): void {
  const before = useRef(movingIds)
  const show = useEffectEvent((id: GroupId) => {
    const isInTree = document.activeElement?.closest('[role=tree]') != null
    view.setCursor(id, isInTree ? view.cursor.by : undefined)
  })
  useEffect(() => {
    const added = [...movingIds].find((id) => !before.current.has(id))
    before.current = movingIds
    if (added !== undefined) show(added)
  }, [movingIds])
}
