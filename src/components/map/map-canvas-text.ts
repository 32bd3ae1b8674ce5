/** What is written on the cards that only the canvas has. */
import { shortId } from '#shared/domain/ids.ts'
import { formatNumber } from '../../lib/format.ts'
import type { Scene } from './map-canvas.ts'
import { CARD_WIDTH, middleOf, type Place } from './map-layout.ts'

/** How much is left of a group that the lifted ones cannot go to. */
export const DIMMED = 0.4
const LETTER = 15
/** Further out, letters are under five pixels and only noise. */
export const NAMES_ZOOM = 5 / 14
const LETTERS_MAX = 24
const PADDING = 13
/** Where a card has its two lines, from its upper edge. */
const FIRST_LINE = 24
const SECOND_LINE = 44
/** Further out, only the name can be read. */
const SECOND_LINE_ZOOM = 0.5
/** Counts keep this size on the screen as long as they fit on their card. */
const COUNT_PX = 10

/** About as many letters as fit; measuring thousands of names would cost more than it gives. */
export function shortened(label: string, most: number): string {
  // Cut before it is taken apart, since a name may be very long; a letter takes at most two units.
  const letters = Array.from(label.slice(0, 2 * most + 2))
  return letters.length <= most ? label : `${letters.slice(0, most - 1).join('')}…`
}

/** "+412" on a group whose subgroups are not shown. */
export function hiddenToWords({ model, layout }: Pick<Scene, 'model' | 'layout'>, place: Place): string {
  const below = layout.spans.has(place.id) ? 0 : (model.groups.get(place.id)?.descendantCount ?? 0)
  return below === 0 ? '' : `+${formatNumber(below)}`
}

/** Names and counts, in the coordinates of the map: as a card has them, as far as they can be read. */
export function drawNames(ctx: CanvasRenderingContext2D, scene: Scene, drawn: readonly Place[]): void {
  const twoLines = scene.viewport.zoom >= SECOND_LINE_ZOOM
  ctx.textBaseline = 'middle'
  ctx.font = `600 ${LETTER}px system-ui, sans-serif`
  ctx.fillStyle = scene.colours.text
  for (const place of drawn) {
    const hidden = hiddenToWords(scene, place)
    const at = scene.placeOf(place)
    const y = twoLines ? at.y + FIRST_LINE : middleOf(at)
    ctx.globalAlpha = scene.dimmed(place.id) ? DIMMED : 1
    ctx.textAlign = 'left'
    const label = scene.model.groups.get(place.id)?.label ?? ''
    ctx.fillText(shortened(label, LETTERS_MAX - hidden.length), at.x + PADDING, y)
    if (hidden === '') continue
    ctx.textAlign = 'right'
    ctx.fillText(hidden, at.x + CARD_WIDTH - PADDING, middleOf(at))
  }
  ctx.textAlign = 'left'
  if (twoLines) drawSecondLines(ctx, scene, drawn)
  ctx.globalAlpha = 1
}

function drawSecondLines(ctx: CanvasRenderingContext2D, scene: Scene, drawn: readonly Place[]): void {
  ctx.font = '11px ui-monospace, monospace'
  ctx.fillStyle = scene.colours.muted
  for (const place of drawn) {
    const at = scene.placeOf(place)
    ctx.globalAlpha = scene.dimmed(place.id) ? DIMMED : 1
    ctx.fillText(place.id === scene.model.rootId ? 'namespace' : shortId(place.id), at.x + PADDING, at.y + SECOND_LINE)
  }
}

/** Counts alone, in the coordinates of the screen, on cards that are too small for names. */
export function drawCounts(ctx: CanvasRenderingContext2D, scene: Scene, drawn: readonly Place[]): void {
  const { viewport } = scene
  const room = CARD_WIDTH * viewport.zoom
  if (room < 3 * COUNT_PX) return
  ctx.font = `600 ${COUNT_PX}px system-ui, sans-serif`
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'center'
  for (const place of drawn) {
    const hidden = hiddenToWords(scene, place)
    // A digit is a little wider than half its height.
    if (hidden === '' || hidden.length * COUNT_PX * 0.62 > room) continue
    const at = scene.placeOf(place)
    ctx.fillStyle = scene.viewport.zoom >= 0.25 ? scene.colours.text : scene.colours.card
    ctx.globalAlpha = scene.dimmed(place.id) ? DIMMED : 1
    ctx.fillText(
      hidden,
      (at.x + CARD_WIDTH / 2) * viewport.zoom + viewport.x,
      middleOf(at) * viewport.zoom + viewport.y,
    )
  }
  ctx.textAlign = 'left'
  ctx.globalAlpha = 1
}
