import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { createShownTree } from '../tree/shown-tree.ts'
import { ROOT_ID, randomParents, testId, testModel } from '../tree/testing-tree.ts'
import { CARD_HEIGHT, CARD_WIDTH, layOut, type Rect } from './map-layout.ts'
import { type FarScene, regionsIn } from './map-regions.ts'
import { fitViewport } from './map-viewport.ts'

const size = { width: 1280, height: 800 }
const NONE: ReadonlySet<GroupId> = new Set()
const widthOf = (text: string): number => text.length * 7
const models = [
  testModel(randomParents(4000, 3)),
  testModel(Array.from({ length: 10_000 }, (_, index) => Math.floor(index / 6))),
  testModel(Array.from({ length: 10_000 }, (_, index) => (index % 16 === 0 ? 0 : index))),
]
const scenes = models.map((model): FarScene => {
  const layout = layOut(createShownTree(model, new Set()))
  return { model, layout, size, viewport: fitViewport(layout, size), covering: NONE }
})
const apart = (one: Rect, other: Rect): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y

describe('regionsIn', () => {
  it('names the whole with its real count, and the larger parts', () => {
    const [, bushy] = scenes
    const regions = bushy === undefined ? [] : regionsIn(bushy, widthOf)
    expect(regions[0]).toMatchObject({ id: ROOT_ID, text: 'Acme · 10,000 groups' })
    const ids = regions.map(({ id }) => id)
    for (const child of [1, 2, 3, 4, 5, 6]) expect(ids).toContain(testId(child))
  })

  it('lets no two names overlap, keeps each on the screen and at its part, wherever one looks', () => {
    const looks = fc.record({
      index: fc.nat(scenes.length - 1),
      zoom: fc.double({ min: 0.005, max: 0.35, noNaN: true }),
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    let named = 0
    fc.assert(
      fc.property(looks, ({ index, zoom, x, y }) => {
        const scene = scenes[index]
        if (scene === undefined) throw new Error('There is no such scene.')
        const { bounds } = scene.layout
        const viewport = {
          zoom,
          x: size.width / 2 - (bounds.x + x * bounds.width) * zoom,
          y: size.height / 2 - (bounds.y + y * bounds.height) * zoom,
        }
        const regions = regionsIn({ ...scene, viewport }, widthOf)
        named += regions.length
        regions.forEach(({ id, text, label, box }, number) => {
          expect(text).toContain((scene.model.groups.get(id)?.descendantCount ?? Number.NaN).toLocaleString('en'))
          expect(label.x).toBeGreaterThanOrEqual(0)
          expect(label.y).toBeGreaterThanOrEqual(0)
          expect(label.x + label.width).toBeLessThanOrEqual(size.width)
          expect(label.y + label.height).toBeLessThanOrEqual(size.height)
          expect(apart(label, { ...box, width: Math.max(box.width, label.width) })).toBe(false)
          for (const other of regions.slice(number + 1)) expect(apart(label, other.label)).toBe(true)
        })
      }),
      { numRuns: 300 },
    )
    expect(named).toBeGreaterThan(500)
  })

  it('puts no name where a card would cover it', () => {
    let moved = 0
    for (const scene of scenes)
      for (const zoom of [scene.viewport.zoom, 4 * scene.viewport.zoom, 0.35]) {
        const viewport = { x: 40, y: size.height / 2, zoom }
        const free = regionsIn({ ...scene, viewport }, widthOf)
        // The selected, the focused and the held ones: here all that would have a name.
        const cards = new Set([ROOT_ID, ...free.map(({ id }) => id)])
        const boxes = [...cards].flatMap((id): Rect[] => {
          const place = scene.layout.places.get(id)
          if (place === undefined) return []
          const { x, y } = { x: place.x * zoom + viewport.x, y: place.y * zoom + viewport.y }
          return [{ x, y, width: CARD_WIDTH * zoom, height: CARD_HEIGHT * zoom }]
        })
        const regions = regionsIn({ ...scene, viewport, covering: cards }, widthOf)
        for (const { label } of regions) for (const box of boxes) expect(apart(label, box)).toBe(true)
        for (const { label } of free) if (boxes.some((box) => !apart(label, box))) moved++
      }
    expect(moved).toBeGreaterThan(10)
  })

  it('says nothing for a tree of leaves only but the whole', () => {
    const model = testModel(Array.from({ length: 2000 }, () => 0))
    const layout = layOut(createShownTree(model, new Set()))
    const regions = regionsIn({ model, layout, size, viewport: fitViewport(layout, size), covering: NONE }, widthOf)
    expect(regions.map(({ text }) => text)).toEqual(['Acme · 2,000 groups'])
  })
})
