/** The map at work: looking, walking, folding and dragging, and what the canvas shows of it. */
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react'
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'
import { liftMark, useLiftStore } from '../moves/lift-store.ts'
import { useTreeKeys } from '../tree/use-tree-keys.ts'
import type { GroupMapProps } from './GroupMap.tsx'
import type { MinimapHandle } from './Minimap.tsx'
import type { Point } from './map-layout.ts'
import { type Size, scrolledTo, toMap, wayWithin } from './map-viewport.ts'
import { groupAt } from './map-visible.ts'
import { viewportAtStart } from './stored-viewport.ts'
import { useCamera } from './use-camera.ts'
import { useCards } from './use-cards.ts'
import { useGlide } from './use-glide.ts'
import { useLayout } from './use-layout.ts'
import { useMapCanvas } from './use-map-canvas.ts'
import { useMapCursor } from './use-map-cursor.ts'
import { useMapDrag } from './use-map-drag.ts'
import { useMapFocus } from './use-map-focus.ts'
import { useMapFolding } from './use-map-folding.ts'
import { useMapLook } from './use-map-look.ts'
import { useOnScreen } from './use-on-screen.ts'
import { usePulse, usePulseFrames } from './use-pulse.ts'
import { useStoredViewport } from './use-stored-viewport.ts'

export type MapAtWork = ReturnType<typeof useGroupMap>

/** `onDrawn` is called once, after the browser has painted the groups. */
export function useGroupMap(props: GroupMapProps, element: HTMLElement, size: Size, onDrawn: () => void) {
  const { view, moves, hold, pulsingIds } = props
  const { model, shown, selectedId, cursor } = view
  const canvas = useRef<HTMLCanvasElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const minimap = useRef<MinimapHandle>(null)
  const isDrawn = useRef(false)
  const store = useLiftStore()
  const { layout, onScreen, pending } = useLayout(shown)
  const glide = useGlide(element)
  const camera = useCamera(() => viewportAtStart({ rootId: model.rootId, selectedId, layout, size }), size)
  useStoredViewport(model.rootId, selectedId, camera.viewport, element)
  useMapCursor(view, layout, camera, size)
  const { takeFocus, onFocusIn, onBlur } = useMapFocus(cursor.turn, element)

  // ---- cards and canvas ----
  const cards = useCards({
    view,
    layout,
    near: camera.near,
    movingIds: moves.movingIds,
    pulsingIds,
    store,
  })
  const cardIds = useRef(new Set<GroupId>())
  const pulse = usePulse(pulsingIds)
  const { requestPaint, paintNow } = useMapCanvas(
    canvas,
    size,
    () => {
      const held = store.get()
      return {
        ...onScreen.current,
        viewport: camera.viewport(),
        placeOf: glide.placeOf,
        cards: cardIds.current,
        dimmed: (id) => liftMark(held, id) === 'dimmed',
        targetId: held?.targetId,
        pulsing: pulse(),
      }
    },
    () => {
      minimap.current?.draw()
      if (isDrawn.current) return
      isDrawn.current = true
      setTimeout(onDrawn)
    },
  )
  useEffect(() => store.subscribe(requestPaint), [store, requestPaint])
  usePulseFrames(pulsingIds, requestPaint)

  const { fold, glideTo, restoreFolding } = useMapFolding({ view, layout, camera, glide, requestPaint })
  const placeAhead = useOnScreen({
    onScreen,
    element,
    view,
    layout,
    cards,
    near: camera.near,
    glideTo,
    scrollTo(id, next) {
      const place = next.places.get(id)
      if (place !== undefined) camera.look(scrolledTo(camera.viewport(), place, size), 'smooth')
    },
    paintNow,
  })

  // ---- the mouse, the finger and the keys ----
  const groupAtPoint = (point: Point): GroupId | undefined => {
    const box = element.getBoundingClientRect()
    return groupAt(onScreen.current.layout, toMap(camera.viewport(), { x: point.x - box.left, y: point.y - box.top }))
  }
  useMapDrag({
    element,
    store,
    view,
    moves,
    camera,
    strip,
    groupAt: groupAtPoint,
    wayAlong: (way) => wayWithin(camera.viewport(), way, onScreen.current.layout, size),
    unfold: (id) => fold(id, false),
    restoreFolding,
  })
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button') !== null) return
    const id = cardOf(event.target) ?? groupAtPoint({ x: event.clientX, y: event.clientY })
    if (id === undefined) return
    if (store.get()?.by === 'tap') hold.drop(id)
    else if (props.marking || event.metaKey || event.ctrlKey || event.shiftKey) view.toggleMark(id)
    else view.select(id)
  }
  const onContextMenu = (event: MouseEvent): void => {
    const card = cardElement(event.target)
    const id = cardOf(event.target)
    // A long press that has taken a group up asks for no menu.
    if (card === null || id === undefined || event.defaultPrevented) return
    event.preventDefault()
    props.onMenu(id, card)
  }
  const onTreeKey = useTreeKeys({
    view,
    hold,
    by: 'map',
    onMenu: (id, target) => props.onMenu(id, target),
    onAction: props.onAction,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const card = cardElement(event.target)
    if (card !== null) onTreeKey(event, card)
  }
  const onFocus = (event: { target: EventTarget }): void => {
    const id = cardOf(event.target)
    if (!onFocusIn() || id === undefined || (cursor.by === 'map' && cursor.id === id)) return
    // By Tab it is brought in sight; a mouse has it in sight.
    const byKeyboard = event.target instanceof Element && event.target.matches(':focus-visible')
    view.setCursor(id, 'map', byKeyboard ? 'scroll' : 'stay')
  }

  const { least, look, lookAt } = useMapLook({ view, layout, camera, size })
  return {
    refs: { canvas, strip, minimap },
    camera,
    cards,
    shownLayout: useCallback(() => onScreen.current.layout, [onScreen]),
    layoutPending: pending,
    zoomMin: least,
    toggleFold: (id: GroupId): void => fold(id, !shown.isFolded(id)),
    takeFocus,
    requestPaint,
    /** The group has a card in the document, and need not be drawn, until the returned function is called. */
    onCard: useCallback(
      (id: GroupId) => {
        if (cardIds.current.size === 0) performance.mark('map-at-work') // for measurements
        cardIds.current.add(id)
        placeAhead()
        requestPaint()
        return () => {
          cardIds.current.delete(id)
          requestPaint()
        }
      },
      [placeAhead, requestPaint],
    ),
    look,
    lookAt,
    handlers: { onClick, onContextMenu, onKeyDown, onFocus, onBlur },
  }
}

/** React Flow's element around a card. */
const cardElement = (target: EventTarget): HTMLElement | null =>
  target instanceof Element && target.closest('button') === null ? target.closest<HTMLElement>('[data-id]') : null

const cardOf = (target: EventTarget): GroupId | undefined => parseGroupId(cardElement(target)?.dataset.id ?? '')
