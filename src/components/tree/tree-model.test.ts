import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import { ROOT_ID, randomParents, testGroup, testId, testList, testModel, testRoot } from './testing-tree.ts'
import { createTreeModel, pathLabels, readingOrderOf, withMovesAhead, withPendingMoves } from './tree-model.ts'

describe('createTreeModel', () => {
  it('counts levels, positions and descendants from the parents alone', () => {
    const model = testModel([0, 1, 1, 3])
    expect(model.groups.get(ROOT_ID)).toMatchObject({ level: 0, subgroupCount: 1, descendantCount: 4, isRoot: true })
    expect(model.groups.get(testId(1))).toMatchObject({ level: 1, subgroupCount: 2, descendantCount: 3 })
    expect(model.groups.get(testId(3))).toMatchObject({ level: 2, position: 2, setSize: 2, descendantCount: 1 })
  })

  it('orders siblings by name, numbers by value, and groups without a name last', () => {
    const model = createTreeModel(testRoot, [
      testGroup(1, 0, 'Team 10'),
      { ...testGroup(2, 0), alias: undefined },
      testGroup(3, 0, 'team 9'),
    ])
    expect([...model.tree.childrenOf(ROOT_ID)]).toEqual([testId(3), testId(1), testId(2)])
    expect(model.groups.get(testId(2))).toMatchObject({ named: false, label: 'Unnamed 000000…0002' })
  })

  it('leaves out what does not hang below the root', () => {
    const model = createTreeModel(testRoot, [testGroup(1, 0), testGroup(2, 3), testGroup(3, 2)])
    expect([...model.groups.keys()]).toEqual([ROOT_ID, testId(1)])
  })
})

describe('withPendingMoves', () => {
  const list = testList([0, 1, 0])

  it('shows the group below its new parent', () => {
    const moved = withPendingMoves(ROOT_ID, list, [{ groupId: testId(3), newParentId: testId(2) }])
    expect(createTreeModel(testRoot, moved).groups.get(testId(3))?.level).toBe(3)
  })

  it('makes one move after the other, each on what the ones before it leave', () => {
    const moves = [
      { groupId: testId(2), newParentId: testId(3) },
      { groupId: testId(1), newParentId: testId(2) },
      { groupId: testId(3), newParentId: testId(1) },
      { groupId: testId(2), newParentId: ROOT_ID },
    ]
    const parents = withPendingMoves(ROOT_ID, list, moves).map(({ parentId }) => parentId)
    expect(parents).toEqual([testId(2), ROOT_ID, ROOT_ID])
  })

  it('looks at the list once, however many moves are on their way', () => {
    let reads = 0
    const get = (group: NamespaceGroup, key: string | symbol): unknown => {
      reads++
      return Reflect.get(group, key)
    }
    const counted = testList(Array.from({ length: 500 }, () => 0)).map((group) => new Proxy(group, { get }))
    const moves = counted.slice(1).map(({ groupId }) => ({ groupId, newParentId: testId(1) }))
    reads = 0
    withPendingMoves(ROOT_ID, counted, moves)
    expect(reads).toBeLessThan(20 * counted.length)
  })

  it('keeps the reading order of the list: names are not sorted once more', () => {
    const named = ['Team 10', 'team 9', 'Team 1'].map((name, index) => testGroup(index + 1, 0, name))
    const moved = withPendingMoves(ROOT_ID, named, [{ groupId: testId(3), newParentId: testId(1) }])
    const again = withPendingMoves(ROOT_ID, moved, [{ groupId: testId(3), newParentId: ROOT_ID }])
    expect(readingOrderOf(moved)).toBe(readingOrderOf(named))
    expect(readingOrderOf(again)).toBe(readingOrderOf(named))
    expect(readingOrderOf(structuredClone(moved)), 'sorted for itself').toEqual(readingOrderOf(moved))
    expect([...createTreeModel(testRoot, again).tree.childrenOf(ROOT_ID)]).toEqual([3, 2, 1].map(testId))
  })

  it('passes over a move that would close a circle or whose ends are gone', () => {
    const moves = [
      { groupId: testId(1), newParentId: testId(2) },
      { groupId: testId(9), newParentId: ROOT_ID },
      { groupId: testId(3), newParentId: testId(9) },
    ]
    expect(withPendingMoves(ROOT_ID, list, moves)).toBe(list)
  })
})

describe('pathLabels', () => {
  it('names the way down without the root', () => {
    const model = testModel([0, 1, 2])
    expect(pathLabels(model, testId(3))).toEqual(['G1', 'G2', 'G3'])
    expect(pathLabels(model, ROOT_ID)).toEqual(['Acme'])
  })
})

describe('withMovesAhead', () => {
  it('has the tree that the list has with the same moves', () => {
    const ids = fc.integer({ min: 0, max: 30 }).map(testId)
    const moves = fc.array(fc.record({ groupId: ids, newParentId: ids }), { maxLength: 6 })
    void fc.assert(
      fc.property(fc.integer(), moves, (seed, made) => {
        const list = testList(randomParents(30, seed)).map((group, index) =>
          index % 7 === 0 ? { ...group, alias: undefined } : { ...group, alias: `Team ${(index * 7) % 11}` },
        )
        const ahead = withMovesAhead(createTreeModel(testRoot, list), made)
        const expected = createTreeModel(testRoot, withPendingMoves(ROOT_ID, list, made))
        for (const id of [ROOT_ID, ...list.map(({ groupId }) => groupId)]) {
          expect(ahead.tree.childrenOf(id)).toEqual(expected.tree.childrenOf(id))
          expect(ahead.tree.parentOf(id)).toBe(expected.tree.parentOf(id))
          expect(ahead.groups.get(id)?.descendantCount).toBe(expected.groups.get(id)?.descendantCount)
        }
      }),
      { numRuns: 500 },
    )
  })
})
