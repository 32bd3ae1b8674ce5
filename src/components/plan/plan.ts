/**
 * A plan: moves in the order in which they will be made, none of them sent yet. Pure.
 *
 * What each step expects of its group follows from the steps before it: the first step of a group names the parent
 * that the group was seen under, every later one the parent that the step before leaves it under.
 */
import * as z from 'zod/mini'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Tree } from '#shared/domain/tree.ts'
import { groupIdSchema } from '#shared/wire/ids.ts'
import type { Move } from '../moves/lift.ts'
import { checkPlan } from './plan-check.ts'

export const stepSchema = z.object({
  /** The same for as long as the step is in the plan. */
  id: z.string(),
  groupId: groupIdSchema,
  expectedParentId: groupIdSchema,
  newParentId: groupIdSchema,
})
export type Step = z.infer<typeof stepSchema>
export type Steps = readonly Step[]

export const stepToMove = ({ groupId, expectedParentId, newParentId }: Step): Move => ({
  groupId,
  expectedParentId,
  newParentId,
})

/** The same steps, each expecting what the ones before it leave. A step that would leave its group in place goes. */
function chained(steps: Steps, firstParents: ReadonlyMap<GroupId, GroupId>): Step[] {
  const parents = new Map(firstParents)
  return steps.flatMap((step): Step[] => {
    const expectedParentId = parents.get(step.groupId) ?? step.expectedParentId
    parents.set(step.groupId, step.newParentId)
    if (expectedParentId === step.newParentId) return []
    return [expectedParentId === step.expectedParentId ? step : { ...step, expectedParentId }]
  })
}

/** Where each group was before the plan touched it. */
function firstParents(steps: Steps): Map<GroupId, GroupId> {
  const parents = new Map<GroupId, GroupId>()
  for (const { groupId, expectedParentId } of steps) if (!parents.has(groupId)) parents.set(groupId, expectedParentId)
  return parents
}

/**
 * The move at the end of the plan. A group that the plan moves already keeps one step, from where it was first to where
 * it goes last, at the end of the plan, and none when it goes back; unless the other steps need it to have been
 * in between: then the move is one step more.
 */
function addMove(tree: Tree, steps: Steps, move: Move, newId: () => string): Steps {
  const appended = [...steps, { ...move, id: newId() }]
  const earlier = steps.findLast(({ groupId }) => groupId === move.groupId)
  if (earlier === undefined) return appended
  const others = steps.filter((step) => step !== earlier)
  const net =
    earlier.expectedParentId === move.newParentId ? others : [...others, { ...earlier, newParentId: move.newParentId }]
  const refusedCount = (some: Steps): number => checkPlan(tree, some).refusedCount
  return refusedCount(net) <= refusedCount(appended) ? net : appended
}

/** The moves at the end of the plan, on the tree as the node has it. */
export const addMoves = (tree: Tree, steps: Steps, moves: readonly Move[], newId: () => string): Steps =>
  moves.reduce<Steps>((before, move) => addMove(tree, before, move, newId), steps)

/** Without the step. Later steps of the same group start from where it would have started. */
export const removeStep = (steps: Steps, id: string): Steps =>
  chained(
    steps.filter((step) => step.id !== id),
    firstParents(steps),
  )

/** The step one place earlier or later; nothing at the ends. */
export function shiftStep(steps: Steps, id: string, by: -1 | 1): Steps {
  const from = steps.findIndex((step) => step.id === id)
  const [step, other] = [steps[from], steps[from + by]]
  if (step === undefined || other === undefined) return steps
  return chained(steps.with(from, other).with(from + by, step), firstParents(steps))
}
