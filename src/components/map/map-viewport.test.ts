import { describe, expect, it } from 'vitest'
import { createShownTree } from '../tree/shown-tree.ts'
import { randomParents, testId, testModel } from '../tree/testing-tree.ts'
import { CARD_HEIGHT, CARD_WIDTH, COLUMN, layOut } from './map-layout.ts'
import {
  boundsOf,
  centredOn,
  firstViewport,
  fitViewportTo,
  scrolledTo,
  shownRect,
  toMap,
  wayWithin,
  ZOOM_READABLE,
  zoomedBy,
  zoomMin,
} from './map-viewport.ts'

const desktop = { width: 1200, height: 800 }
const phone = { width: 320, height: 480 }
const small = layOut(createShownTree(testModel([0, 0, 1, 1]), new Set()))
const large = layOut(createShownTree(testModel(randomParents(900, 4)), new Set()))

describe('the first viewport', () => {
  it('holds a small tree whole', () => {
    const shown = shownRect(firstViewport(small, desktop), desktop)
    expect(shown.x).toBeLessThanOrEqual(small.bounds.x)
    expect(shown.y).toBeLessThanOrEqual(small.bounds.y)
    expect(shown.x + shown.width).toBeGreaterThanOrEqual(small.bounds.x + small.bounds.width)
    expect(shown.y + shown.height).toBeGreaterThanOrEqual(small.bounds.y + small.bounds.height)
  })

  it.each([desktop, phone])('shows the root of a large tree at a size that can be read (%o)', (size) => {
    const viewport = firstViewport(large, size)
    const shown = shownRect(viewport, size)
    const root = large.columns[0]?.[0] ?? { x: Number.NaN, y: Number.NaN }
    expect(viewport.zoom).toBeGreaterThanOrEqual(ZOOM_READABLE)
    expect(root.x).toBeGreaterThan(shown.x)
    expect(root.y).toBeGreaterThan(shown.y)
    expect(root.y + CARD_HEIGHT).toBeLessThan(shown.y + shown.height)
  })
})

describe('moving the viewport', () => {
  const place = { x: 4000, y: -900 }

  it('puts a card into the middle, large enough to read', () => {
    const viewport = centredOn(place, desktop, 0.01)
    expect(toMap(viewport, { x: 600, y: 400 })).toEqual({
      x: expect.closeTo(place.x + CARD_WIDTH / 2),
      y: expect.closeTo(place.y + CARD_HEIGHT / 2),
    })
    expect(viewport.zoom).toBe(ZOOM_READABLE)
  })

  it('scrolls to a card only when it must', () => {
    const there = scrolledTo({ x: 0, y: 0, zoom: 1 }, place, desktop)
    const shown = shownRect(there, desktop)
    expect(shown.x + shown.width).toBeGreaterThanOrEqual(place.x + CARD_WIDTH)
    expect(shown.y).toBeLessThanOrEqual(place.y)
    expect(scrolledTo(there, place, desktop)).toBe(there)
  })

  it('zooms around the middle and stops at the ends', () => {
    const least = zoomMin(large, desktop)
    const before = { x: 10, y: 20, zoom: 1 }
    const after = zoomedBy(before, desktop, 1.5, least)
    expect(toMap(after, { x: 600, y: 400 }).x).toBeCloseTo(toMap(before, { x: 600, y: 400 }).x)
    expect(zoomedBy(before, desktop, 1e-9, least).zoom).toBe(least)
    expect(zoomedBy(before, desktop, 1e9, least).zoom).toBe(2)
  })
})

describe('panning along', () => {
  const { bounds } = large
  const start = { x: 0, y: 0, zoom: 1 }
  const far = 100_000
  it('goes the whole way while there is more to see', () => {
    expect(wayWithin(start, { x: -10, y: -10 }, large, phone)).toEqual({ x: -10, y: -10 })
  })

  it('ends where the outermost groups are well inside, and not beyond', () => {
    const towards = { x: -far, y: -far }
    const { x, y } = wayWithin(start, towards, large, desktop)
    const end = { x: bounds.x + bounds.width + x, y: bounds.y + bounds.height + y }
    expect(end).toEqual({ x: desktop.width - 120, y: desktop.height - 120 })
    const there = { ...start, x, y }
    expect(Math.abs(wayWithin(there, towards, large, desktop).x)).toBe(0)

    const back = wayWithin(there, { x: far, y: far }, large, desktop)
    expect({ x: bounds.x + x + back.x, y: bounds.y + y + back.y }).toEqual({ x: 120, y: 120 })
  })

  it('never goes the other way', () => {
    const beyond = { ...start, x: -2 * far, y: 2 * far }
    for (const sign of [1, -1])
      for (const way of Object.values(wayWithin(beyond, { x: 7 * sign, y: 7 * sign }, large, desktop)))
        expect(way * sign).toBeGreaterThanOrEqual(0)
  })
})

describe('looking at a part', () => {
  const layout = layOut(createShownTree(testModel([0, 1, 1, 0, 4]), new Set()))

  it('surrounds groups with all below them, and knows when none is shown', () => {
    const bounds = boundsOf(layout, [testId(1), testId(5), testId(99)])
    expect(bounds).toEqual({ x: COLUMN, y: layout.bounds.y, width: COLUMN + CARD_WIDTH, height: layout.bounds.height })
    expect(boundsOf(layout, [testId(2)])).toMatchObject({ x: 2 * COLUMN, width: CARD_WIDTH, height: CARD_HEIGHT })
    expect(boundsOf(layout, [testId(99)])).toBeUndefined()
  })

  it.each([desktop, phone])('puts it whole into the middle (%o)', (size) => {
    const part = { x: 5000, y: -7000, width: 2000, height: 3000 }
    const viewport = fitViewportTo(part, size)
    const shown = shownRect(viewport, size)
    expect(shown.x).toBeLessThan(part.x)
    expect(shown.y).toBeLessThan(part.y)
    expect(toMap(viewport, { x: size.width / 2, y: size.height / 2 })).toEqual({
      x: expect.closeTo(6000),
      y: expect.closeTo(-5500),
    })
  })
})
