/** What a canvas of the map takes from the document around it. */
import type { MapColours } from './map-canvas.ts'
import type { Size } from './map-viewport.ts'

/** Of the theme that the element is shown in. */
export function readColours(element: HTMLElement): MapColours {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  return {
    line: colour('--line-strong'),
    card: colour('--raised'),
    border: colour('--line-strong'),
    text: colour('--ink'),
    muted: colour('--muted'),
    accent: colour('--accent'),
  }
}

/** As many dots as the screen has for it. Empties the canvas. */
export function sizeCanvas(canvas: HTMLCanvasElement, { width, height }: Size): void {
  canvas.width = Math.round(width * window.devicePixelRatio)
  canvas.height = Math.round(height * window.devicePixelRatio)
}
