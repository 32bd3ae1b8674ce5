/** Calls `step` before every frame, with the milliseconds since the one before, until the returned function is called. */
export function everyFrame(step: (frameMs: number) => void): () => void {
  let last: number | undefined
  let frame = requestAnimationFrame(function next(now) {
    frame = requestAnimationFrame(next)
    step(last === undefined ? 0 : now - last)
    last = now
  })
  return () => cancelAnimationFrame(frame)
}
