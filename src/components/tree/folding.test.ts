import { describe, expect, it } from 'vitest'
import {
  type Folded,
  foldedAtStart,
  foldedBelow,
  foldedFrom,
  levelChoices,
  NOTHING_FOLDED,
  revealed,
  withFolds,
} from './folding.ts'
import { createShownTree } from './shown-tree.ts'
import { ROOT_ID, testId, testModel } from './testing-tree.ts'
import type { TreeModel } from './tree-model.ts'

/** Without the root. */
const countShown = (model: TreeModel, folded: Folded): number => createShownTree(model, folded).rows.length - 1

it('what was stored never folds the namespace itself', () => {
  const model = testModel([0, 1])
  const folded = foldedFrom([ROOT_ID, testId(1)], ROOT_ID)
  expect(folded).toEqual(new Set([testId(1)]))
  expect(createShownTree(model, folded).rows).toEqual([ROOT_ID, testId(1)])
})

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
    const shown = (levelsMax: number) => countShown(model, foldedAtStart(model, 100, levelsMax))
    expect(shown(19)).toBe(4)
    expect(shown(20)).toBe(20)
    expect(shown(339)).toBe(20)
    expect(shown(340)).toBe(340)
  })

  it('shows the top level, however many groups there are', () => {
    const model = testModel(Array.from({ length: 500 }, (_, index) => (index < 300 ? 0 : 1)))
    expect(countShown(model, foldedAtStart(model))).toBe(300)
  })
})

describe('foldedBelow', () => {
  // root ─ 1 ─ 2 ─ 3 ─ 4      5 ─ 6
  const model = testModel([0, 1, 2, 3, 0, 5])
  it.each([
    [1, 2],
    [2, 4],
    [3, 5],
    [4, 6],
  ])('down to level %i shows %i groups', (level, shown) => {
    expect(countShown(model, foldedBelow(model, level))).toBe(shown)
  })
})

it.each([
  [[], []],
  [[0, 0], []],
  [
    [0, 1],
    ['Fold all groups', 'Unfold all groups'],
  ],
  [
    [0, 1, 2, 3],
    ['Fold all groups', 'Show down to level 2', 'Show down to level 3', 'Unfold all groups'],
  ],
])('a tree of %j can be opened to: %j', (parents, titles) => {
  expect(levelChoices(testModel(parents)).map(({ title }) => title)).toEqual(titles)
})

describe('folding', () => {
  const model = testModel([0, 1, 2])

  it('opens what hides a group', () => {
    const folded = new Set([testId(1), testId(2)])
    expect(revealed(model, folded, testId(3)).size).toBe(0)
    expect(revealed(model, folded, testId(2))).toEqual(new Set([testId(2)]))
  })

  it('changes nothing when nothing changes', () => {
    expect(withFolds(NOTHING_FOLDED, [testId(1)], false)).toBe(NOTHING_FOLDED)
    expect(revealed(model, NOTHING_FOLDED, testId(3))).toBe(NOTHING_FOLDED)
    expect([...withFolds(NOTHING_FOLDED, [testId(1), testId(2)], true)]).toEqual([testId(1), testId(2)])
  })
})
