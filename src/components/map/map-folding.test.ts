import { describe, expect, it } from 'vitest'
import { foldedAtStart, NOTHING_FOLDED, revealed, shownFor, withFold } from './map-folding.ts'
import { layOut } from './map-layout.ts'
import { ROOT_ID, testId, testModel } from './testing-tree.ts'

describe('foldedAtStart', () => {
  it('opens a small tree whole', () => {
    expect(foldedAtStart(testModel([0, 1, 2]))).toEqual(NOTHING_FOLDED)
  })

  it('shows whole levels of a large tree, as many as fit', () => {
    // 4 groups at the top level, 4 in each of them, 20 in each of those
    const children = (parents: number[], count: number) =>
      parents.flatMap((id) => Array.from({ length: count }, () => id))
    const model = testModel([
      ...children([0], 4),
      ...children([1, 2, 3, 4], 4),
      ...children(
        Array.from({ length: 16 }, (_, index) => index + 5),
        20,
      ),
    ])
    const shown = (levelsMax: number) => layOut(model, foldedAtStart(model, 100, levelsMax)).places.size - 1
    expect(shown(19)).toBe(4)
    expect(shown(20)).toBe(20)
    expect(shown(339)).toBe(20)
    expect(shown(340)).toBe(340)
  })

  it('shows the top level, however many groups there are', () => {
    const model = testModel(Array.from({ length: 500 }, (_, index) => (index < 300 ? 0 : 1)))
    expect(layOut(model, foldedAtStart(model)).places.size).toBe(301)
  })
})

describe('folding', () => {
  const model = testModel([0, 1, 2])

  it('opens what hides a group', () => {
    const folded = new Set([testId(1), testId(2)])
    expect(shownFor(model, folded, testId(3))).toBe(testId(1))
    expect(revealed(model, folded, testId(3)).size).toBe(0)
    expect(revealed(model, folded, testId(2))).toEqual(new Set([testId(2)]))
    expect(shownFor(model, folded, ROOT_ID)).toBe(ROOT_ID)
  })

  it('changes nothing when nothing changes', () => {
    expect(withFold(NOTHING_FOLDED, testId(1), false)).toBe(NOTHING_FOLDED)
    expect(withFold(NOTHING_FOLDED, testId(1), true).has(testId(1))).toBe(true)
  })
})
