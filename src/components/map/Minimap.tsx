/**
 * The whole map in a corner: press or drag on it to look elsewhere. For pointers only: with keys one walks the tree,
 * which moves the map as well, so it is hidden from assistive technology and takes no focus.
 */
import { type Ref, useCallback, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import { words } from '../../words/words.ts'
import type { MapLayout, Point } from './map-layout.ts'
import type { Size, Viewport } from './map-viewport.ts'
import {
  fromMinimap,
  MINIMAP,
  type MinimapScale,
  minimapFrame,
  minimapRects,
  minimapScale,
  showsAll,
} from './minimap.ts'

/** In a map of fewer groups one finds the way without it, and it would only cover some of them. */
const GROUPS_MIN = 40

/** To be called whenever the map looks elsewhere or shows something else; nothing is rendered by it. */
export type MinimapHandle = { draw(): void }

/** All groups, painted once for each layout, theme and resolution. */
type Picture = { layout: MapLayout; scale: MinimapScale; ratio: number; accent: string; bitmap: HTMLCanvasElement }

/** In a narrower map it would hide too much of what it helps to see. */
const MAP_WIDTH_MIN = 560

type MinimapProps = {
  ref: Ref<MinimapHandle>
  /** What the map shows at this moment. */
  shown(): MapLayout
  /** Of the map's element. */
  size: Size
  viewport(): Viewport
  onLook(centre: Point): void
}

export function Minimap({ ref, shown, size, viewport, onLook }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const picture = useRef<Picture | undefined>(undefined)

  const draw = useCallback((): void => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (element === null || context == null) return
    const now = viewport()
    const layout = shown()
    const isNeeded = layout.places.size >= GROUPS_MIN && size.width >= MAP_WIDTH_MIN
    const hidden = !isNeeded || showsAll(layout, now, size)
    element.style.visibility = hidden ? 'hidden' : 'visible'
    if (hidden) return
    const ratio = window.devicePixelRatio
    if (picture.current?.layout !== layout || picture.current.ratio !== ratio) {
      const style = getComputedStyle(element)
      const ink = style.getPropertyValue('--line-strong').trim()
      const accent = style.getPropertyValue('--accent').trim()
      const scale = minimapScale(layout)
      picture.current = { layout, scale, ratio, accent, bitmap: paint(layout, scale, ink, ratio) }
      sizeTo(element, ratio)
    }
    const { accent, scale } = picture.current
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, element.width, element.height)
    context.drawImage(picture.current.bitmap, 0, 0)
    const frame = minimapFrame(scale, now, size)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.fillStyle = accent
    context.globalAlpha = 0.15
    context.fillRect(frame.x, frame.y, frame.width, frame.height)
    context.globalAlpha = 1
    context.strokeStyle = accent
    context.lineWidth = 1.5
    context.strokeRect(frame.x + 0.75, frame.y + 0.75, frame.width - 1.5, frame.height - 1.5)
  }, [shown, size, viewport])
  useImperativeHandle(ref, () => ({ draw }), [draw])
  // Everything else is drawn in step with the map.
  useEffect(() => {
    const theme = window.matchMedia('(prefers-color-scheme: dark)')
    const redraw = (): void => {
      picture.current = undefined
      draw()
    }
    theme.addEventListener('change', redraw)
    return () => theme.removeEventListener('change', redraw)
  }, [draw])

  const look = useEffectEvent((event: PointerEvent): void => {
    const box = canvas.current?.getBoundingClientRect()
    if (box !== undefined)
      onLook(fromMinimap(minimapScale(shown()), { x: event.clientX - box.left, y: event.clientY - box.top }))
  })
  // Listened to at the canvas itself: the map listens at an element around it, which must not take this for a drag.
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const press = (event: PointerEvent): void => {
      event.stopPropagation()
      if (event.button !== 0) return
      element.setPointerCapture(event.pointerId)
      look(event)
    }
    const drag = (event: PointerEvent): void => {
      if (element.hasPointerCapture(event.pointerId)) look(event)
    }
    // Whoever walks the tree with keys as well keeps the focus there.
    const keepFocus = (event: MouseEvent): void => event.preventDefault()
    element.addEventListener('pointerdown', press)
    element.addEventListener('pointermove', drag)
    element.addEventListener('mousedown', keepFocus)
    return () => {
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('pointermove', drag)
      element.removeEventListener('mousedown', keepFocus)
    }
  }, [])
  return (
    <canvas
      ref={canvas}
      data-overlay
      aria-hidden
      title={words.map.overview}
      style={MINIMAP}
      className="absolute right-2 bottom-6 z-10 cursor-pointer touch-none rounded-control bg-surface shadow-card outline outline-line"
    />
  )
}

function sizeTo(element: HTMLCanvasElement, ratio: number): void {
  const [width, height] = [Math.round(MINIMAP.width * ratio), Math.round(MINIMAP.height * ratio)]
  if (element.width !== width) element.width = width
  if (element.height !== height) element.height = height
}

function paint(layout: MapLayout, scale: MinimapScale, ink: string, ratio: number): HTMLCanvasElement {
  const bitmap = document.createElement('canvas')
  sizeTo(bitmap, ratio)
  const context = bitmap.getContext('2d')
  if (context === null) return bitmap
  context.fillStyle = ink
  context.setTransform(ratio * scale.zoom, 0, 0, ratio * scale.zoom, ratio * scale.x, ratio * scale.y)
  for (const { x, y, width, height } of minimapRects(layout, scale)) context.fillRect(x, y, width, height)
  return bitmap
}
