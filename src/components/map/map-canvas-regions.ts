/** Draws the named parts of a map that is seen from far away. In the coordinates of the screen. */
import type { MapColours } from './map-canvas.ts'
import type { Region } from './map-regions.ts'

type Colours = { colours: MapColours }

/** Beneath everything: a tint, deeper where parts are inside of each other. */
export function drawRegions(ctx: CanvasRenderingContext2D, { colours }: Colours, regions: readonly Region[]): void {
  ctx.fillStyle = colours.line
  ctx.globalAlpha = 0.1
  for (const { box } of regions) {
    ctx.beginPath()
    ctx.roundRect(box.x - 3, box.y - 3, box.width + 6, box.height + 6, 6)
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

/** Above everything. */
export function drawRegionLabels(
  ctx: CanvasRenderingContext2D,
  { colours }: Colours,
  regions: readonly Region[],
): void {
  if (regions.length === 0) return
  ctx.beginPath()
  for (const { label } of regions) ctx.roundRect(label.x, label.y, label.width, label.height, 4)
  ctx.globalAlpha = 0.93
  ctx.fillStyle = colours.card
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.strokeStyle = colours.border
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.font = REGION_FONT
  ctx.textBaseline = 'middle'
  ctx.fillStyle = colours.text
  for (const { label, text } of regions) ctx.fillText(text, label.x + 5, label.y + label.height / 2 + 0.5)
}

export const REGION_FONT = '600 12px system-ui, sans-serif'
