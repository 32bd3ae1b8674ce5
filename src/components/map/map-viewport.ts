/** Where the map looks: translation and zoom, as React Flow has them. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { CARD_HEIGHT, CARD_WIDTH, type MapLayout, type Point, type Rect } from './map-layout.ts'

export type Viewport = Point & { zoom: number }
export type Size = { width: number; height: number }

export const ZOOM_MAX = 2
/** Below this a name cannot be read. */
export const ZOOM_READABLE = 0.7
/** A whole tree in view is worth slightly smaller letters. */
const ZOOM_WHOLE = 0.58
const ZOOM_LEAST = 0.002
const MARGIN = 32
/** So far from the edges of the screen the outermost groups can be brought by panning along: past what stands there. */
const OUTERMOST_PX = 120

const within = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))

/** From a point of the screen, relative to the map, to the map's own coordinates. */
export const toMap = (viewport: Viewport, point: Point): Point => ({
  x: (point.x - viewport.x) / viewport.zoom,
  y: (point.y - viewport.y) / viewport.zoom,
})

/** The part of the map that the screen shows, and `margin` screen pixels around it. */
export function shownRect(viewport: Viewport, size: Size, margin = 0): Rect {
  const corner = toMap(viewport, { x: -margin, y: -margin })
  return {
    ...corner,
    width: (size.width + 2 * margin) / viewport.zoom,
    height: (size.height + 2 * margin) / viewport.zoom,
  }
}

const fitZoom = (bounds: Rect, size: Size): number =>
  within(ZOOM_LEAST, Math.min((size.width - 2 * MARGIN) / bounds.width, (size.height - 2 * MARGIN) / bounds.height), 1)

/** Everything in view, in the middle. */
export const fitViewport = (layout: MapLayout, size: Size): Viewport => fitViewportTo(layout.bounds, size)

/** This part of the map in view, in the middle. */
export function fitViewportTo(bounds: Rect, size: Size): Viewport {
  const zoom = fitZoom(bounds, size)
  return {
    zoom,
    x: (size.width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: (size.height - bounds.height * zoom) / 2 - bounds.y * zoom,
  }
}

/** Around these groups and all below them; undefined when none of them is shown. */
export function boundsOf(layout: MapLayout, ids: Iterable<GroupId>): Rect | undefined {
  let bounds: Rect | undefined
  for (const id of ids) {
    const place = layout.places.get(id)
    if (place === undefined) continue
    const box = layout.spans.get(id)?.box ?? { x: place.x, y: place.y, width: CARD_WIDTH, height: CARD_HEIGHT }
    bounds = bounds === undefined ? box : around(bounds, box)
  }
  return bounds
}

function around(one: Rect, other: Rect): Rect {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}

/** Small trees whole; of others the root at the left and what is around it, at a size that can be read. */
export function firstViewport(layout: MapLayout, size: Size): Viewport {
  const fit = fitViewport(layout, size)
  if (fit.zoom >= ZOOM_WHOLE) return fit
  const root = layout.columns[0]?.[0] ?? { x: 0, y: 0 }
  const margin = Math.min(MARGIN, size.width / 24)
  const zoom = ZOOM_READABLE
  return { zoom, x: margin - root.x * zoom, y: size.height / 2 - (root.y + CARD_HEIGHT / 2) * zoom }
}

/** So far out that everything can be seen, and never less far than a tenth. */
export const zoomMin = (layout: MapLayout, size: Size): number => Math.min(0.1, fitZoom(layout.bounds, size))

/** The card in the middle of the screen, at a size that can be read. */
export function centredOn(place: Point, size: Size, zoom: number): Viewport {
  const readable = within(ZOOM_READABLE, zoom, ZOOM_MAX)
  return {
    zoom: readable,
    x: size.width / 2 - (place.x + CARD_WIDTH / 2) * readable,
    y: size.height / 2 - (place.y + CARD_HEIGHT / 2) * readable,
  }
}

/** The nearest viewport that shows the whole card; the same one when it does already. */
export function scrolledTo(viewport: Viewport, place: Point, size: Size): Viewport {
  const { zoom } = viewport
  const left = place.x * zoom
  const top = place.y * zoom
  const x = within(MARGIN - left, viewport.x, size.width - MARGIN - left - CARD_WIDTH * zoom)
  const y = within(MARGIN - top, viewport.y, size.height - MARGIN - top - CARD_HEIGHT * zoom)
  return x === viewport.x && y === viewport.y ? viewport : { zoom, x, y }
}

/** Another zoom around the middle of the screen. */
export function zoomedBy(viewport: Viewport, size: Size, factor: number, least: number): Viewport {
  const zoom = within(least, viewport.zoom * factor, ZOOM_MAX)
  const middle = toMap(viewport, { x: size.width / 2, y: size.height / 2 })
  return { zoom, x: size.width / 2 - middle.x * zoom, y: size.height / 2 - middle.y * zoom }
}

/** As much of this way of the map across the screen as brings more of it in sight. */
export function wayWithin({ x, y, zoom }: Viewport, way: Point, { bounds }: MapLayout, size: Size): Point {
  const along = (by: number, start: number, end: number, room: number): number =>
    by < 0 ? -within(0, end - (room - OUTERMOST_PX), -by) : within(0, OUTERMOST_PX - start, by)
  const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y]
  return {
    x: along(way.x, left, left + bounds.width * zoom, size.width),
    y: along(way.y, top, top + bounds.height * zoom, size.height),
  }
}
