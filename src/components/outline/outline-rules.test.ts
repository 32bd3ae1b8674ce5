import { expect, it } from 'vitest'
import { createShownTree } from '../tree/shown-tree.ts'
import { ROOT_ID, testId, testModel } from '../tree/testing-tree.ts'
import { indentOf, markableBetween, withPinned } from './outline-rules.ts'

// Root > G1 > G2 > G3, and G4 beside G1. Shown in this order.
const model = testModel([0, 1, 2, 0])
const open = createShownTree(model, new Set())
const ids = (...numbers: number[]) => numbers.map(testId)

it.each([
  { rows: [], pinned: [0], all: [0] },
  { rows: [4, 5, 6], pinned: [0, 5], all: [0, 4, 5, 6] },
  { rows: [2, 3], pinned: [11, 0], all: [0, 2, 3, 11] },
])('rows $rows with $pinned pinned are $all', ({ rows, pinned, all }) => {
  expect(withPinned(rows, pinned)).toEqual(all)
})

it.each([
  { from: 1, to: 3, marked: [1, 2, 3] },
  { from: 4, to: 2, marked: [2, 3, 4] },
  { from: 2, to: 2, marked: [2] },
])('from G$from to G$to are $marked', ({ from, to, marked }) => {
  expect(markableBetween(open, testId(from), testId(to))).toEqual(ids(...marked))
})

it('a range leaves out the root, and what is not shown', () => {
  expect(markableBetween(open, ROOT_ID, testId(2))).toEqual(ids(1, 2))
  const folded = createShownTree(model, new Set(ids(1)))
  expect(markableBetween(folded, testId(1), testId(4))).toEqual(ids(1, 4))
  expect(markableBetween(folded, testId(3), testId(4))).toEqual([])
})

it('the deeper the rows shown, the less a level is set off', () => {
  expect(indentOf(createShownTree(model, new Set(ids(1))))).toBe('min(1rem, 40%)')
  expect(indentOf(createShownTree(model, new Set(ids(2))))).toBe('min(1rem, 20%)')
  expect(indentOf(createShownTree(testModel([]), new Set()))).toBe('min(1rem, 40%)')
})
