/** The state of the map: folding, looking, walking, dragging, and what the canvas shows of it. */
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'
import { createDragStore, dragMark } from './drag-store.ts'
import type { CardData } from './GroupCard.tsx'
import type { GroupMapProps } from './GroupMap.tsx'
import { isFolded, shownFor } from './map-folding.ts'
import { type MapLayout, type Place, type Point, samePlaces } from './map-layout.ts'
import {
  centredOn,
  firstViewport,
  fitViewport,
  type Size,
  scrolledTo,
  toMap,
  zoomedBy,
  zoomMin,
} from './map-viewport.ts'
import { cardsFor, groupAt } from './map-visible.ts'
import { walk } from './map-walk.ts'
import { useCamera } from './use-camera.ts'
import { useFolding } from './use-folding.ts'
import { useGlide } from './use-glide.ts'
import { useMapCanvas } from './use-map-canvas.ts'
import { useMapDrag } from './use-map-drag.ts'

export type Card = CardData & { place: Place; focusable: boolean }

const ZOOM_STEP = 1.35

export function useGroupMap(props: GroupMapProps, element: HTMLElement, size: Size) {
  const { model, selectedId, movingIds } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const [store] = useState(createDragStore)
  const folding = useFolding(model, selectedId)
  const { layout, folded } = folding
  const glide = useGlide()
  const camera = useCamera(() => {
    const first = firstViewport(layout, size)
    const selected = layout.places.get(selectedId)
    return selected === undefined ? first : scrolledTo(first, selected, size)
  }, size)

  // ---- the cursor of the keyboard ----
  const [cursor, setCursor] = useState({ id: selectedId, grab: 0 })
  const focusedId = shownFor(model, folded, model.groups.has(cursor.id) ? cursor.id : selectedId)
  const [wanted, setWanted] = useState<{ id: GroupId; how: 'scroll' | 'centre' }>()
  const served = useRef(wanted)
  const goTo = (id: GroupId, how: 'scroll' | 'centre', focus: boolean): void => {
    folding.reveal(id)
    if (focus) setCursor(({ grab }) => ({ id, grab: grab + 1 }))
    setWanted({ id, how })
  }
  useLayoutEffect(() => {
    const place = wanted === undefined ? undefined : layout.places.get(wanted.id)
    if (wanted === undefined || place === undefined || served.current === wanted) return
    served.current = wanted
    const viewport = camera.viewport()
    camera.look(
      wanted.how === 'centre' ? centredOn(place, size, viewport.zoom) : scrolledTo(viewport, place, size),
      'smooth',
    )
  }, [wanted, layout, size, camera])

  // ---- cards and canvas ----
  const liftedId = store.get()?.groupId
  const cards = useMemo(() => {
    const pinned = liftedId === undefined ? [focusedId, selectedId] : [focusedId, selectedId, liftedId]
    return cardsFor(layout, camera.near, pinned).flatMap((place): Card[] => {
      const group = model.groups.get(place.id)
      if (group === undefined) return []
      const focusable = place.id === focusedId
      return [
        {
          place,
          group,
          focusable,
          folded: isFolded(model, folded, place.id),
          selected: place.id === selectedId,
          moving: movingIds.has(place.id),
          grabFocus: focusable && cursor.grab > 0 ? cursor.grab : undefined,
        },
      ]
    })
  }, [layout, camera.near, focusedId, selectedId, liftedId, model, folded, movingIds, cursor.grab])
  const cardIds = useMemo(() => new Set(cards.map((card) => card.place.id)), [cards])
  const requestPaint = useMapCanvas(canvas, size, () => {
    const drag = store.get()
    return {
      model,
      layout,
      viewport: camera.viewport(),
      placeOf: glide.placeOf,
      cards: cardIds,
      dimmed: (id) => dragMark(drag, id) === 'dimmed',
      targetId: drag?.targetId,
    }
  })

  // ---- a new layout: what was folded or unfolded by hand stays under the pointer, everything else glides ----
  const shownLayout = useRef<MapLayout>(layout)
  const anchor = useRef<Place | undefined>(undefined)
  useLayoutEffect(() => {
    const before = shownLayout.current
    if (before === layout) return
    shownLayout.current = layout
    const held = anchor.current
    const place = held === undefined ? undefined : layout.places.get(held.id)
    anchor.current = undefined
    const { zoom } = camera.viewport()
    if (held !== undefined && place !== undefined)
      camera.panBy({ x: (held.x - place.x) * zoom, y: (held.y - place.y) * zoom })
    else if (!samePlaces(before, layout)) glide.start(before, requestPaint)
  }, [layout, camera, glide, requestPaint])
  const toggleFold = (id: GroupId): void => {
    anchor.current = layout.places.get(id)
    folding.toggle(id)
  }

  // ---- what others do: choose a group, move one ----
  const showSelected = useEffectEvent((id: GroupId) => goTo(id, 'scroll', false))
  const lastSelected = useRef(selectedId)
  useEffect(() => {
    if (lastSelected.current === selectedId) return
    lastSelected.current = selectedId
    showSelected(selectedId)
  }, [selectedId])
  const find = (id: GroupId): void => {
    // Selected from here: it is centred, and need not be scrolled to as well.
    lastSelected.current = id
    goTo(id, 'centre', true)
    props.onSelect(id)
  }
  const lastMoving = useRef(movingIds)
  useEffect(() => {
    const added = [...movingIds].find((id) => !lastMoving.current.has(id))
    lastMoving.current = movingIds
    if (added !== undefined) showSelected(added)
  }, [movingIds])

  // ---- the mouse, the finger and the keys ----
  const groupAtPoint = (point: Point): GroupId | undefined => {
    const box = element.getBoundingClientRect()
    return groupAt(layout, toMap(camera.viewport(), { x: point.x - box.left, y: point.y - box.top }))
  }
  useMapDrag({
    element,
    store,
    rootId: model.rootId,
    ghost,
    strip,
    groupAt: groupAtPoint,
    verdictsFor: props.verdictsFor,
    panBy: camera.panBy,
    onDrop: props.onMove,
    onChange: requestPaint,
  })
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button') !== null) return
    const id = cardOf(event.target) ?? groupAtPoint({ x: event.clientX, y: event.clientY })
    if (id !== undefined) props.onSelect(id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const card = cardElement(event.target)
    if (card === null || event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Enter') props.onOpen(focusedId)
    else if (event.key === ' ') props.onSelect(focusedId)
    else if (event.key.toLowerCase() === 'm') props.onMoveDialog(focusedId)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) props.onMenu(focusedId, card)
    else {
      const step = walk(model, layout, folded, focusedId, event.key)
      if (step === undefined) return
      if (step.kind === 'focus') goTo(step.id, 'scroll', true)
      else toggleFold(step.id)
    }
    event.preventDefault()
  }
  const onFocus = (event: { target: EventTarget }): void => {
    const id = cardOf(event.target)
    if (id === undefined) return
    setCursor({ id, grab: 0 })
    // Whoever made the card grab the focus has said how to look at it.
    const grabbed = cursor.grab > 0 && cursor.id === id
    if (!grabbed && event.target instanceof Element && event.target.matches(':focus-visible'))
      setWanted({ id, how: 'scroll' })
  }

  const least = zoomMin(layout, size)
  const zoomBy = (factor: number): void => camera.look(zoomedBy(camera.viewport(), size, factor, least), 'smooth')
  const showAround = (change: () => void) => () => {
    change()
    setWanted({ id: focusedId, how: 'centre' })
  }
  return {
    refs: { canvas, ghost, strip },
    store,
    camera,
    cards,
    layout,
    gliding: glide.gliding,
    zoomMin: least,
    toggleFold,
    requestPaint,
    find,
    zoomIn: () => zoomBy(ZOOM_STEP),
    zoomOut: () => zoomBy(1 / ZOOM_STEP),
    fit: () => camera.look(fitViewport(layout, size), 'smooth'),
    foldAll: showAround(folding.foldAll),
    unfoldAll: showAround(folding.unfoldAll),
    handlers: { onClick, onKeyDown, onFocus },
  }
}

/** React Flow's element around a card. */
const cardElement = (target: EventTarget): HTMLElement | null =>
  target instanceof Element && target.closest('button') === null ? target.closest<HTMLElement>('[data-id]') : null

const cardOf = (target: EventTarget): GroupId | undefined => parseGroupId(cardElement(target)?.dataset.id ?? '')
