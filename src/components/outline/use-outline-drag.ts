/** Dragging rows: what is taken up, what is under the pointer, and where it is put down. */
import { useEffect, useEffectEvent } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { everyFrame } from '../../lib/every-frame.ts'
import { attachDrag, groupShownAt, type Point } from '../moves/attach-drag.ts'
import { edgePull } from '../moves/edge-pull.ts'
import { type Held, SPRING_MS, useLiftStore } from '../moves/lift-store.ts'
import type { Moves } from '../moves/moves.ts'
import type { Folded } from '../tree/folding.ts'
import { idsToMove, type TreeView } from '../tree/tree-view.ts'

type Parts = {
  element: HTMLElement | null
  view: TreeView
  moves: Moves
  rowPx: number
}
/** Put back when the drag is cancelled. */
type Before = { folded: Folded; scrollTop: number }

export function useOutlineDrag({ element, view, moves, rowPx }: Parts): void {
  const store = useLiftStore()

  const liftable = useEffectEvent((point: Point): GroupId | undefined => {
    const id = groupShownAt(point)
    return id === view.model.rootId || store.get() !== undefined ? undefined : id
  })
  const lift = useEffectEvent((id: GroupId, scrollTop: number): Before | undefined => {
    const { folded } = view
    const taken = moves.lift(idsToMove(view, id))
    if (taken === undefined) return undefined
    store.set({ lift: taken, by: 'pointer', targetId: undefined, overStrip: false, springId: undefined })
    // The cursor's row stays in the document however far is scrolled, and a finger's touch with it.
    view.setCursor(id, 'outline', 'stay')
    return { folded, scrollTop }
  })
  const targetAt = useEffectEvent((held: Held, point: Point): Pick<Held, 'targetId' | 'springId'> => {
    const under = groupShownAt(point)
    // Over itself nothing is meant yet; the reason would only be in the way.
    const targetId = under !== undefined && held.lift.groupIds.includes(under) ? undefined : under
    return { targetId, springId: targetId !== undefined && view.shown.isFolded(targetId) ? targetId : undefined }
  })
  const spring = useEffectEvent((): void => {
    const held = store.get()
    if (held?.springId === undefined) return
    view.fold([held.springId], false)
    store.set({ ...held, springId: undefined })
  })
  /** How far to scroll for a pointer there; the root's row at the top is a target, not an edge. */
  const pull = useEffectEvent((box: DOMRect, { x, y }: Point, frameMs: number): number =>
    x < box.left || x > box.right ? 0 : edgePull(y - box.top - rowPx, box.bottom - y, frameMs),
  )
  const putDown = useEffectEvent((held: Held, targetId: GroupId): void => moves.putDown(held.lift, targetId))
  const restoreFolds = useEffectEvent((folded: Folded): void => view.setFolded(folded))

  useEffect(() => {
    if (element === null) return
    let point: Point = { x: 0, y: 0 }
    let stopScrolling: (() => void) | undefined
    let springTimer: number | undefined
    let before: Before | undefined

    const follow = (): void => {
      const held = store.get()
      if (held === undefined) return
      const next = targetAt(held, point)
      if (next.targetId === held.targetId) return
      window.clearTimeout(springTimer)
      if (next.springId !== undefined) springTimer = window.setTimeout(spring, SPRING_MS)
      store.set({ ...held, ...next })
    }
    const scrollAlong = (frameMs: number): void => {
      const by = pull(element.getBoundingClientRect(), point, frameMs)
      if (by !== 0) element.scrollTop += by
      // Rows move under a pointer that rests: by scrolling, and when a group springs open.
      follow()
    }
    const end = (): Held | undefined => {
      if (stopScrolling === undefined) return undefined
      stopScrolling()
      stopScrolling = undefined
      window.clearTimeout(springTimer)
      const held = store.get()
      store.set(undefined)
      return held
    }
    const cancel = (): void => {
      end()
      if (before === undefined) return
      restoreFolds(before.folded)
      element.scrollTop = before.scrollTop
    }
    const detach = attachDrag(element, {
      groupAt: liftable,
      lift(id, at) {
        point = at
        before = lift(id, element.scrollTop)
        if (before === undefined) return false
        stopScrolling = everyFrame(scrollAlong)
        return true
      },
      move(to) {
        point = to
        follow()
      },
      drop() {
        follow()
        if (store.get()?.targetId === undefined) {
          cancel()
          return
        }
        const held = end()
        if (held?.targetId !== undefined) putDown(held, held.targetId)
      },
      cancel,
    })
    return () => {
      detach()
      end()
    }
  }, [element, store])
}
