import { describe, expect, it } from 'vitest'
import { foldedAtStart, NOTHING_FOLDED, revealed, shownFor, withFold } from './map-folding.ts'
import { layOut } from './map-layout.ts'
import { ROOT_ID, randomParents, testId, testModel } from './testing-tree.ts'

describe('foldedAtStart', () => {
  it('opens a small tree whole', () => {
    expect(foldedAtStart(testModel([0, 1, 2]))).toEqual(NOTHING_FOLDED)
  })

  it('keeps a large tree within the budget', () => {
    const model = testModel(randomParents(2000, 7))
    const shown = layOut(model, foldedAtStart(model, 100)).places.size
    expect(shown).toBeGreaterThan(10)
    expect(shown).toBeLessThanOrEqual(100)
  })

  it('never folds the root, however many groups are at the top level', () => {
    const model = testModel(Array.from({ length: 50 }, () => 0))
    expect(layOut(model, foldedAtStart(model, 10)).places.size).toBe(51)
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
