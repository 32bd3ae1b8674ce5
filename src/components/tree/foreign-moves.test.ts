import { describe, expect, test } from 'vitest'
import { foreignMoves, foreignMovesToWords } from './foreign-moves.ts'
import { testGroup, testId, testList, testModel, testRoot } from './testing-tree.ts'
import { createTreeModel } from './tree-model.ts'

const NOBODY = new Set<never>()
const before = testModel([0, 0, 1, 3])

describe('what others moved', () => {
  test.each<[string, number[], number[]]>([
    ['nothing, when the tree is the same', [0, 0, 1, 3], []],
    ['one group, with what is inside it', [0, 0, 2, 3], [3]],
    ['a group at the top level', [0, 0, 1, 0], [4]],
    ['several at once', [0, 1, 2, 3], [2, 3]],
    ['not a group that is new', [0, 0, 1, 3, 1], []],
  ])('%s', (_name, parents, moved) => {
    const after = testModel(parents)
    expect(foreignMoves(before, after, NOBODY).map(({ groupId }) => groupId)).toEqual(moved.map(testId))
  })

  test('not a group that was deleted', () => {
    expect(foreignMoves(before, createTreeModel(testRoot, testList([0, 0])), NOBODY)).toEqual([])
  })

  test('not what was moved here, while others count', () => {
    const after = testModel([0, 1, 2, 3])
    expect(foreignMoves(before, after, new Set([testId(3)]))).toEqual([{ groupId: testId(2), newParentId: testId(1) }])
  })

  test('not when another namespace is shown', () => {
    const other = createTreeModel({ ...testRoot, namespaceId: testId(99) }, [
      { ...testGroup(3, 0), parentId: testId(99) },
    ])
    expect(foreignMoves(before, other, NOBODY)).toEqual([])
  })
})

describe('in words', () => {
  const words = (parents: number[]) => {
    const after = testModel(parents)
    return foreignMovesToWords(foreignMoves(testModel(parents.map(() => 0)), after, NOBODY), after)
  }

  test('one sentence for each of a few, one for all of many', () => {
    expect(words([0, 1, 0])).toBe('G2 was moved to G1 by somebody else.')
    expect(words([0, 1, 1])).toBe('G2 was moved to G1 by somebody else. G3 was moved to G1 by somebody else.')
    expect(words([0, 1, 1, 1, 1, 1])).toMatch(/^G2 .* G6 was moved to G1 by somebody else\.$/)
    expect(words([0, 1, 1, 1, 1, 1, 1])).toBe('6 groups were moved by somebody else.')
  })

  test('the top level has a name', () => {
    const after = testModel([0, 0])
    expect(foreignMovesToWords(foreignMoves(testModel([0, 1]), after, NOBODY), after)).toBe(
      'G2 was moved to the top level by somebody else.',
    )
  })
})
