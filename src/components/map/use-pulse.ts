/** Groups pointed out on the canvas for a moment; cards do it by a style. */
import { useCallback, useEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { PULSE_MS } from '../tree/use-foreign-moves.ts'
import { motionReduced } from './use-glide.ts'

/** How strongly a group is pointed out now, from 1 down to 0. */
type Strength = (id: GroupId) => number

/** Answers what to ask when the canvas is drawn; undefined while nothing is pointed out. */
export function usePulse(ids: ReadonlySet<GroupId>): () => Strength | undefined {
  const run = useRef({ ids, startedAt: 0 })
  if (run.current.ids !== ids) run.current = { ids, startedAt: performance.now() }
  return useCallback(() => {
    const { ids: pulsing, startedAt } = run.current
    if (pulsing.size === 0) return undefined
    const left = motionReduced() ? 1 : Math.max(0, 1 - (performance.now() - startedAt) / PULSE_MS)
    return (id) => (pulsing.has(id) ? left : 0)
  }, [])
}

/** Draws every frame while something is pointed out. */
export function usePulseFrames(ids: ReadonlySet<GroupId>, requestPaint: () => void): void {
  useEffect(() => {
    if (ids.size === 0 || motionReduced()) return
    let frame = requestAnimationFrame(function step() {
      requestPaint()
      frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [ids, requestPaint])
}
