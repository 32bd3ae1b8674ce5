import { describe, expect, it } from 'vitest'
import { createShownTree } from '../tree/shown-tree.ts'
import { randomParents, testId, testModel } from '../tree/testing-tree.ts'
import { CARD_HEIGHT, CARD_WIDTH, layOut, type Rect } from './map-layout.ts'
import { cardsFor, groupAt, nearRect, placesIn } from './map-visible.ts'

const layout = layOut(createShownTree(testModel(randomParents(900, 21)), new Set()))
const rects: Rect[] = [
  { x: 0, y: -400, width: 900, height: 800 },
  { x: 333, y: 1000, width: 250, height: 90 },
  { x: -500, y: -50_000, width: 100_000, height: 100_000 },
  { x: 5_000_000, y: 0, width: 10, height: 10 },
]

describe('placesIn', () => {
  it.each(rects)('finds exactly the cards that touch %o', (rect) => {
    const expected = [...layout.places.values()].filter(
      (place) =>
        place.x + CARD_WIDTH >= rect.x &&
        place.x <= rect.x + rect.width &&
        place.y + CARD_HEIGHT > rect.y &&
        place.y < rect.y + rect.height,
    )
    expect(new Set(placesIn(layout, rect))).toEqual(new Set(expected))
  })
})

describe('cardsFor', () => {
  const nowhere: Rect = { x: 5_000_000, y: 0, width: 10, height: 10 }
  const everywhere: Rect = { x: -500, y: -500_000, width: 1_000_000, height: 1_000_000 }

  it('never leaves out a pinned group', () => {
    expect(cardsFor(layout, nowhere, [testId(77)]).map((place) => place.id)).toEqual([testId(77)])
  })

  it('gives only the pinned ones when there are too many to tell apart', () => {
    expect(cardsFor(layout, everywhere, [testId(5), testId(5)], 100).map((place) => place.id)).toEqual([testId(5)])
    expect(cardsFor(layout, everywhere, [testId(5)], 2000)).toHaveLength(901)
  })

  it('passes over a pinned group that is folded away', () => {
    expect(cardsFor(layout, nowhere, [testId(5000)])).toEqual([])
  })
})

describe('groupAt', () => {
  it('finds every group at every corner of its card, and nothing between the cards', () => {
    for (const place of layout.places.values()) {
      expect(groupAt(layout, place)).toBe(place.id)
      expect(groupAt(layout, { x: place.x + CARD_WIDTH - 1, y: place.y + CARD_HEIGHT - 1 })).toBe(place.id)
      expect(groupAt(layout, { x: place.x + CARD_WIDTH + 1, y: place.y + 1 })).toBeUndefined()
    }
    expect(groupAt(layout, { x: -10, y: 0 })).toBeUndefined()
    expect(groupAt(layout, { x: 1e9, y: 0 })).toBeUndefined()
  })
})

describe('nearRect', () => {
  const size = { width: 800, height: 600 }
  const before = nearRect(undefined, { x: 0, y: 0, zoom: 1 }, size)

  it('serves for a short pan and a small zoom, and is made anew for more', () => {
    expect(nearRect(before, { x: 100, y: -100, zoom: 1 }, size)).toBe(before)
    expect(nearRect(before, { x: 0, y: 0, zoom: 1.1 }, size)).toBe(before)
    expect(nearRect(before, { x: 400, y: 0, zoom: 1 }, size).x).toBe(-520)
    expect(nearRect(before, { x: 0, y: 0, zoom: 0.4 }, size)).not.toBe(before)
    expect(nearRect(before, { x: 0, y: 0, zoom: 2.5 }, size)).not.toBe(before)
  })
})
