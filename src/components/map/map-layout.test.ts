import { describe, expect, it } from 'vitest'
import { NOTHING_FOLDED } from './map-folding.ts'
import { CARD_HEIGHT, CARD_WIDTH, layOut } from './map-layout.ts'
import { ROOT_ID, randomParents, testId, testModel } from './testing-tree.ts'

describe('layOut', () => {
  it.each([1, 2, 3, 4, 5])('lets no two cards overlap (seed %i)', (seed) => {
    const layout = layOut(testModel(randomParents(700, seed)), NOTHING_FOLDED)
    let compared = 0
    for (const column of layout.columns)
      for (const [index, place] of column.entries()) {
        const next = column[index + 1]
        if (next === undefined) continue
        compared++
        expect(next.y - place.y).toBeGreaterThanOrEqual(CARD_HEIGHT)
      }
    expect(compared).toBeGreaterThan(500)
  })

  it('puts parents left of their children, between the first and the last of them', () => {
    const model = testModel(randomParents(300, 11))
    const layout = layOut(model, NOTHING_FOLDED)
    for (const [id, span] of layout.spans) {
      const parent = layout.places.get(id)
      expect(parent?.x).toBeLessThanOrEqual(span.first.x - CARD_WIDTH)
      expect(parent?.y).toBeGreaterThanOrEqual(span.first.y)
      expect(parent?.y).toBeLessThanOrEqual(span.last.y)
    }
  })

  it('keeps the children of one parent together in their column', () => {
    const model = testModel(randomParents(300, 5))
    for (const column of layOut(model, NOTHING_FOLDED).columns) {
      const parents = column.map((place) => model.groups.get(place.id)?.parentId)
      const runs = parents.filter((parent, index) => parent !== parents[index - 1])
      expect(new Set(runs).size).toBe(runs.length)
    }
  })

  it('leaves out what is inside a folded group', () => {
    const layout = layOut(testModel([0, 1, 0]), new Set([testId(1)]))
    expect([...layout.places.keys()]).toEqual([ROOT_ID, testId(1), testId(3)])
  })

  it('asks for the children of each group once, and survives a long chain', () => {
    const model = testModel(randomParents(20_000, 3))
    let asked = 0
    const counted: MapModel = {
      ...model,
      tree: {
        ...model.tree,
        childrenOf(id) {
          asked++
          return model.tree.childrenOf(id)
        },
      },
    }
    expect(layOut(counted, NOTHING_FOLDED).places.size).toBe(20_001)
    expect(asked).toBe(20_001)
    const chain = testModel(Array.from({ length: 5_000 }, (_, index) => index))
    expect(layOut(chain, NOTHING_FOLDED).columns).toHaveLength(5_001)
  })
})
