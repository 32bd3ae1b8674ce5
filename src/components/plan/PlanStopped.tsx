import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { placeName } from '../moves/move-words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import type { Plan } from './use-plan.ts'

const said = words.plan.stopped

/** Where the plan stopped and why, what stands, and every way on. */
export function PlanStopped({ plan, model }: { plan: Plan; model: TreeModel }) {
  const { steps, run } = plan.state
  if (run?.stop === undefined) return null
  const { course, madeCount, stop } = run
  const index = steps.findIndex(({ id }) => id === stop.stepId)
  const step = steps[index]
  const isBack = course === 'roll-back'
  const name = (id: GroupId) => (
    <bdi key={id} className="wrap-anywhere">
      {placeName(model, id)}
    </bdi>
  )
  const decide = (to: typeof course, skip: boolean) => () => plan.carryOut({ course: to, skip })
  return (
    <div className="flex flex-col gap-3 rounded-control bg-warning-soft p-3">
      <div role="alert" className="flex flex-col gap-1">
        <p className="font-semibold">
          {step === undefined ? said.title[course] : said.titleAt(course, index + 1, name(step.groupId))}
        </p>
        <p>
          {stop.what}
          {stop.standsIn !== undefined && <> {words.plan.step.standsIn(name(stop.standsIn))}</>} {stop.next}
        </p>
        {stop.isOpen && <p>{said.open}</p>}
        {plan.blockedReason !== undefined && <p>{plan.blockedReason}</p>}
        <p>{said.made(madeCount, steps.length)}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" size="small" disabledReason={plan.blockedReason} onClick={decide(course, false)}>
          {said.goOn[course]}
        </Button>
        {plan.canSkip && (
          <Button size="small" disabledReason={plan.blockedReason} onClick={decide(course, true)}>
            {said.skip[course]}
          </Button>
        )}
        {!isBack && (
          <Button size="small" disabledReason={plan.blockedReason} onClick={decide('roll-back', false)}>
            {madeCount === 0 && !stop.isOpen ? said.backToPlan : said.rollBack}
          </Button>
        )}
        <Button size="small" tone="quiet" onClick={plan.clear}>
          {madeCount === 0 ? said.discard : said.keepMade}
        </Button>
      </div>
    </div>
  )
}
