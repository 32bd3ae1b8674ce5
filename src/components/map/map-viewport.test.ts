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
