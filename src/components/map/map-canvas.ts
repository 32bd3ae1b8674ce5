/** Draws the lines of the tree, and the groups that have no card in the document, beneath the cards. */
import type { GroupId } from '#shared/domain/ids.ts'
import { CARD_HEIGHT, CARD_WIDTH, COLUMN, type MapLayout, type Place, type Point, type Rect } from './map-layout.ts'
import type { MapModel } from './map-model.ts'
import { type Size, shownRect, type Viewport } from './map-viewport.ts'
import { firstBelow, levelsIn, placesIn } from './map-visible.ts'

export type MapColours = { line: string; card: string; border: string; text: string; accent: string }

export type Scene = {
  model: MapModel
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

const RADIUS = 8
const TRUNK = (COLUMN - CARD_WIDTH) / 2
/** Under this size on the screen, letters are only noise. */
const LETTER_PX_MIN = 5
const LETTER = 14
/** Further out than this, corners and borders are smaller than a pixel. */
const ZOOM_DETAIL = 0.25

const middle = (place: Point): number => place.y + CARD_HEIGHT / 2

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

/** One trunk for each parent and one branch for each child, so that a wide family costs no more than it shows. */
function drawLines(ctx: CanvasRenderingContext2D, scene: Scene, rect: Rect): void {
  const { layout, viewport } = scene
  const { first, last } = levelsIn(layout, rect)
  const bottom = rect.y + rect.height
  const families = new Set<GroupId>()
  ctx.beginPath()
  for (let level = Math.max(1, first); level <= Math.min(layout.columns.length - 1, last + 1); level++) {
    const column = layout.columns[level] ?? []
    // One more on either side: their trunks may cross the screen.
    for (let index = Math.max(0, firstBelow(column, rect.y) - 1); index < column.length; index++) {
      const child = column[index]
      if (child === undefined) break
      const parentId = scene.model.groups.get(child.id)?.parentId
      const parent = parentId === undefined ? undefined : layout.places.get(parentId)
      if (parent === undefined) continue
      families.add(parent.id)
      addBranch(ctx, scene.placeOf(parent), scene.placeOf(child))
      if (child.y >= bottom) break
    }
  }
  for (const parentId of families) addTrunk(ctx, scene, parentId)
  ctx.strokeStyle = scene.colours.line
  ctx.lineWidth = Math.max(1.5, 0.6 / viewport.zoom)
  ctx.stroke()
}

function addBranch(ctx: CanvasRenderingContext2D, parent: Point, child: Point): void {
  const x = child.x - TRUNK
  const y = middle(child)
  const turn = Math.min(RADIUS, Math.abs(y - middle(parent)))
  const from = y - Math.sign(y - middle(parent)) * turn
  ctx.moveTo(x, from)
  ctx.quadraticCurveTo(x, y, x + turn, y)
  ctx.lineTo(child.x, y)
}

function addTrunk(ctx: CanvasRenderingContext2D, scene: Scene, parentId: GroupId): void {
  const place = scene.layout.places.get(parentId)
  const span = scene.layout.spans.get(parentId)
  if (place === undefined || span === undefined) return
  const parent = scene.placeOf(place)
  const x = parent.x + CARD_WIDTH + TRUNK
  const y = middle(parent)
  const top = middle(scene.placeOf(span.first))
  const bottom = middle(scene.placeOf(span.last))
  ctx.moveTo(parent.x + CARD_WIDTH, y)
  ctx.lineTo(x, y)
  ctx.moveTo(x, Math.min(y, top + Math.min(RADIUS, Math.abs(top - y))))
  ctx.lineTo(x, Math.max(y, bottom - Math.min(RADIUS, Math.abs(bottom - y))))
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
