/** What is dragged to an edge of the view takes the view along. Pure. */

/** Closer to the edge than this. */
const EDGE_PX = 40
const SPEED_PX_PER_S = 720
/** After a pause of the browser nothing may jump. */
const FRAME_MS_MAX = 50

/**
 * How far to go on along one axis, below 0 to its start, for a pointer so far from its start and its end, in a frame
 * that took so long: the same way in a second, however many frames a screen has.
 */
export function edgePull(fromStart: number, fromEnd: number, frameMs: number): number {
  if (fromStart < 0 || fromEnd < 0) return 0
  const way = (SPEED_PX_PER_S * Math.min(frameMs, FRAME_MS_MAX)) / 1000
  return fromStart < EDGE_PX ? -way : fromEnd < EDGE_PX ? way : 0
}
