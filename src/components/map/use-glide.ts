/** Groups that change their place glide there. Cards do it by a style transition, the canvas by this, in step. */
import { useCallback, useRef } from 'react'
import type { MapLayout, Place, Point } from './map-layout.ts'

export const GLIDE_MS = 240

export const motionReduced = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** The same curve as `cubic-bezier(0.33, 1, 0.68, 1)` of the cards. */
const easeOut = (share: number): number => 1 - (1 - share) ** 3

export type Glide = {
  placeOf(place: Place): Point
  /** From the places of `from` to those of the layout now shown; `onFrame` is called for each frame on the way. */
  start(from: MapLayout, onFrame: () => void): void
}

/** Cards in the element glide while it is marked as `data-gliding`. */
export function useGlide(element: HTMLElement): Glide {
  const run = useRef<{ from: MapLayout; startedAt: number; frame: number } | undefined>(undefined)

  const placeOf = useCallback((place: Place): Point => {
    const from = run.current?.from.places.get(place.id)
    if (run.current === undefined || from === undefined) return place
    const share = easeOut(Math.min(1, (performance.now() - run.current.startedAt) / GLIDE_MS))
    return { x: from.x + (place.x - from.x) * share, y: from.y + (place.y - from.y) * share }
  }, [])

  const start = useCallback(
    (from: MapLayout, onFrame: () => void) => {
      if (motionReduced()) return
      if (run.current !== undefined) cancelAnimationFrame(run.current.frame)
      const startedAt = performance.now()
      const step = (): void => {
        if (run.current === undefined) return
        const done = performance.now() - startedAt >= GLIDE_MS
        if (done) {
          run.current = undefined
          delete element.dataset.gliding
        } else run.current.frame = requestAnimationFrame(step)
        onFrame()
      }
      run.current = { from, startedAt, frame: requestAnimationFrame(step) }
      element.dataset.gliding = ''
    },
    [element],
  )
  return { placeOf, start }
}
