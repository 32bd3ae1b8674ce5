/** The map at work: looking, walking, folding and dragging, and what the canvas shows of it. */
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'
import { liftMark, useLiftStore } from '../moves/lift-store.ts'
import { useCommands } from '../palette/use-commands.ts'
import { nearestShown } from '../tree/tree-view.ts'
import { useTreeKeys } from '../tree/use-tree-keys.ts'
import type { GroupMapProps } from './GroupMap.tsx'
import type { MinimapHandle } from './Minimap.tsx'
import type { MapLayout, Place, Point } from './map-layout.ts'
import {
  boundsOf,
  firstViewport,
  fitViewport,
  fitViewportTo,
  type Size,
  scrolledTo,
  toMap,
  zoomedBy,
  zoomMin,
} from './map-viewport.ts'
import { groupAt } from './map-visible.ts'
import { lookingAt } from './minimap.ts'
import { readViewport } from './stored-viewport.ts'
import { useCamera } from './use-camera.ts'
import { useCards } from './use-cards.ts'
import { useGlide } from './use-glide.ts'
import { useLayout } from './use-layout.ts'
import { useMapCanvas } from './use-map-canvas.ts'
import { useMapCursor } from './use-map-cursor.ts'
import { useMapDrag } from './use-map-drag.ts'
import { useMapFocus } from './use-map-focus.ts'
import { usePulse, usePulseFrames } from './use-pulse.ts'
import { useStoredViewport } from './use-stored-viewport.ts'

const ZOOM_STEP = 1.35

/** What the buttons of the map do, for the command palette. */
const LOOK_COMMANDS = [
  { id: 'zoomIn', title: 'Zoom in' },
  { id: 'zoomOut', title: 'Zoom out' },
  { id: 'fit', title: 'Show the whole map' },
  { id: 'fitSelected', title: 'Show the selected group and what is inside' },
] as const

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
  const { layout, pending } = useLayout(shown)
  const glide = useGlide()
  const camera = useCamera(() => {
    const stored = readViewport(model.rootId, selectedId)
    if (stored !== undefined) return stored
    const first = firstViewport(layout, size)
    const selected = layout.places.get(selectedId)
    return selected === undefined ? first : scrolledTo(first, selected, size)
  }, size)
  useStoredViewport(model.rootId, selectedId, camera.viewport)
  useMapCursor(view, layout, camera, size)
  const { takeFocus, onFocusIn, onBlur } = useMapFocus(cursor.turn, element)

  // ---- cards and canvas ----
  const { cards, cardIds } = useCards({
    view,
    layout,
    near: camera.near,
    movingIds: moves.movingIds,
    pulsingIds,
    store,
  })
  const pulse = usePulse(pulsingIds)
  const requestPaint = useMapCanvas(
    canvas,
    size,
    () => {
      const held = store.get()
      return {
        model,
        layout,
        viewport: camera.viewport(),
        placeOf: glide.placeOf,
        cards: cardIds,
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

  // ---- a new layout: what was folded or unfolded by hand stays under the pointer, everything else glides ----
  const shownLayout = useRef<MapLayout>(layout)
  const anchor = useRef<Place | undefined>(undefined)
  const isPutBack = useRef(false)
  useLayoutEffect(() => {
    const before = shownLayout.current
    if (before === layout) return
    shownLayout.current = layout
    const anchored = anchor.current
    const place = anchored === undefined ? undefined : layout.places.get(anchored.id)
    anchor.current = undefined
    const { zoom } = camera.viewport()
    if (anchored !== undefined && place !== undefined)
      camera.panBy({ x: (anchored.x - place.x) * zoom, y: (anchored.y - place.y) * zoom })
    else if (!isPutBack.current) glide.start(before, requestPaint)
    isPutBack.current = false
  }, [layout, camera, glide, requestPaint])
  const fold = (id: GroupId, folded: boolean): void => {
    anchor.current = layout.places.get(id)
    view.fold([id], folded)
  }
  const toggleFold = (id: GroupId): void => fold(id, !shown.isFolded(id))

  // ---- the mouse, the finger and the keys ----
  const groupAtPoint = (point: Point): GroupId | undefined => {
    const box = element.getBoundingClientRect()
    return groupAt(layout, toMap(camera.viewport(), { x: point.x - box.left, y: point.y - box.top }))
  }
  useMapDrag({
    element,
    store,
    view,
    moves,
    camera,
    strip,
    groupAt: groupAtPoint,
    unfold: (id) => fold(id, false),
    restoreFolding(folded) {
      if (folded === view.folded) return
      isPutBack.current = true
      view.setFolded(folded)
    },
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
    onFocusIn()
    const id = cardOf(event.target)
    if (id === undefined || (cursor.by === 'map' && cursor.id === id)) return
    // By Tab it is brought in sight; a mouse has it in sight.
    const byKeyboard = event.target instanceof Element && event.target.matches(':focus-visible')
    view.setCursor(id, 'map', byKeyboard ? 'scroll' : 'stay')
  }

  const least = zoomMin(layout, size)
  const zoomBy = (factor: number): void => camera.look(zoomedBy(camera.viewport(), size, factor, least), 'smooth')
  const look = {
    zoomIn: () => zoomBy(ZOOM_STEP),
    zoomOut: () => zoomBy(1 / ZOOM_STEP),
    fit: () => camera.look(fitViewport(layout, size), 'smooth'),
    /** With everything shown inside it; when it is not shown itself, the nearest group above it. */
    fitSelected: () => {
      const bounds = boundsOf(layout, [nearestShown(shown, selectedId)])
      if (bounds !== undefined) camera.look(fitViewportTo(bounds, size), 'smooth')
    },
  }
  useCommands({
    commands: LOOK_COMMANDS.map(({ id, title }) => ({ id: `map:${id}`, title, section: 'View', run: look[id] })),
  })
  const lookAt = (centre: Point): void => camera.look(lookingAt(centre, camera.viewport(), size))
  return {
    refs: { canvas, strip, minimap },
    store,
    camera,
    cards,
    layout,
    layoutPending: pending,
    gliding: glide.gliding,
    zoomMin: least,
    toggleFold,
    takeFocus,
    requestPaint,
    look,
    lookAt,
    handlers: { onClick, onContextMenu, onKeyDown, onFocus, onBlur },
  }
}

/** React Flow's element around a card. */
const cardElement = (target: EventTarget): HTMLElement | null =>
  target instanceof Element && target.closest('button') === null ? target.closest<HTMLElement>('[data-id]') : null

const cardOf = (target: EventTarget): GroupId | undefined => parseGroupId(cardElement(target)?.dataset.id ?? '')
