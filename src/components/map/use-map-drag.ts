/** Dragging a group on the map: what is lifted, what is under it, and where it is put down. */
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import type { DragStore } from './drag-store.ts'
import { attachDrag } from './map-drag.ts'
import type { Point } from './map-layout.ts'

/** Closer to the edge than this, the map pans along. */
const EDGE_PX = 40
const EDGE_SPEED_PX = 12

export type MapDragParts = {
  element: HTMLElement
  store: DragStore
  rootId: GroupId
  ghost: RefObject<HTMLElement | null>
  strip: RefObject<HTMLElement | null>
  /** At a point of the window. */
  groupAt(point: Point): GroupId | undefined
  verdictsFor(id: GroupId): ReadonlyMap<GroupId, Verdict>
  panBy(delta: Point): void
  onDrop(groupId: GroupId, targetId: GroupId): void
  /** Something about the drag changed that the canvas shows. */
  onChange(): void
}

const inside = (box: DOMRect | undefined, point: Point): boolean =>
  box !== undefined && point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom

/** How fast the map pans when the pointer is at this distance from one edge and the other. */
const edgePull = (fromStart: number, fromEnd: number): number =>
  fromStart < EDGE_PX ? EDGE_SPEED_PX : fromEnd < EDGE_PX ? -EDGE_SPEED_PX : 0

export function useMapDrag(parts: MapDragParts): void {
  const { element, store, rootId } = parts

  /** The root cannot be lifted, so pressing it pans the map; as a target it is like any other. */
  const groupAt = useEffectEvent((point: Point): GroupId | undefined =>
    inside(element.getBoundingClientRect(), point) ? parts.groupAt(point) : undefined,
  )
  const lift = useEffectEvent((groupId: GroupId): void => {
    store.set({ groupId, verdicts: parts.verdictsFor(groupId), targetId: undefined, overStrip: false })
    parts.onChange()
  })
  const follow = useEffectEvent((point: Point): void => {
    const ghost = parts.ghost.current
    if (ghost !== null) {
      const x = Math.min(point.x + 14, window.innerWidth - ghost.offsetWidth - 8)
      const y = Math.min(point.y + 18, window.innerHeight - ghost.offsetHeight - 8)
      ghost.style.transform = `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`
    }
    const drag = store.get()
    if (drag === undefined) return
    const overStrip = inside(parts.strip.current?.getBoundingClientRect(), point)
    const under = overStrip ? rootId : groupAt(point)
    // Over its own card nothing is meant yet; the reason would only be in the way.
    const targetId = under === drag.groupId ? undefined : under
    if (targetId === drag.targetId && overStrip === drag.overStrip) return
    store.set({ ...drag, targetId, overStrip })
    parts.onChange()
  })
  const pan = useEffectEvent((point: Point): void => {
    const box = element.getBoundingClientRect()
    if (!inside(box, point) || inside(parts.strip.current?.getBoundingClientRect(), point)) return
    const x = edgePull(point.x - box.left, box.right - point.x)
    const y = edgePull(point.y - box.top, box.bottom - point.y)
    if (x === 0 && y === 0) return
    parts.panBy({ x, y })
    follow(point)
  })
  const end = useEffectEvent((dropped: boolean): void => {
    const drag = store.get()
    store.set(undefined)
    parts.onChange()
    if (!dropped || drag?.targetId === undefined) return
    if (drag.verdicts.get(drag.targetId)?.ok === true) parts.onDrop(drag.groupId, drag.targetId)
  })

  useEffect(() => {
    let point: Point = { x: 0, y: 0 }
    let frame = 0
    const panAlong = (): void => {
      pan(point)
      frame = requestAnimationFrame(panAlong)
    }
    const finish = (dropped: boolean): void => {
      cancelAnimationFrame(frame)
      end(dropped)
    }
    const move = (to: Point): void => {
      point = to
      follow(to)
    }
    const detach = attachDrag(element, {
      groupAt(at) {
        const id = groupAt(at)
        return id === rootId ? undefined : id
      },
      lift(id, at) {
        lift(id)
        move(at)
        frame = requestAnimationFrame(panAlong)
      },
      move,
      drop: () => finish(true),
      cancel: () => finish(false),
    })
    return () => {
      cancelAnimationFrame(frame)
      store.set(undefined)
      detach()
    }
  }, [element, store, rootId])
}
