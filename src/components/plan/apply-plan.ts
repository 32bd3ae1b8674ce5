/**
 * Carries a plan out, or takes it back, one step after the other: each is written down before it is sent and counted
 * when the tree proves it. Stops at the first that is not made.
 */
import { ApiError, isSurelyNotDone } from '../../api/api-error.ts'
import { errorToWords } from '../../api/error-words.ts'
import { words } from '../../words/words.ts'
import { carryOutMove, type MoveOutcome, type MoveSteps } from '../moves/move-outcome.ts'
import { type Step, stepToMove } from './plan.ts'
import {
  advanced,
  type Course,
  type PlanState,
  type Stop,
  settled,
  skipped,
  started,
  stepAtHand,
  stopped,
} from './plan-state.ts'
import type { PlanStore } from './plan-store.ts'

const said = words.plan.stops

type Why = Omit<Stop, 'stepId'>

const errorToWhy = (error: unknown): Why => ({
  ...errorToWords(error, 'write'),
  ...(error instanceof ApiError && error.kind === 'unreachable' ? { next: said.keptUntilAnswer } : {}),
  isOpen: !isSurelyNotDone(error),
})

/** Why the plan stopped at this step; undefined when the step is made. */
function outcomeToWhy(outcome: MoveOutcome, step: Step): Why | undefined {
  switch (outcome.kind) {
    case 'moved':
      return undefined
    case 'overtaken':
      return outcome.parentId === undefined
        ? { what: said.deletedSince, next: said.goOnWithout, isOpen: false }
        : {
            what: said.movedOn,
            next: said.look,
            isOpen: false,
            standsIn: outcome.parentId,
          }
    case 'taken':
      return {
        what: outcome.parentId === step.newParentId ? said.thereAlready : said.movedByOther,
        next: said.look,
        isOpen: false,
        standsIn: outcome.parentId,
      }
    case 'refused':
      return outcome.cause === undefined
        ? errorToWhy(outcome.error)
        : { what: outcome.cause.message, next: said.look, isOpen: false }
    case 'unproven':
    case 'unknown':
      return { ...errorToWhy(outcome.error), isOpen: true }
  }
}

/** What is decided about the step at which a plan stopped: try it again, or leave it as it is. */
export type Decision = { course: Course; skip: boolean }

type Parts = {
  store: PlanStore
  moveSteps: MoveSteps
  /** Nobody waits for it any more: it goes no further, and leaves what it wrote down. */
  isLeft: () => boolean
}

/** What is known once the step at hand is settled by a fresh tree, if it has to be; undefined when there was no tree. */
async function settledState({ store, moveSteps }: Parts): Promise<PlanState | undefined> {
  const before = store.get()
  if (before.run?.stop?.isOpen !== true) return before
  try {
    return settled(before, await moveSteps.readTree())
  } catch (error) {
    store.set(stopped(before, { ...before.run.stop, ...errorToWhy(error), isOpen: true }))
    return undefined
  }
}

/** Starts, or goes on after a stop. Resolves to true when nothing is left to do. */
export async function carryOutPlan(parts: Parts, { course, skip }: Decision): Promise<boolean> {
  const { store, moveSteps, isLeft } = parts
  const before = store.get()
  const known = await settledState(parts)
  if (known === undefined || isLeft()) return false
  // A step that turns out to be made needs no decision.
  const isDecided = skip && known.run?.madeCount === before.run?.madeCount
  store.set(started(isDecided ? skipped(known) : known, course))
  for (let step = stepAtHand(store.get()); step !== undefined; step = stepAtHand(store.get())) {
    const outcome = await carryOutMove(stepToMove(step), moveSteps)
    if (isLeft()) return false
    const why = outcomeToWhy(outcome, step)
    const isMade = why === undefined || outcome.kind === 'overtaken'
    if (isMade) store.set(advanced(store.get()))
    if (why !== undefined) {
      store.set(stopped(store.get(), { ...why, stepId: step.id }))
      return false
    }
  }
  return true
}
