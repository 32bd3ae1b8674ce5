/** Draws the lines of the tree, and the groups that have no card in the document, beneath the cards. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { drawLines } from './map-canvas-lines.ts'
import { drawRegionLabels, drawRegions, REGION_FONT } from './map-canvas-regions.ts'
import { DIMMED, drawCounts, drawNames, NAMES_ZOOM } from './map-canvas-text.ts'
import { CARD_HEIGHT, CARD_WIDTH, type MapLayout, type Place, type Point } from './map-layout.ts'
import { type FarScene, regionsIn } from './map-regions.ts'
import { type Size, shownRect, type Viewport } from './map-viewport.ts'
import { placesIn } from './map-visible.ts'

export type MapColours = { line: string; card: string; border: string; text: string; muted: string; accent: string }

export type Scene = {
  model: TreeModel
  layout: MapLayout
  viewport: Viewport
  size: Size
  colours: MapColours
  /** Where the group stands at this moment: on its way, while it glides. */
  placeOf(place: Place): Point
  /** Groups that have a card in the document, and are not drawn. */
  cards: ReadonlySet<GroupId>
  covering: FarScene['covering']
  /** Groups that what is held cannot be put on. */
  dimmed(id: GroupId): boolean
  targetId: GroupId | undefined
  /** How strongly a group is pointed out, from 1 down to 0; absent while none is. */
  pulsing?: ((id: GroupId) => number) | undefined
}

/** Further out than this, corners and borders are smaller than a pixel. */
const ZOOM_DETAIL = 0.25
/** Further out than this, so are the gaps between cards: those below each other are drawn as one. */
const ZOOM_GAPS = 0.075
const GAP_PX = 1.5

/** One picture. What it costs depends on what is in view. */
export function drawMap(ctx: CanvasRenderingContext2D, scene: Scene, pixelRatio: number): void {
  const { viewport, size } = scene
  const toScreen = (): void => ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  const toMap = (): void => {
    toScreen()
    ctx.translate(viewport.x, viewport.y)
    ctx.scale(viewport.zoom, viewport.zoom)
  }
  toScreen()
  ctx.clearRect(0, 0, size.width, size.height)
  const rect = shownRect(viewport, size)
  const drawn = placesIn(scene.layout, rect).filter((place) => !scene.cards.has(place.id))
  const near = viewport.zoom >= NAMES_ZOOM
  ctx.font = REGION_FONT
  const regions = near ? [] : regionsIn(scene, (text) => ctx.measureText(text).width)
  drawRegions(ctx, scene, regions)
  toMap()
  drawLines(ctx, scene, rect)
  drawCards(ctx, scene, drawn)
  markTarget(ctx, scene)
  drawPulses(ctx, scene, drawn)
  if (near) drawNames(ctx, scene, drawn)
  toScreen()
  if (!near) drawCounts(ctx, scene, drawn)
  drawRegionLabels(ctx, scene, regions)
}

function drawCards(ctx: CanvasRenderingContext2D, scene: Scene, drawn: readonly Place[]): void {
  for (const dim of [false, true]) {
    const places = drawn.filter((place) => scene.dimmed(place.id) === dim)
    ctx.globalAlpha = dim ? DIMMED : 1
    if (scene.viewport.zoom >= ZOOM_DETAIL) drawWhole(ctx, scene, places)
    else drawPlain(ctx, scene, places)
  }
  ctx.globalAlpha = 1
}

function drawWhole(ctx: CanvasRenderingContext2D, scene: Scene, places: readonly Place[]): void {
  ctx.beginPath()
  for (const place of places) {
    const { x, y } = scene.placeOf(place)
    ctx.roundRect(x, y, CARD_WIDTH, CARD_HEIGHT, 10)
  }
  ctx.fillStyle = scene.colours.card
  ctx.fill()
  ctx.strokeStyle = scene.colours.border
  ctx.lineWidth = 1
  ctx.stroke()
}

function drawPlain(ctx: CanvasRenderingContext2D, scene: Scene, places: readonly Place[]): void {
  ctx.fillStyle = scene.colours.border
  const gapMax = scene.viewport.zoom < ZOOM_GAPS ? GAP_PX / scene.viewport.zoom : 0
  let x = 0
  let top = 0
  let bottom = Number.NEGATIVE_INFINITY
  const fill = (): void => {
    if (bottom > top) ctx.fillRect(x, top, CARD_WIDTH, bottom - top)
  }
  for (const place of places) {
    const at = scene.placeOf(place)
    if (at.x !== x || at.y < bottom || at.y - bottom > gapMax) {
      fill()
      x = at.x
      top = at.y
    }
    bottom = at.y + CARD_HEIGHT
  }
  fill()
}

function markTarget(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const place = scene.targetId === undefined ? undefined : scene.layout.places.get(scene.targetId)
  if (place === undefined || scene.cards.has(place.id)) return
  ctx.strokeStyle = scene.colours.accent
  ctx.lineWidth = Math.max(3, 2 / scene.viewport.zoom)
  ctx.strokeRect(place.x, place.y, CARD_WIDTH, CARD_HEIGHT)
}

/** Rings that widen while they fade; on the screen never smaller than can be seen. */
function drawPulses(ctx: CanvasRenderingContext2D, scene: Scene, drawn: readonly Place[]): void {
  const { pulsing, viewport, colours } = scene
  if (pulsing === undefined) return
  ctx.strokeStyle = colours.accent
  ctx.lineWidth = Math.max(3, 2 / viewport.zoom)
  for (const place of drawn) {
    const strength = pulsing(place.id)
    if (strength <= 0) continue
    const { x, y } = scene.placeOf(place)
    const away = (4 + 10 * (1 - strength)) / Math.min(1, viewport.zoom)
    ctx.globalAlpha = Math.min(1, strength)
    ctx.beginPath()
    ctx.roundRect(x - away, y - away, CARD_WIDTH + 2 * away, CARD_HEIGHT + 2 * away, 10 + away)
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}
