import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { createTree, moveVerdict } from '#shared/domain/tree.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import type { Move } from '../moves/lift.ts'
import { ROOT_ID, randomParents, testId, testList } from '../tree/testing-tree.ts'
import { addMoves, removeStep, type Step, type Steps, shiftStep } from './plan.ts'
import { checkPlan, withPlan } from './plan-check.ts'

const treeOf = (list: readonly NamespaceGroup[]) => createTree(ROOT_ID, list)
const counter = () => {
  let last = 0
  return () => `step-${++last}`
}
const move = (group: number, from: number, to: number): Move => ({
  groupId: testId(group),
  expectedParentId: testId(from),
  newParentId: testId(to),
})
const planOf = (list: readonly NamespaceGroup[], moves: readonly Move[]): Steps =>
  addMoves(treeOf(list), [], moves, counter())
const withoutIds = (steps: Steps) => steps.map(({ id: _id, ...rest }) => rest)
const codes = (list: readonly NamespaceGroup[], steps: Steps) =>
  checkPlan(treeOf(list), steps).steps.map(({ verdict }) => (verdict.ok ? 'ok' : verdict.code))
const parentsOf = (list: readonly NamespaceGroup[]) => new Map(list.map((group) => [group.groupId, group.parentId]))

/** The node's way, slowly: each move alone on a tree made anew. */
function oneByOne(list: readonly NamespaceGroup[], steps: Steps): { codes: string[]; list: readonly NamespaceGroup[] } {
  let now = list
  const found = steps.map(({ groupId, expectedParentId, newParentId }: Step) => {
    const tree = treeOf(now)
    const verdict = moveVerdict(tree, groupId, newParentId)
    const code = verdict.ok ? 'ok' : verdict.code
    if (tree.has(groupId) && code !== 'already_there' && tree.parentOf(groupId) !== expectedParentId)
      return 'parent_changed'
    if (verdict.ok) now = now.map((group) => (group.groupId === groupId ? { ...group, parentId: newParentId } : group))
    return code
  })
  return { codes: found, list: now }
}

// G1 and G2 at the top, G3 in G1, G4 in G3.
const list = testList([0, 0, 1, 3])

describe('adding moves', () => {
  test.each<[string, Move[], Move[]]>([
    ['two groups are two steps', [move(3, 1, 2), move(4, 3, 0)], [move(3, 1, 2), move(4, 3, 0)]],
    ['a group moved on keeps one step', [move(3, 1, 2), move(3, 2, 0)], [move(3, 1, 0)]],
    ['a group moved back has none', [move(3, 1, 2), move(3, 2, 1)], []],
    ['one step stays at the end', [move(3, 1, 2), move(4, 3, 0), move(3, 2, 0)], [move(4, 3, 0), move(3, 1, 0)]],
    [
      'a step between that needs the detour keeps it',
      // G1 goes into G3, which has to be out of G1 for that; then both go below G2.
      [move(3, 1, 0), move(1, 0, 3), move(3, 0, 2)],
      [move(3, 1, 0), move(1, 0, 3), move(3, 0, 2)],
    ],
  ])('%s', (_name, moves, expected) => {
    expect(withoutIds(planOf(list, moves))).toEqual(expected)
  })

  test('never changes where the groups end, never leaves a step that is refused', () => {
    let merged = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 14 }),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat())),
        (size, seed, wishes) => {
          const groups = testList(randomParents(size, seed))
          let shown: readonly NamespaceGroup[] = groups
          let steps: Steps = []
          const newId = counter()
          let made = 0
          for (const [one, other] of wishes) {
            const tree = treeOf(shown)
            const groupId = testId((one % size) + 1)
            const newParentId = testId(other % (size + 1))
            const expectedParentId = tree.parentOf(groupId)
            if (expectedParentId === undefined || !moveVerdict(tree, groupId, newParentId).ok) continue
            steps = addMoves(treeOf(groups), steps, [{ groupId, expectedParentId, newParentId }], newId)
            shown = shown.map((group) => (group.groupId === groupId ? { ...group, parentId: newParentId } : group))
            made++
            const check = checkPlan(treeOf(groups), steps)
            expect(check.refusedCount).toBe(0)
            expect(parentsOf(withPlan(groups, check))).toEqual(parentsOf(shown))
          }
          if (steps.length < made) merged++
        },
      ),
      { numRuns: 300 },
    )
    expect(merged).toBeGreaterThan(50)
  })
})

