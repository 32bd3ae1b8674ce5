import { describe, expect, it } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { NOTHING_FOLDED } from './folding.ts'
import { createShownTree, expandedOf } from './shown-tree.ts'
import { ROOT_ID, testId, testModel } from './testing-tree.ts'

// root ─ 1 ─ 3, 4      2 ─ 5 ─ 6
const model = testModel([0, 0, 1, 1, 2, 5])
const ids = (...numbers: number[]) => numbers.map(testId)

describe('createShownTree', () => {
  it('reads from top to bottom, parents before their children', () => {
    const shown = createShownTree(model, NOTHING_FOLDED)
    expect(shown.rows).toEqual(ids(0, 1, 3, 4, 2, 5, 6))
    expect(shown.rows.map((id) => shown.rowOf(id))).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('leaves out what is folded away', () => {
    const shown = createShownTree(model, new Set(ids(1, 5, 6)))
    expect(shown.rows).toEqual(ids(0, 1, 2, 5))
    expect(shown.rowOf(testId(3))).toBeUndefined()
    expect(shown.childrenOf(testId(1))).toEqual([])
    // A leaf is not folded, whatever the set says.
    expect([1, 5, 6, 2].map((number) => shown.isFolded(testId(number)))).toEqual([true, true, false, false])
  })

  it('with a filter shows what was found and what is above it', () => {
    const shown = createShownTree(model, NOTHING_FOLDED, new Set(ids(6, 3)))
    expect(shown.rows).toEqual(ids(0, 1, 3, 2, 5, 6))
    expect(shown.childrenOf(testId(1))).toEqual(ids(3))
    expect(createShownTree(model, NOTHING_FOLDED, new Set()).rows).toEqual([ROOT_ID])
  })

  it('numbers groups among those of their siblings that are shown', () => {
    const placesOf = (matches?: ReadonlySet<GroupId>) => {
      const shown = createShownTree(model, NOTHING_FOLDED, matches)
      return shown.rows.map((id) => {
        const group = model.groups.get(id)
        if (group === undefined) throw new Error('A row without a group.')
        const { position, setSize } = shown.placeOf(group)
        return `${position} of ${setSize}`
      })
    }
    expect(placesOf()).toEqual(['1 of 1', '1 of 2', '1 of 2', '2 of 2', '2 of 2', '1 of 1', '1 of 1'])
    expect(placesOf(new Set(ids(4)))).toEqual(['1 of 1', '1 of 1', '1 of 1'])
    expect(placesOf(new Set(ids(4, 6)))).toEqual(['1 of 1', '1 of 2', '1 of 1', '2 of 2', '1 of 1', '1 of 1'])
  })

  it('folds what the filter lets through, and nothing that it hides', () => {
    const shown = createShownTree(model, new Set(ids(1, 2)), new Set(ids(6)))
    expect(shown.rows).toEqual(ids(0, 2))
    expect(shown.isFolded(testId(2))).toBe(true)
    expect(shown.isFolded(testId(1))).toBe(false)
  })
})

it('only a group with children to show or hide is expanded or not', () => {
  const open = createShownTree(model, NOTHING_FOLDED)
  expect(expandedOf(open, testId(1))).toBe(true)
  expect(expandedOf(createShownTree(model, new Set(ids(1))), testId(1))).toBe(false)
  expect(expandedOf(open, testId(4))).toBeUndefined()
  // Its only child is filtered away.
  expect(expandedOf(createShownTree(model, NOTHING_FOLDED, new Set(ids(5))), testId(5))).toBeUndefined()
})
