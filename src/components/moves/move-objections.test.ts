import { expect, it } from 'vitest'
import { ROOT_ID, testId, testModel } from '../tree/testing-tree.ts'
import type { Move } from './lift.ts'
import { objectionTo } from './move-objections.ts'

// 1 and 3 at the top level, 2 inside 1.
const { tree } = testModel([0, 1, 0])
const move = (group: number, from: number, to: number): Move => ({
  groupId: testId(group),
  expectedParentId: testId(from),
  newParentId: testId(to),
})

it('has nothing against moves that fit', () => {
  expect(objectionTo(tree, [move(2, 1, 3), move(3, 0, 1)])).toBeUndefined()
})

it('finds the groups that stand elsewhere by now, all of them, before anything else', () => {
  const one = move(2, 3, 2)
  const other = move(3, 1, 0)
  expect(objectionTo(tree, [move(1, 0, 2), one, other])).toEqual({
    kind: 'taken',
    taken: [
      { move: one, parentId: testId(1) },
      { move: other, parentId: ROOT_ID },
    ],
  })
})

it.each([
  ['a group that is gone', move(7, 0, 1), 'group_not_found'],
  ['a target that is gone', move(1, 0, 7), 'group_not_found'],
  ['a target that is inside the group by now', move(1, 0, 2), 'into_own_subtree'],
])('refuses %s', (_name, refused, code) => {
  expect(objectionTo(tree, [move(3, 0, 2), refused])).toMatchObject({
    kind: 'refused',
    move: refused,
    refusal: { code },
  })
})
