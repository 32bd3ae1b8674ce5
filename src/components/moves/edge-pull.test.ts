import { describe, expect, it } from 'vitest'
import { edgePull } from './edge-pull.ts'

/** Of a second at the lower edge, on a screen with so many frames. */
const inASecond = (frames: number): number => {
  let way = 0
  for (let frame = 0; frame < frames; frame++) way += edgePull(500, 10, 1000 / frames)
  return Math.round(way)
}

describe('edgePull', () => {
  it('goes towards the edge that is near, and nowhere in the middle or outside', () => {
    expect(edgePull(39, 500, 10)).toBeLessThan(0)
    expect(edgePull(500, 39, 10)).toBeGreaterThan(0)
    expect([edgePull(40, 40, 10), edgePull(-1, 500, 10), edgePull(500, -1, 10)]).toEqual([0, 0, 0])
  })

  it('is as fast on every screen', () => {
    expect(inASecond(60)).toBe(720)
    expect(inASecond(144)).toBe(720)
  })

  it('does not jump after a pause', () => {
    expect(edgePull(500, 10, 4000)).toBe(edgePull(500, 10, 50))
  })
})
