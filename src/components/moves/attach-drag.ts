/**
 * Picking a group up and putting it down, with mouse, pen or finger. Speaks of points and ids only: what is at a
 * point comes from the host, so a group is dragged alike whether it has a card, a row, or is drawn on the canvas.
 */
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'

/** Of the window. */
export type Point = { x: number; y: number }

/** A click that trembles is still a click. */
const THRESHOLD_PX = 6
/** A finger that moves sooner than this scrolls. */
const LONG_PRESS_MS = 380
const FINGER_SLACK_PX = 10

export type DragHost = {
  /** Which group can be picked up at this point of the window? */
  groupAt(point: Point): GroupId | undefined
  /** False when it cannot be taken up after all. */
  lift(id: GroupId, point: Point): boolean
  move(point: Point): void
  drop(): void
  cancel(): void
}

type State =
  | { kind: 'idle' }
  | { kind: 'pressed'; id: GroupId; pointerId: number; start: Point; byFinger: boolean; timer: number | undefined }
  | { kind: 'dragging'; pointerId: number }

const at = (event: { clientX: number; clientY: number }): Point => ({ x: event.clientX, y: event.clientY })
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)
const onControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, input, [role="menu"]') !== null

/** What stands over the groups, and is pressed and dragged in its own way. */
const onOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-overlay]') !== null

/** The group whose row or card is at the point, in whichever view. */
export const groupShownAt = (point: Point): GroupId | undefined =>
  parseGroupId(document.elementFromPoint(point.x, point.y)?.closest<HTMLElement>('[data-id]')?.dataset.id ?? '')

/** Listens on the element until the returned function is called. */
export function attachDrag(element: HTMLElement, host: DragHost): () => void {
  let state: State = { kind: 'idle' }
  let clickFollows = false
  let menuFollows = false

  const release = (): void => {
    if (state.kind === 'pressed') window.clearTimeout(state.timer)
    state = { kind: 'idle' }
  }
  const lift = (id: GroupId, pointerId: number, point: Point): void => {
    release()
    clickFollows = true
    if (host.lift(id, point)) state = { kind: 'dragging', pointerId }
  }
  const cancel = (): void => {
    const wasDragging = state.kind === 'dragging'
    release()
    if (wasDragging) host.cancel()
  }

  const onPointerDown = (event: PointerEvent): void => {
    // A second finger or another button means: not this.
    if (state.kind !== 'idle') {
      cancel()
      return
    }
    clickFollows = false
    if (event.button !== 0 || event.ctrlKey || onControl(event.target)) return
    const start = at(event)
    const id = host.groupAt(start)
    if (id === undefined) return
    const { pointerId } = event
    const byFinger = event.pointerType === 'touch'
    const timer = byFinger ? window.setTimeout(() => lift(id, pointerId, start), LONG_PRESS_MS) : undefined
    state = { kind: 'pressed', id, pointerId, start, byFinger, timer }
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (state.kind === 'idle' || event.pointerId !== state.pointerId) return
    // A second button of a mouse makes no press of its own, but a move with more than the first one down.
    if (event.pointerType === 'mouse' && event.buttons > 1) {
      menuFollows = true
      cancel()
      return
    }
    const point = at(event)
    if (state.kind === 'dragging') {
      host.move(point)
      return
    }
    const far = distance(point, state.start)
    if (state.byFinger) {
      if (far > FINGER_SLACK_PX) release()
    } else if (far > THRESHOLD_PX) {
      lift(state.id, state.pointerId, point)
    }
  }
  const onPointerUp = (event: PointerEvent): void => {
    if (state.kind === 'idle' || event.pointerId !== state.pointerId) return
    const wasDragging = state.kind === 'dragging'
    release()
    if (wasDragging) host.drop()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (state.kind !== 'dragging' || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
  /** The map pans with the mouse unless the press is on a group; then it is ours. */
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0 || onOverlay(event.target)) return
    if (host.groupAt(at(event)) !== undefined) event.stopPropagation()
  }
  /** A finger that holds a group must not scroll as well. */
  const onTouchMove = (event: TouchEvent): void => {
    if (state.kind !== 'dragging') return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent): void => {
    // Put down elsewhere, no click follows here; one of the keyboard has no presses, and is never it.
    if (clickFollows && event.detail > 0) event.stopPropagation()
    clickFollows = false
  }
  const onContextMenu = (event: MouseEvent): void => {
    if (state.kind !== 'idle' || menuFollows) event.preventDefault()
    menuFollows = false
  }

  const stop = new AbortController()
  const { signal } = stop
  element.addEventListener('pointerdown', onPointerDown, { signal })
  element.addEventListener('mousedown', onMouseDown, { signal, capture: true })
  element.addEventListener('touchmove', onTouchMove, { signal, capture: true, passive: false })
  element.addEventListener('click', onClick, { signal, capture: true })
  element.addEventListener('contextmenu', onContextMenu, { signal })
  window.addEventListener(
    'pointerdown',
    (event) => event.target instanceof Node && !element.contains(event.target) && cancel(),
    { signal },
  )
  window.addEventListener('pointermove', onPointerMove, { signal })
  window.addEventListener('pointerup', onPointerUp, { signal })
  window.addEventListener('pointercancel', cancel, { signal })
  window.addEventListener('keydown', onKeyDown, { signal, capture: true })
  window.addEventListener('blur', cancel, { signal })
  return () => {
    release()
    stop.abort()
  }
}
