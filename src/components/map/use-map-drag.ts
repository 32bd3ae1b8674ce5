/** Dragging groups on the map: what is taken up, what is under the pointer, and where it is put down. */
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { everyFrame } from '../../lib/every-frame.ts'
import { attachDrag, groupShownAt } from '../moves/attach-drag.ts'
import { edgePull } from '../moves/edge-pull.ts'
import { type Held, type LiftStore, SPRING_MS } from '../moves/lift-store.ts'
import type { Moves } from '../moves/moves.ts'
import type { Folded } from '../tree/folding.ts'
import { idsToMove, type TreeView } from '../tree/tree-view.ts'
import type { Point } from './map-layout.ts'
import type { Viewport } from './map-viewport.ts'
import type { Camera } from './use-camera.ts'

type MapDragParts = {
  element: HTMLElement
  store: LiftStore
  view: TreeView
  moves: Moves
  camera: Camera
  strip: RefObject<HTMLElement | null>
  /** At a point of the window. */
  groupAt(point: Point): GroupId | undefined
  /** How far of this way across the screen the map pans along: not past its groups. */
  wayAlong(way: Point): Point
  /** Opens a group so that it stays under the pointer. */
  unfold(id: GroupId): void
  /** At once: what is put back does not glide. */
  restoreFolding(folded: Folded): void
}

const inside = (box: DOMRect | undefined, point: Point): boolean =>
  box !== undefined && point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom

export function useMapDrag(parts: MapDragParts): void {
  const { element, store } = parts

  /** Of the map, or of the outline beside it. */
  const groupAt = useEffectEvent((point: Point): GroupId | undefined =>
    inside(element.getBoundingClientRect(), point) ? parts.groupAt(point) : groupShownAt(point),
  )
  /** The root cannot be taken up, so pressing it pans the map; as a target it is like any other. */
  const liftable = useEffectEvent((point: Point): GroupId | undefined => {
    const id = groupAt(point)
    return id === parts.view.model.rootId || store.get() !== undefined ? undefined : id
  })
  /** What was there when it was taken up; put back when the drag is cancelled. */
  const lift = useEffectEvent((id: GroupId): { folded: Folded; viewport: Viewport } | undefined => {
    const { folded } = parts.view
    const taken = parts.moves.lift(idsToMove(parts.view, id))
    if (taken === undefined) return undefined
    store.set({ lift: taken, by: 'pointer', targetId: undefined, overStrip: false, springId: undefined })
    return { folded, viewport: parts.camera.viewport() }
  })
  const restore = useEffectEvent((before: { folded: Folded; viewport: Viewport }): void => {
    parts.restoreFolding(before.folded)
    parts.camera.look(before.viewport)
  })
  const targetAt = useEffectEvent((held: Held, point: Point): Pick<Held, 'targetId' | 'overStrip' | 'springId'> => {
    const overStrip = inside(parts.strip.current?.getBoundingClientRect(), point)
    const under = overStrip ? parts.view.model.rootId : groupAt(point)
    // Over its own card nothing is meant yet; the reason would only be in the way.
    const targetId = under !== undefined && held.lift.groupIds.includes(under) ? undefined : under
    const springs = targetId !== undefined && !overStrip && parts.view.shown.isFolded(targetId)
    return { targetId, overStrip, springId: springs ? targetId : undefined }
  })
  const spring = useEffectEvent((): void => {
    const held = store.get()
    if (held?.springId === undefined) return
    parts.unfold(held.springId)
    store.set({ ...held, springId: undefined })
  })
  const pan = useEffectEvent((point: Point, frameMs: number): boolean => {
    const box = element.getBoundingClientRect()
    if (!inside(box, point) || inside(parts.strip.current?.getBoundingClientRect(), point)) return false
    const x = edgePull(point.x - box.left, box.right - point.x, frameMs)
    const y = edgePull(point.y - box.top, box.bottom - point.y, frameMs)
    const way = parts.wayAlong({ x: -x, y: -y })
    if (way.x === 0 && way.y === 0) return false
    parts.camera.panBy(way)
    return true
  })
  const putDown = useEffectEvent((held: Held): void => {
    if (held.targetId !== undefined) parts.moves.putDown(held.lift, held.targetId)
  })

  useEffect(() => {
    let point: Point = { x: 0, y: 0 }
    let stopPanning: (() => void) | undefined
    let springTimer: ReturnType<typeof setTimeout> | undefined
    let before: { folded: Folded; viewport: Viewport } | undefined
    const follow = (): void => {
      const held = store.get()
      if (held === undefined) return
      const next = targetAt(held, point)
      if (next.targetId === held.targetId && next.overStrip === held.overStrip) return
      clearTimeout(springTimer)
      if (next.springId !== undefined) springTimer = setTimeout(spring, SPRING_MS)
      store.set({ ...held, ...next })
    }
    const panAlong = (frameMs: number): void => {
      if (pan(point, frameMs)) follow()
    }
    const end = (): Held | undefined => {
      stopPanning?.()
      stopPanning = undefined
      clearTimeout(springTimer)
      const held = store.get()
      store.set(undefined)
      return held
    }
    const detach = attachDrag(element, {
      groupAt: liftable,
      lift(id, at) {
        point = at
        before = lift(id)
        if (before === undefined) return false
        follow()
        stopPanning = everyFrame(panAlong)
        return true
      },
      move(to) {
        point = to
        follow()
      },
      drop() {
        const held = end()
        if (held !== undefined) putDown(held)
      },
      cancel() {
        end()
        if (before !== undefined) restore(before)
      },
    })
    return () => {
      detach()
      if (stopPanning !== undefined) end()
    }
  }, [element, store])
}