describe('checking', () => {
  test('says of every step what the node would say of it, and ends where the node would end', () => {
    const seen = new Set<string>()
    const anyMove = fc.tuple(fc.nat(13), fc.nat(13), fc.nat(13))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        fc.array(anyMove, { maxLength: 20 }),
        (size, seed, moves) => {
          const groups = testList(randomParents(size, seed))
          const parents = parentsOf(groups)
          const steps = moves.map(([group, from, to], index): Step => {
            const planned = move(group, from, to)
            // Half of them know where their group was at first.
            const known = index % 2 === 0 ? parents.get(planned.groupId) : undefined
            return { ...planned, expectedParentId: known ?? planned.expectedParentId, id: `${index}` }
          })
          const expected = oneByOne(groups, steps)
          const check = checkPlan(treeOf(groups), steps)
          expect(codes(groups, steps)).toEqual(expected.codes)
          expect(parentsOf(withPlan(groups, check))).toEqual(parentsOf(expected.list))
          for (const code of expected.codes) seen.add(code)
        },
      ),
      { numRuns: 1_000 },
    )
    for (const code of ['ok', 'parent_changed', 'already_there', 'into_own_subtree', 'group_not_found'])
      expect(seen).toContain(code)
  })

  test('a group that somebody moved meanwhile is told apart from one that is already where it should go', () => {
    const steps = planOf(list, [move(3, 1, 2)])
    expect(codes(testList([0, 0, 0, 3]), steps)).toEqual(['parent_changed'])
    expect(codes(testList([0, 0, 2, 3]), steps)).toEqual(['already_there'])
    expect(codes(testList([0, 0]), steps)).toEqual(['group_not_found'])
  })
})

describe('changing the order', () => {
  const detour = planOf(list, [move(3, 1, 0), move(1, 0, 3), move(3, 0, 2)])

  test('a later step of the same group starts where the removed one would have started', () => {
    expect(withoutIds(removeStep(detour, 'step-1'))).toEqual([move(1, 0, 3), move(3, 1, 2)])
    expect(codes(list, removeStep(detour, 'step-1'))).toEqual(['into_own_subtree', 'ok'])
  })

  test('what a removal leaves without effect goes too', () => {
    const there = planOf(list, [move(3, 1, 0), move(1, 0, 3), move(3, 0, 2)])
    const back = there.with(2, { id: 'back', ...move(3, 0, 1) })
    expect(withoutIds(removeStep(back, 'step-1'))).toEqual([move(1, 0, 3)])
  })

  test('two steps change places, at the ends nothing happens', () => {
    const steps = planOf(list, [move(3, 1, 2), move(4, 3, 0)])
    expect(withoutIds(shiftStep(steps, 'step-2', -1))).toEqual([move(4, 3, 0), move(3, 1, 2)])
    expect(shiftStep(steps, 'step-1', -1)).toEqual(steps)
    expect(shiftStep(steps, 'step-2', 1)).toEqual(steps)
  })

  test('whatever the order, each group is expected where the steps before leave it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 8 }), (shifts) => {
        let steps = detour
        for (const [at, up] of shifts) {
          const step = steps[at]
          if (step !== undefined) steps = shiftStep(steps, step.id, up ? -1 : 1)
        }
        const at = new Map<GroupId, GroupId>(parentsOf(list))
        for (const { groupId, expectedParentId, newParentId } of steps) {
          expect(expectedParentId).toBe(at.get(groupId))
          at.set(groupId, newParentId)
        }
      }),
    )
  })
})

test('two hundred steps over ten thousand groups are checked without copying the tree', () => {
  const groups = testList(randomParents(10_000, 7, 12))
  const tree = treeOf(groups)
  let reads = 0
  const counted = {
    ...tree,
    childrenOf: (id: GroupId) => {
      reads++
      return tree.childrenOf(id)
    },
  }
  const steps = groups.slice(-200).map(
    (group, index): Step => ({
      id: `${index}`,
      groupId: group.groupId,
      expectedParentId: group.parentId,
      newParentId: ROOT_ID,
    }),
  )
  expect(checkPlan(counted, steps).steps).toHaveLength(200)
  expect(reads).toBeLessThan(2_000)
})
