/**
 * The lines of the tree: from a group to a trunk right of it, and from the trunk to each child. Lanes have a trunk
 * each and a rail above that joins them; a block of leaves is framed, and hangs on its trunk as one.
 */
import type { Scene } from './map-canvas.ts'
import { type Block, CARD_WIDTH, COLUMN, middleOf, type Place, type Point, type Rect, type Span } from './map-layout.ts'
import { RAIL_SPACE } from './map-layout-core.ts'
import { columnsIn, firstBelow } from './map-visible.ts'

const RADIUS = 8
const TRUNK = (COLUMN - CARD_WIDTH) / 2
/** Of the frame around a block. */
const PADDING = 8
/** Further out than this, the way from a trunk to its card is a dot. */
const ZOOM_BRANCHES = 0.12
/** A family lower than this on the screen shows no trunk then. */
const TRUNK_PX_MIN = 16

export function drawLines(ctx: CanvasRenderingContext2D, scene: Scene, rect: Rect): void {
  if (scene.viewport.zoom < ZOOM_BRANCHES) drawTrunks(ctx, scene, rect)
  else drawAllLines(ctx, scene, rect)
}

function drawAllLines(ctx: CanvasRenderingContext2D, scene: Scene, rect: Rect): void {
  const { layout, viewport, colours } = scene
  const spans = new Set<Span>()
  const { first, last } = columnsIn(layout, rect)
  ctx.beginPath()
  for (let number = Math.max(1, first); number <= Math.min(layout.columns.length - 1, last + 1); number++) {
    const column = layout.columns[number] ?? []
    // One more on either side: their trunks may cross the screen.
    for (let index = Math.max(0, firstBelow(column, rect.y) - 1); index < column.length; index++) {
      const place = column[index]
      if (place === undefined) break
      addSpans(spans, scene, place.parent)
      if (place.block === undefined) addBranch(ctx, scene, place)
      if (place.y >= rect.y + rect.height) break
    }
  }
  for (const span of spans) addTrunks(ctx, scene, span)
  ctx.strokeStyle = colours.line
  ctx.lineWidth = Math.max(1.5, 0.6 / viewport.zoom)
  ctx.stroke()
  drawFrames(ctx, scene, spans)
}

/** Seen from far away only the trunks of what is large are lines; rectangles are much cheaper than strokes. */
function drawTrunks(ctx: CanvasRenderingContext2D, scene: Scene, rect: Rect): void {
  const root = scene.layout.columns[0]?.[0]
  const waiting = root === undefined ? [] : [scene.layout.spans.get(root.id)]
  const thick = 0.8 / scene.viewport.zoom
  ctx.fillStyle = scene.colours.line
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const { box, lanes, inner } = span
    if (box.height * scene.viewport.zoom < TRUNK_PX_MIN || !touches(box, rect)) continue
    waiting.push(...inner)
    const rail = box.y + RAIL_SPACE / 2
    for (const { first, top, bottom } of lanes) {
      const x = scene.placeOf(first).x - TRUNK
      const start = lanes.length > 1 ? Math.min(rail, top) : top
      ctx.fillRect(x, start, thick, bottom - start)
    }
    const [first, last] = [lanes[0], lanes.at(-1)]
    if (first !== undefined && last !== undefined && first !== last)
      ctx.fillRect(first.first.x - TRUNK, rail, last.first.x - first.first.x, thick)
  }
}

const touches = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

/** The span of the group and of all above it: their lines may pass through the screen. */
function addSpans(spans: Set<Span>, scene: Scene, from: Place | undefined): void {
  for (let place = from; place !== undefined; place = place.parent) {
    const span = scene.layout.spans.get(place.id)
    if (span === undefined || spans.has(span)) return
    spans.add(span)
  }
}

function addBranch(ctx: CanvasRenderingContext2D, scene: Scene, place: Place): void {
  if (place.parent === undefined) return
  const child = scene.placeOf(place)
  const x = child.x - TRUNK
  const y = middleOf(child)
  const away = y - middleOf(scene.placeOf(place.parent))
  const turn = Math.min(RADIUS, Math.abs(away))
  ctx.moveTo(x, y - Math.sign(away) * turn)
  ctx.quadraticCurveTo(x, y, x + turn, y)
  ctx.lineTo(child.x, y)
}

/** How far a group is from its place at this moment, up or down. */
const shiftOf = (scene: Scene, place: Place): number => scene.placeOf(place).y - place.y

function addTrunks(ctx: CanvasRenderingContext2D, scene: Scene, span: Span): void {
  const parent = scene.placeOf(span.place)
  const y = middleOf(parent)
  const rail = span.lanes.length > 1 ? span.box.y + RAIL_SPACE / 2 : y
  ctx.moveTo(parent.x + CARD_WIDTH, y)
  ctx.lineTo(parent.x + CARD_WIDTH + TRUNK, y)
  span.lanes.forEach((lane, index) => {
    const x = scene.placeOf(lane.first).x - TRUNK
    const start = index === 0 ? y : rail
    const top = lane.top + shiftOf(scene, lane.first)
    const bottom = lane.bottom + shiftOf(scene, lane.last)
    ctx.moveTo(x, Math.min(start, rail, top + cut(lane.first, top, start)))
    ctx.lineTo(x, Math.max(start, bottom - cut(lane.last, bottom, start)))
    if (index === 0) return
    const before = span.lanes[index - 1]
    if (before !== undefined) ctx.moveTo(scene.placeOf(before.first).x - TRUNK, rail)
    ctx.lineTo(x, rail)
  })
  for (const block of span.blocks) addBlockBranch(ctx, scene, block)
}

/** A trunk ends where the bend of its last branch begins; the branch of a block has no bend. */
const cut = (place: Place, end: number, start: number): number =>
  place.block === undefined ? Math.min(RADIUS, Math.abs(end - start)) : 0

function addBlockBranch(ctx: CanvasRenderingContext2D, scene: Scene, block: Block): void {
  const at = frameOf(scene, block)
  ctx.moveTo(at.x - (TRUNK - PADDING), at.y + at.height / 2)
  ctx.lineTo(at.x, at.y + at.height / 2)
}

function frameOf(scene: Scene, block: Block): Rect {
  const at: Point = scene.placeOf(block.first)
  return {
    x: at.x - PADDING,
    y: at.y - PADDING,
    width: block.width + 2 * PADDING,
    height: block.height + 2 * PADDING,
  }
}

function drawFrames(ctx: CanvasRenderingContext2D, scene: Scene, spans: ReadonlySet<Span>): void {
  ctx.beginPath()
  for (const span of spans)
    for (const block of span.blocks) {
      const { x, y, width, height } = frameOf(scene, block)
      ctx.roundRect(x, y, width, height, 14)
    }
  ctx.globalAlpha = 0.12
  ctx.fillStyle = scene.colours.line
  ctx.fill()
  ctx.globalAlpha = 0.7
  ctx.lineWidth = Math.max(1, 0.5 / scene.viewport.zoom)
  ctx.stroke()
  ctx.globalAlpha = 1
}
