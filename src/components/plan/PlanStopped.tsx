import { plural } from '../../lib/format.ts'
import { placeName } from '../moves/move-words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import type { Plan } from './use-plan.ts'

/** Where the plan stopped and why, what stands, and every way on. */
export function PlanStopped({ plan, model }: { plan: Plan; model: TreeModel }) {
  const { steps, run } = plan.state
  if (run?.stop === undefined) return null
  const { course, madeCount, stop } = run
  const index = steps.findIndex(({ id }) => id === stop.stepId)
  const step = steps[index]
  const isBack = course === 'roll-back'
  const decide = (to: typeof course, skip: boolean) => () => plan.carryOut({ course: to, skip })
  return (
    <div className="flex flex-col gap-3 rounded-control bg-warning-soft p-3">
      <div role="alert" className="flex flex-col gap-1">
        <p className="font-semibold">
          {isBack ? 'Rolling back stopped' : 'The plan stopped'}
          {step !== undefined && (
            <>
              {' '}
              at step {index + 1}, <bdi className="wrap-anywhere">{placeName(model, step.groupId)}</bdi>
            </>
          )}
        </p>
        <p>
          {stop.what}
          {stop.standsIn !== undefined && (
            <>
              {' '}
              It stands in <bdi className="wrap-anywhere">{placeName(model, stop.standsIn)}</bdi>.
            </>
          )}{' '}
          {stop.next}
        </p>
        {stop.isOpen && (
          <p>Whether this step was made is not known. The groups are read again before anything is sent.</p>
        )}
        {plan.blockedReason !== undefined && <p>{plan.blockedReason}</p>}
        <p>
          {madeCount} of {plural(steps.length, 'step')} {madeCount === 1 ? 'is' : 'are'} made.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" size="small" disabledReason={plan.blockedReason} onClick={decide(course, false)}>
          {isBack ? 'Go on rolling back' : 'Resume'}
        </Button>
        {plan.canSkip && (
          <Button size="small" disabledReason={plan.blockedReason} onClick={decide(course, true)}>
            {isBack ? 'Leave this step made' : 'Skip this step'}
          </Button>
        )}
        {!isBack && (
          <Button size="small" disabledReason={plan.blockedReason} onClick={decide('roll-back', false)}>
            {madeCount === 0 && !stop.isOpen ? 'Back to the plan' : 'Roll back'}
          </Button>
        )}
        <Button size="small" tone="quiet" onClick={plan.clear}>
          {madeCount === 0 ? 'Discard the plan' : 'Keep what is made, discard the rest'}
        </Button>
      </div>
    </div>
  )
}
