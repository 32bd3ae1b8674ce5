/** The whole map in a corner, and the part of it that the screen shows. Pure. */
import { CARD_HEIGHT, CARD_WIDTH, type MapLayout, type Point, type Rect } from './map-layout.ts'
import { type Size, shownRect, type Viewport } from './map-viewport.ts'

export const MINIMAP: Size = { width: 180, height: 120 }
const PADDING = 6
/** The part that is seen stays large enough to be taken hold of. */
const FRAME_PX_MIN = 8

/** From the map to the minimap. */
export type MinimapScale = Point & { zoom: number }

export function minimapScale({ bounds }: MapLayout): MinimapScale {
  const zoom = Math.min(
    (MINIMAP.width - 2 * PADDING) / bounds.width,
    (MINIMAP.height - 2 * PADDING) / bounds.height,
    0.2,
  )
  return {
    zoom,
    x: (MINIMAP.width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: (MINIMAP.height - bounds.height * zoom) / 2 - bounds.y * zoom,
  }
}

/** Where on the map a point of the minimap is. */
export const fromMinimap = (scale: MinimapScale, point: Point): Point => ({
  x: (point.x - scale.x) / scale.zoom,
  y: (point.y - scale.y) / scale.zoom,
})

/** The frame around what the screen shows, kept inside of the minimap. */
export function minimapFrame(scale: MinimapScale, viewport: Viewport, size: Size): Rect {
  const shown = shownRect(viewport, size)
  const [x, width] = kept(shown.x * scale.zoom + scale.x, shown.width * scale.zoom, MINIMAP.width)
  const [y, height] = kept(shown.y * scale.zoom + scale.y, shown.height * scale.zoom, MINIMAP.height)
  return { x, y, width, height }
}

function kept(start: number, length: number, end: number): [start: number, length: number] {
  const low = Math.min(Math.max(0, start), end - FRAME_PX_MIN)
  const high = Math.max(Math.min(end, start + length), low + FRAME_PX_MIN)
  return [low, high - low]
}

/** Is there nothing on the map that the screen does not show? */
export function showsAll({ bounds }: MapLayout, viewport: Viewport, size: Size): boolean {
  const shown = shownRect(viewport, size)
  return (
    shown.x <= bounds.x &&
    shown.y <= bounds.y &&
    shown.x + shown.width >= bounds.x + bounds.width &&
    shown.y + shown.height >= bounds.y + bounds.height
  )
}

/** The viewport with this point of the map in the middle, at the same zoom. */
export const lookingAt = (centre: Point, { zoom }: Viewport, size: Size): Viewport => ({
  zoom,
  x: size.width / 2 - centre.x * zoom,
  y: size.height / 2 - centre.y * zoom,
})

/** Cards below each other without a gap of a pixel between them become one rectangle. */
export function minimapRects(layout: MapLayout, scale: MinimapScale): Rect[] {
  const rects: Rect[] = []
  const gap = 1 / scale.zoom
  for (const column of layout.columns) {
    let open: Rect | undefined
    for (const { x, y } of column) {
      if (open !== undefined && y - (open.y + open.height) < gap) open.height = y + CARD_HEIGHT - open.y
      else {
        open = { x, y, width: CARD_WIDTH, height: CARD_HEIGHT }
        rects.push(open)
      }
    }
  }
  return rects
}
