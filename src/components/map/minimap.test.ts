import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createShownTree } from '../tree/shown-tree.ts'
import { randomParents, testModel } from '../tree/testing-tree.ts'
import { CARD_HEIGHT, layOut, type Rect } from './map-layout.ts'
import { fitViewport, shownRect } from './map-viewport.ts'
import { fromMinimap, lookingAt, MINIMAP, minimapFrame, minimapRects, minimapScale, showsAll } from './minimap.ts'

const size = { width: 1000, height: 700 }
const layouts = [0, 5, 400, 10_000].map((count) =>
  layOut(createShownTree(testModel(randomParents(count, 8)), new Set())),
)

describe('the minimap', () => {
  it.each(layouts.map((layout) => ({ layout, groups: layout.places.size })))(
    'holds the whole map of $groups groups, each under some rectangle',
    ({ layout }) => {
      const scale = minimapScale(layout)
      const { bounds } = layout
      for (const corner of [bounds, { x: bounds.x + bounds.width, y: bounds.y + bounds.height }]) {
        const at = { x: corner.x * scale.zoom + scale.x, y: corner.y * scale.zoom + scale.y }
        expect(at.x).toBeGreaterThanOrEqual(0)
        expect(at.y).toBeGreaterThanOrEqual(0)
        expect(at.x).toBeLessThanOrEqual(MINIMAP.width)
        expect(at.y).toBeLessThanOrEqual(MINIMAP.height)
        const back = fromMinimap(scale, at)
        expect(back.x).toBeCloseTo(corner.x, 5)
        expect(back.y).toBeCloseTo(corner.y, 5)
      }
      const byColumn = new Map<number, Rect[]>()
      for (const rect of minimapRects(layout, scale)) byColumn.set(rect.x, [...(byColumn.get(rect.x) ?? []), rect])
      const bare = [...layout.places.values()].filter(
        ({ x, y }) => !byColumn.get(x)?.some((rect) => rect.y <= y && rect.y + rect.height >= y + CARD_HEIGHT),
      )
      expect(bare).toHaveLength(0)
    },
  )

  it('frames what the screen shows, inside of itself, wherever one looks', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(fc.nat(3), number(0.001, 2), number(-1e6, 1e6), number(-1e6, 1e6), (index, zoom, x, y) => {
        const layout = layouts[index]
        if (layout === undefined) throw new Error('There is no such layout.')
        const frame = minimapFrame(minimapScale(layout), { x, y, zoom }, size)
        expect(frame.x).toBeGreaterThanOrEqual(0)
        expect(frame.y).toBeGreaterThanOrEqual(0)
        expect(frame.x + frame.width).toBeLessThanOrEqual(MINIMAP.width + 1e-9)
        expect(frame.y + frame.height).toBeLessThanOrEqual(MINIMAP.height + 1e-9)
        expect(Math.min(frame.width, frame.height)).toBeGreaterThan(7.9)
      }),
    )
  })

  it('is not needed while everything is in view', () => {
    for (const layout of layouts) {
      expect(showsAll(layout, fitViewport(layout, size), size)).toBe(true)
      const aside = lookingAt({ x: layout.bounds.x - 5000, y: 0 }, { x: 0, y: 0, zoom: 1 }, size)
      expect(showsAll(layout, aside, size)).toBe(false)
    }
  })

  it('moves the point that was pressed into the middle', () => {
    const viewport = lookingAt({ x: 900, y: -40 }, { x: 3, y: 4, zoom: 0.5 }, size)
    expect(shownRect(viewport, size)).toEqual({ x: -100, y: -740, width: 2000, height: 1400 })
    expect(viewport.zoom).toBe(0.5)
  })
})
