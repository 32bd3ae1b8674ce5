import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { createTree, moveVerdict } from '#shared/domain/tree.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import { ApiError } from '../../api/api-error.ts'
import type { Move } from '../moves/lift.ts'
import type { MoveSteps } from '../moves/move-outcome.ts'
import { ROOT_ID, randomParents, testId, testList } from '../tree/testing-tree.ts'
import { carryOutPlan, type Decision } from './apply-plan.ts'
import { addMoves, type Steps } from './plan.ts'
import { NO_PLAN, planStateSchema } from './plan-state.ts'
import { createPlanStore } from './plan-store.ts'

const APPLY: Decision = { course: 'apply', skip: false }
const ROLL_BACK: Decision = { course: 'roll-back', skip: false }
const refusal = (code: 'parent_changed' | 'too_deep', details?: Record<string, unknown>): ApiError =>
  new ApiError({ kind: 'refused', status: 409, code, details, serverText: 'No.' })

/** The rules of the node over a list in memory; `fault` may break one request, before or after it is done. */
function memoryNode(initial: readonly NamespaceGroup[]) {
  let list = initial
  const sent: Move[] = []
  const node = {
    sent,
    fault: undefined as ((nth: number, apply: () => void) => void) | undefined,
    isUnreadable: false,
    parents: () => new Map(list.map(({ groupId, parentId }) => [groupId, parentId])),
    move(groupId: GroupId, parentId: GroupId) {
      list = list.map((group) => (group.groupId === groupId ? { ...group, parentId } : group))
    },
    moveSteps: {
      newKey: () => 'key',
      pause: () => Promise.resolve(),
      readTree: async () => {
        if (node.isUnreadable) throw new ApiError({ kind: 'unreachable' })
        return createTree(ROOT_ID, list)
      },
      send: async (move: Move) => {
        const { groupId, expectedParentId, newParentId } = move
        sent.push(move)
        const apply = () => {
          const tree = createTree(ROOT_ID, list)
          const parentId = tree.parentOf(groupId)
          if (parentId !== expectedParentId) throw refusal('parent_changed', { parentId })
          const verdict = moveVerdict(tree, groupId, newParentId)
          if (!verdict.ok) throw refusal('too_deep')
          node.move(groupId, newParentId)
        }
        node.fault?.(sent.length, apply)
        apply()
      },
    } satisfies MoveSteps,
  }
  return node
}

/** The tab: what it stores outlives the page. */
function tab() {
  const stored = new Map<string, string>()
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  }
}

/** Every group of a flat namespace goes into the first one. */
function twenty() {
  const list = testList(Array.from({ length: 21 }, () => 0))
  const moves = list
    .slice(1)
    .map(({ groupId }): Move => ({ groupId, expectedParentId: ROOT_ID, newParentId: testId(1) }))
  let last = 0
  const steps = addMoves(createTree(ROOT_ID, list), [], moves, () => `${++last}`)
  return { list, steps }
}

function page(steps: Steps, list: readonly NamespaceGroup[]) {
  const storage = tab()
  const store = createPlanStore(ROOT_ID, storage)
  store.set({ isOn: true, steps })
  const node = memoryNode(list)
  const carryOut = (decision: Decision, isLeft = () => false) =>
    carryOutPlan({ store, moveSteps: node.moveSteps, isLeft }, decision)
  return { store, storage, node, carryOut }
}
const inside = (parents: Map<GroupId, GroupId>) => [...parents.values()].filter((id) => id === testId(1)).length

const failAt = (nth: number, error: () => unknown) => (count: number) => {
  if (count === nth) throw error()
}

