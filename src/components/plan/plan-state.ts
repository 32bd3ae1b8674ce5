/**
 * A plan and how far it was carried out, as it is kept for the tab. Pure.
 *
 * One number tells what is made: the first `madeCount` steps are, the others are not. Applying goes up, rolling back
 * goes down, so each can take over where the other stopped.
 */
import * as z from 'zod/mini'
import type { Tree } from '#shared/domain/tree.ts'
import { groupIdSchema } from '#shared/wire/ids.ts'
import { words } from '../../words/words.ts'
import { removeStep, type Step, stepSchema } from './plan.ts'

const stopSchema = z.object({
  /** The step that it is about; absent when the page was left between two. */
  stepId: z.optional(z.string()),
  /** What happened, and what to do next, as sentences. */
  what: z.string(),
  next: z.string(),
  /** The step was sent, and whether it was made is not known: the tree of the node tells. */
  isOpen: z.boolean(),
  /** Where the group is instead, if the node said so. */
  standsIn: z.optional(groupIdSchema),
})
export type Stop = z.infer<typeof stopSchema>

const runSchema = z.object({
  course: z.enum(['apply', 'roll-back']),
  madeCount: z.int().check(z.minimum(0)),
  /** Absent while it is under way. */
  stop: z.optional(stopSchema),
})
type Run = z.infer<typeof runSchema>
export type Course = Run['course']

export const planStateSchema = z
  .object({ isOn: z.boolean(), steps: z.readonly(z.array(stepSchema)), run: z.optional(runSchema) })
  .check(z.refine(({ steps, run }) => run === undefined || run.madeCount <= steps.length))
export type PlanState = z.infer<typeof planStateSchema>

export const NO_PLAN: PlanState = { isOn: false, steps: [] }

/** What is to be sent next; undefined when nothing is left to do, or nothing is under way. */
export function stepAtHand({ steps, run }: PlanState): Step | undefined {
  if (run === undefined) return undefined
  if (run.course === 'apply') return steps[run.madeCount]
  const step = steps[run.madeCount - 1]
  return step && { ...step, expectedParentId: step.newParentId, newParentId: step.expectedParentId }
}

/** Under way, from the first step or from where it stopped. */
export const started = (state: PlanState, course: Course): PlanState => ({
  ...state,
  run: { course, madeCount: state.run?.madeCount ?? 0 },
})

/** The step at hand is made. */
export const advanced = (state: PlanState): PlanState =>
  state.run === undefined
    ? state
    : { ...state, run: { ...state.run, madeCount: state.run.madeCount + (state.run.course === 'apply' ? 1 : -1) } }

export const stopped = (state: PlanState, stop: Stop): PlanState =>
  state.run === undefined ? state : { ...state, run: { ...state.run, stop } }

/** The step at hand is left as it is: not made when applying, made when rolling back. Either way it leaves the plan. */
export function skipped(state: PlanState): PlanState {
  const step = stepAtHand(state)
  if (step === undefined || state.run === undefined) return state
  return state.run.course === 'apply'
    ? { ...state, steps: removeStep(state.steps, step.id) }
    : { ...advanced(state), steps: state.steps.filter(({ id }) => id !== step.id) }
}

/** The step at hand counts as made when the tree shows it, and nobody could say. However old the tree is: it was made. */
export function seenMade(state: PlanState, tree: Tree): PlanState {
  const step = stepAtHand(state)
  if (step === undefined || state.run?.stop?.isOpen !== true) return state
  if (tree.parentOf(step.groupId) !== step.newParentId) return state
  return advanced({ ...state, run: { ...state.run, stop: { ...state.run.stop, isOpen: false } } })
}

/** The same by a tree that was read just now: what it does not show was not made. */
export function settled(state: PlanState, tree: Tree): PlanState {
  const seen = seenMade(state, tree)
  if (seen.run?.stop === undefined) return seen
  return { ...seen, run: { ...seen.run, stop: { ...seen.run.stop, isOpen: false } } }
}

/** As it was found in the storage of the tab: nothing is under way any more, and it does not go on by itself. */
export const resting = (state: PlanState): PlanState =>
  state.run === undefined || state.run.stop !== undefined
    ? state
    : stopped(state, {
        what: words.plan.stops.interrupted,
        next: words.plan.stops.readAgain,
        stepId: stepAtHand(state)?.id,
        isOpen: true,
      })

/** Can the step that the plan stopped at be left as it is? One that somebody moved on afterwards is over already. */
export const canSkip = (state: PlanState): boolean =>
  state.run?.stop?.stepId !== undefined && state.run.stop.stepId === stepAtHand(state)?.id

/** Nothing is under way and no step is left: what remains of a plan that was applied, rolled back or discarded. */
export const emptied = ({ isOn }: PlanState): PlanState => ({ isOn, steps: [] })
