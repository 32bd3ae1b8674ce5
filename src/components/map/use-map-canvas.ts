/** Keeps the canvas beneath the cards in step with everything that it shows. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { drawMap, type MapColours, type Scene } from './map-canvas.ts'
import { readColours, sizeCanvas } from './map-canvas-element.ts'
import type { Size } from './map-viewport.ts'

type Painter = {
  /** Draws in the next frame. */
  requestPaint(): void
  /** Draws in this task, so that the next frame has less to do. */
  paintNow(): void
}

/** `scene` is asked when it is drawn; everything that React renders asks for a drawing too. */
export function useMapCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  size: Size,
  scene: () => Omit<Scene, 'colours' | 'size'>,
  /** Called after each drawing, for what has to keep in step with it. */
  afterPaint: () => void,
): Painter {
  const frame = useRef<number | undefined>(undefined)
  const paint = useRef<(() => void) | undefined>(undefined)
  // Asking for them makes the browser compute all styles, so it is not done for every frame of a pan.
  const colours = useRef<MapColours>(undefined)
  const paintNow = useCallback((): void => {
    if (frame.current !== undefined) cancelAnimationFrame(frame.current)
    frame.current = undefined
    paint.current?.()
  }, [])
  const requestPaint = useCallback((): void => {
    frame.current ??= requestAnimationFrame(paintNow)
  }, [paintNow])

  useLayoutEffect(() => {
    paint.current = () => {
      const element = canvas.current
      const context = element?.getContext('2d')
      if (element === null || context == null) return
      colours.current ??= readColours(element)
      drawMap(context, { ...scene(), size, colours: colours.current }, window.devicePixelRatio)
      afterPaint()
    }
    requestPaint()
  })
  useLayoutEffect(() => {
    if (canvas.current === null) return
    sizeCanvas(canvas.current, size)
  }, [canvas, size])
  useEffect(() => {
    const theme = window.matchMedia('(prefers-color-scheme: dark)')
    const repaint = (): void => {
      colours.current = undefined
      requestPaint()
    }
    theme.addEventListener('change', repaint)
    return () => {
      theme.removeEventListener('change', repaint)
      if (frame.current !== undefined) cancelAnimationFrame(frame.current)
      frame.current = undefined
    }
  }, [requestPaint])
  return { requestPaint, paintNow }
}
