/** Where the map looks. The viewport lives outside of React's state: a pan renders nothing but what comes near. */
import { startTransition, useCallback, useRef, useState } from 'react'
import type { Point, Rect } from './map-layout.ts'
import type { Size, Viewport } from './map-viewport.ts'
import { nearRect } from './map-visible.ts'
import { motionReduced } from './use-glide.ts'

const SMOOTH_MS = 220

/** What really moves the cards; React Flow gives it. */
type ViewportSetter = (viewport: Viewport, options: { duration: number }) => unknown

export type Camera = {
  viewport(): Viewport
  /** Groups in it get cards. */
  near: Rect
  look(viewport: Viewport, how?: 'smooth'): void
  panBy(delta: Point): void
  /** The viewport is another one now, whoever moved it. */
  onMoved(viewport: Viewport): void
  connect(setter: ViewportSetter): void
}

export function useCamera(first: () => Viewport, size: Size): Camera {
  const [start] = useState(first)
  const current = useRef(start)
  const setter = useRef<ViewportSetter | undefined>(undefined)
  const [kept, setKept] = useState<Rect>()
  const near = nearRect(kept, current.current, size)

  const onMoved = (viewport: Viewport): void => {
    current.current = viewport
    // Until cards are rendered there, the canvas draws what comes near.
    startTransition(() => setKept((before) => nearRect(before, viewport, size)))
  }
  const look = useCallback((viewport: Viewport, how?: 'smooth') => {
    if (viewport === current.current) return
    // Before there are cards to be moved, the next drawing looks there.
    if (setter.current === undefined) current.current = viewport
    else void setter.current(viewport, { duration: how === 'smooth' && !motionReduced() ? SMOOTH_MS : 0 })
  }, [])
  return {
    viewport: useCallback(() => current.current, []),
    near,
    look,
    panBy: useCallback(
      ({ x, y }) => look({ ...current.current, x: current.current.x + x, y: current.current.y + y }),
      [look],
    ),
    onMoved,
    connect: useCallback((given) => {
      setter.current = given
      // What was looked at since the cards were first rendered.
      void given(current.current, { duration: 0 })
    }, []),
  }
}
