import { ArrowDown, ArrowUp, Check, CircleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { placeName } from '../moves/move-words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Badge } from '../ui/Badge.tsx'
import { buttonClass } from '../ui/Button.tsx'
import type { Step } from './plan.ts'
import type { CheckedStep } from './plan-check.ts'

const said = words.plan.step

type Props = {
  model: TreeModel
  step: Step
  /** What the tree says to it; undefined once it is made. */
  checked: CheckedStep | undefined
  /** Absent while the plan cannot be changed. */
  change: { up: (() => void) | undefined; down: (() => void) | undefined; remove: () => void } | undefined
}

/** "Billing: Finance → Legal", why it would be refused, and its place in the order. */
export function PlanStep({ model, step, checked, change }: Props) {
  const group = placeName(model, step.groupId)
  const place = (id: GroupId) => (
    <bdi key={id} className="wrap-anywhere">
      {placeName(model, id)}
    </bdi>
  )
  return (
    <li className="border-line border-t py-2 pl-1 first:border-t-0 marker:text-muted">
      <div className="flex flex-wrap items-start justify-between gap-x-2 gap-y-1">
        <p className="min-w-0 flex-1 basis-40">
          <bdi className="wrap-anywhere font-semibold">{group}</bdi>: {place(step.expectedParentId)}{' '}
          <span aria-hidden>→</span> <span className="sr-only">{said.to}</span> {place(step.newParentId)}
        </p>
        {checked === undefined && (
          <Badge tone="success">
            <Check size={14} aria-hidden /> {said.made}
          </Badge>
        )}
        {change !== undefined && (
          <div className="-my-1 flex shrink-0">
            <StepButton label={said.up(group)} onClick={change.up}>
              <ArrowUp size={16} aria-hidden />
            </StepButton>
            <StepButton label={said.down(group)} onClick={change.down}>
              <ArrowDown size={16} aria-hidden />
            </StepButton>
            <StepButton label={said.remove(group)} onClick={change.remove}>
              <X size={16} aria-hidden />
            </StepButton>
          </div>
        )}
      </div>
      {checked?.verdict.ok === false && (
        <p className="mt-1 flex gap-1.5 text-danger text-sm">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0">
            {checked.verdict.message}
            {checked.verdict.code === 'parent_changed' && checked.standsIn !== undefined && (
              <> {said.standsIn(place(checked.standsIn))}</>
            )}
          </span>
        </p>
      )}
    </li>
  )
}

type StepButtonProps = { label: string; onClick: (() => void) | undefined; children: ReactNode }

/** At the ends of the list it stays where it is, so that the keyboard does not lose it. */
function StepButton({ label, onClick, children }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={onClick === undefined ? said.atEnd(label) : label}
      aria-disabled={onClick === undefined || undefined}
      onClick={onClick}
      className={`${buttonClass('quiet', 'small')} px-1.5! aria-disabled:cursor-not-allowed aria-disabled:text-muted`}
    >
      {children}
    </button>
  )
}
