/** Draws the lines of the tree, and the groups that have no card in the document, beneath the cards. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { drawLines } from './map-canvas-lines.ts'
import { CARD_HEIGHT, CARD_WIDTH, type MapLayout, type Place, type Point, type Rect } from './map-layout.ts'
import { type Size, shownRect, type Viewport } from './map-viewport.ts'
import { placesIn } from './map-visible.ts'

export type MapColours = { line: string; card: string; border: string; text: string; accent: string }

export type Scene = {
  model: TreeModel
  layout: MapLayout
  viewport: Viewport
  size: Size
  colours: MapColours
  /** Where the group stands at this moment: on its way, while it glides. */
  placeOf(place: Place): Point
  /** Groups that have a card in the document. */
  cards: ReadonlySet<GroupId>
  /** Groups that the one being dragged cannot go to. */
  dimmed(id: GroupId): boolean
  targetId: GroupId | undefined
}

/** Under this size on the screen, letters are only noise. */
const LETTER_PX_MIN = 5
const LETTER = 14
/** Further out than this, corners and borders are smaller than a pixel. */
const ZOOM_DETAIL = 0.25

export function drawMap(ctx: CanvasRenderingContext2D, scene: Scene, pixelRatio: number): void {
  const { viewport, size } = scene
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  ctx.clearRect(0, 0, size.width, size.height)
  ctx.translate(viewport.x, viewport.y)
  ctx.scale(viewport.zoom, viewport.zoom)
  const rect = shownRect(viewport, size)
  drawLines(ctx, scene, rect)
  drawCards(ctx, scene, rect)
}

function drawCards(ctx: CanvasRenderingContext2D, scene: Scene, rect: Rect): void {
  const { viewport, colours, cards } = scene
  const drawn = placesIn(scene.layout, rect).filter((place) => !cards.has(place.id))
  const detailed = viewport.zoom >= ZOOM_DETAIL
  for (const dim of [false, true]) {
    ctx.beginPath()
    for (const place of drawn) {
      if (scene.dimmed(place.id) !== dim) continue
      const { x, y } = scene.placeOf(place)
      if (detailed) ctx.roundRect(x, y, CARD_WIDTH, CARD_HEIGHT, 10)
      else ctx.rect(x, y, CARD_WIDTH, CARD_HEIGHT)
    }
    ctx.globalAlpha = dim ? 0.4 : 1
    ctx.fillStyle = detailed ? colours.card : colours.border
    ctx.fill()
    if (!detailed) continue
    ctx.strokeStyle = colours.border
    ctx.lineWidth = 1
    ctx.stroke()
  }
  ctx.globalAlpha = 1
  markTarget(ctx, scene)
  if (LETTER * viewport.zoom >= LETTER_PX_MIN) drawNames(ctx, scene, drawn)
}

function drawNames(ctx: CanvasRenderingContext2D, scene: Scene, drawn: readonly Place[]): void {
  ctx.font = `600 ${LETTER}px system-ui, sans-serif`
  ctx.textBaseline = 'middle'
  ctx.fillStyle = scene.colours.text
  for (const place of drawn) {
    const label = scene.model.groups.get(place.id)?.label ?? ''
    const { x, y } = scene.placeOf(place)
    ctx.globalAlpha = scene.dimmed(place.id) ? 0.4 : 1
    ctx.fillText(shortened(label), x + 12, y + CARD_HEIGHT / 2)
  }
  ctx.globalAlpha = 1
}

function markTarget(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const place = scene.targetId === undefined ? undefined : scene.layout.places.get(scene.targetId)
  if (place === undefined || scene.cards.has(place.id)) return
  ctx.strokeStyle = scene.colours.accent
  ctx.lineWidth = Math.max(3, 2 / scene.viewport.zoom)
  ctx.strokeRect(place.x, place.y, CARD_WIDTH, CARD_HEIGHT)
}

/** About as many letters as fit; measuring thousands of names would cost more than it gives. */
function shortened(label: string): string {
  const letters = Array.from(label)
  return letters.length <= 24 ? label : `${letters.slice(0, 23).join('')}…`
}
