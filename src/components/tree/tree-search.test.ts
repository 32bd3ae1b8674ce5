import { describe, expect, it } from 'vitest'
import { testGroup, testId, testRoot } from './testing-tree.ts'
import { createTreeModel } from './tree-model.ts'
import { searchGroups } from './tree-search.ts'

const model = createTreeModel(testRoot, [
  testGroup(1, 0, 'Operations'),
  testGroup(2, 1, 'Billing operations'),
  testGroup(3, 1, 'Billing'),
  testGroup(4, 3, 'Bill'),
])
const ids = (query: string) => searchGroups(model, query).found.map(({ group }) => group.id)

describe('searchGroups', () => {
  it('puts names that begin with the words first, and says where they are', () => {
    expect(ids('OPER')).toEqual([testId(1), testId(2)])
    expect(searchGroups(model, 'billing').found.map(({ path }) => path)).toEqual(['Operations', 'Operations'])
  })

  it('puts the whole name before names that begin with it', () => {
    expect(ids('bill')).toEqual([testId(4), testId(3), testId(2)])
  })

  it('finds by the beginning of the id', () => {
    expect(ids(testId(3))).toEqual([testId(3)])
  })

  it('finds nothing without words, and counts what it leaves out', () => {
    expect(searchGroups(model, '  ')).toEqual({ found: [], total: 0 })
    expect(searchGroups(model, 'billing', 1)).toMatchObject({ found: [{}], total: 2 })
  })
})