describe('a plan of twenty', () => {
  const { list, steps } = twenty()
  const before = new Map(list.map(({ groupId, parentId }) => [groupId, parentId]))

  test('is applied in order, each step once', async () => {
    const { node, store, carryOut } = page(steps, list)
    expect(await carryOut(APPLY)).toBe(true)
    expect(node.sent.map(({ groupId }) => groupId)).toEqual(steps.map(({ groupId }) => groupId))
    expect(store.get().run).toEqual({ course: 'apply', madeCount: 20 })
  })

  test('stops at the first refusal with exactly ten made; resuming makes the rest', async () => {
    const { node, store, carryOut } = page(steps, list)
    node.fault = failAt(11, () => refusal('too_deep'))
    expect(await carryOut(APPLY)).toBe(false)
    expect(inside(node.parents())).toBe(10)
    expect(store.get().run).toMatchObject({ madeCount: 10, stop: { stepId: '11', isOpen: false, what: 'No.' } })
    expect(await carryOut(APPLY)).toBe(true)
    expect(inside(node.parents())).toBe(20)
    expect(node.sent).toHaveLength(21)
  })

  test('rolled back from where it stopped, everything is as it was', async () => {
    const { node, store, carryOut } = page(steps, list)
    node.fault = failAt(11, () => refusal('too_deep'))
    await carryOut(APPLY)
    expect(await carryOut(ROLL_BACK)).toBe(true)
    expect(node.parents()).toEqual(before)
    expect(store.get()).toMatchObject({ run: { madeCount: 0 }, steps })
  })

  test('a step that is skipped stays undone, and leaves the plan', async () => {
    const { node, store, carryOut } = page(steps, list)
    node.move(testId(12), testId(2))
    expect(await carryOut(APPLY)).toBe(false)
    expect(store.get().run?.stop).toMatchObject({ stepId: '11', standsIn: testId(2) })
    expect(await carryOut({ course: 'apply', skip: true })).toBe(true)
    expect(node.parents().get(testId(12))).toBe(testId(2))
    expect(store.get().steps).toHaveLength(19)
    expect(inside(node.parents())).toBe(19)
  })

  test('rolling back never takes back what somebody else moved on, and says where it is', async () => {
    const { node, store, carryOut } = page(steps, list)
    await carryOut(APPLY)
    node.move(testId(6), testId(2))
    expect(await carryOut(ROLL_BACK)).toBe(false)
    expect(inside(node.parents())).toBe(4)
    expect(store.get().run).toMatchObject({ madeCount: 5, stop: { stepId: '5', standsIn: testId(2) } })
    expect(await carryOut({ course: 'roll-back', skip: true })).toBe(true)
    expect(node.parents()).toEqual(new Map(before).set(testId(6), testId(2)))
  })

  test.each(['made', 'not made'])(
    'a step whose answer is lost, and that was %s, is neither repeated nor left out',
    async (fate) => {
      const { node, store, carryOut } = page(steps, list)
      node.fault = (nth, apply) => {
        if (nth !== 11) return
        if (fate === 'made') apply()
        node.isUnreadable = true
        throw new ApiError({ kind: 'timeout' })
      }
      expect(await carryOut(APPLY)).toBe(false)
      expect(store.get().run).toMatchObject({ madeCount: 10, stop: { isOpen: true } })
      // Still away: nothing is sent while it is not known.
      expect(await carryOut({ course: 'apply', skip: true })).toBe(false)
      expect(node.sent).toHaveLength(11)
      node.isUnreadable = false
      expect(await carryOut(fate === 'made' ? { course: 'apply', skip: true } : APPLY)).toBe(true)
      expect(inside(node.parents())).toBe(20)
      expect(store.get().steps).toHaveLength(20)
      expect(node.sent).toHaveLength(fate === 'made' ? 20 : 21)
    },
  )

  test.each([APPLY, ROLL_BACK])('left in the middle, it rests until somebody decides: $course', async (decision) => {
    const { node, storage, carryOut } = page(steps, list)
    expect(await carryOut(APPLY, () => node.sent.length === 11)).toBe(false)
    expect(inside(node.parents())).toBe(11)

    const store = createPlanStore(ROOT_ID, storage)
    expect(store.get()).toMatchObject({ steps, run: { madeCount: 10, stop: { isOpen: true } } })
    expect(node.sent).toHaveLength(11)
    const parts = { store, moveSteps: node.moveSteps, isLeft: () => false }
    expect(await carryOutPlan(parts, decision)).toBe(true)
    if (decision === APPLY) expect(inside(node.parents())).toBe(20)
    else expect(node.parents()).toEqual(before)
    expect(node.sent).toHaveLength(decision === APPLY ? 20 : 22)
  })
})

test('any plan, stopped anywhere and resumed or rolled back, ends where it would have, or where it began', async () => {
  const wishes = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 })
  let stops = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 10 }),
      fc.nat(),
      wishes,
      fc.nat(),
      fc.boolean(),
      async (size, seed, wished, at, back) => {
        const list = testList(randomParents(size, seed))
        const goal = memoryNode(list)
        let steps: Steps = []
        let last = 0
        for (const [one, other] of wished) {
          const tree = await goal.moveSteps.readTree()
          const groupId = testId((one % size) + 1)
          const newParentId = testId(other % (size + 1))
          const expectedParentId = tree.parentOf(groupId)
          if (expectedParentId === undefined || !moveVerdict(tree, groupId, newParentId).ok) continue
          goal.move(groupId, newParentId)
          steps = addMoves(
            createTree(ROOT_ID, list),
            steps,
            [{ groupId, expectedParentId, newParentId }],
            () => `${++last}`,
          )
        }
        const { node, carryOut } = page(steps, list)
        const initial = node.parents()
        node.fault = failAt((at % (steps.length + 1)) + 1, () => refusal('too_deep'))
        if (!(await carryOut(APPLY))) {
          stops++
          expect(await carryOut(back ? ROLL_BACK : APPLY)).toBe(true)
          expect(node.parents()).toEqual(back ? initial : goal.parents())
        } else expect(node.parents()).toEqual(goal.parents())
      },
    ),
    { numRuns: 300 },
  )
  expect(stops).toBeGreaterThan(100)
})

describe('what is stored', () => {
  test.each<[string, string]>([
    ['nothing readable', '{'],
    ['more made than there are steps', '{"isOn":true,"steps":[],"run":{"course":"apply","madeCount":1}}'],
    ['less than nothing made', '{"isOn":true,"steps":[],"run":{"course":"apply","madeCount":-1}}'],
    ['another form', '{"isOn":1}'],
  ])('%s is no plan', (_name, text) => {
    const storage = { ...tab(), getItem: () => text }
    expect(createPlanStore(ROOT_ID, storage).get()).toEqual(NO_PLAN)
  })

  test('a plan is the same after a reload', () => {
    const { steps, list } = twenty()
    const { storage } = page(steps, list)
    expect(createPlanStore(ROOT_ID, storage).get()).toEqual({ isOn: true, steps })
    expect(planStateSchema.safeParse({ isOn: true, steps }).success).toBe(true)
  })
})
