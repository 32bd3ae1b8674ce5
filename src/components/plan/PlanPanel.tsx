/** The plan beside the tree: its steps in order, what they change, and the ways to carry it out. */
import { useEffect, useId, useRef, useState } from 'react'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PlanConsequences } from './PlanConsequences.tsx'
import { PlanStep } from './PlanStep.tsx'
import { PlanStopped } from './PlanStopped.tsx'
import type { Plan } from './use-plan.ts'

const said = words.plan

/** `model` is for the names. */
export function PlanPanel({ plan, model }: { plan: Plan; model: TreeModel }) {
  const { state, phase, checked } = plan
  const { steps, run } = state
  const madeCount = run?.madeCount ?? 0
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const [isAsking, setAsking] = useState(false)
  // A button that was pressed may be gone with what it did; the focus must not be gone with it.
  const hadFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: These take buttons away.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) title.current?.focus()
  }, [phase, steps.length])

  const apply = () => plan.carryOut({ course: 'apply', skip: false })
  return (
    <section
      aria-labelledby={titleId}
      className="card flex min-w-0 flex-col gap-3 p-4"
      onFocus={() => {
        hadFocus.current = true
      }}
      onBlur={(event) => {
        // Without a next element it may be the button that went away.
        if (event.relatedTarget !== null) hadFocus.current = false
      }}
    >
      <h2 ref={title} id={titleId} tabIndex={-1} className="outline-none">
        {said.title}
      </h2>
      {steps.length === 0 && <p className="text-muted">{said.none}</p>}
      {phase === 'stopped' && <PlanStopped plan={plan} model={model} />}
      {phase === 'under-way' && run !== undefined && (
        <PlanProgress label={said.underWay[run.course]} made={madeCount} of={steps.length} />
      )}
      {phase === 'planning' && steps.length > 0 && (
        <>
          {checked.refusedCount === 0 ? (
            <PlanConsequences namespaceId={model.rootId} steps={steps} />
          ) : (
            <p className="text-danger text-sm">{said.refused(checked.refusedCount)}</p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button tone="primary" size="small" disabledReason={applyReason(plan)} onClick={apply}>
              {said.apply(steps.length)}
            </Button>
            <Button size="small" onClick={() => setAsking(true)}>
              {said.discard.button}
            </Button>
          </div>
        </>
      )}
      {steps.length > 0 && (
        <ol aria-label={said.steps} className="list-decimal pl-6">
          {steps.map((step, index) => (
            <PlanStep
              key={step.id}
              model={model}
              step={step}
              checked={checked.steps[index - madeCount]}
              change={
                phase === 'planning'
                  ? {
                      up: index === 0 ? undefined : () => plan.shift(step.id, -1),
                      down: index === steps.length - 1 ? undefined : () => plan.shift(step.id, 1),
                      remove: () => plan.remove(step.id),
                    }
                  : undefined
              }
            />
          ))}
        </ol>
      )}
      {isAsking && (
        <DiscardDialog
          count={steps.length}
          onClose={() => setAsking(false)}
          onDiscard={() => {
            setAsking(false)
            plan.clear()
          }}
        />
      )}
    </section>
  )
}

function applyReason({ blockedReason, checked }: Plan): string | undefined {
  if (blockedReason !== undefined) return blockedReason
  return checked.refusedCount > 0 ? said.refusedReason : undefined
}

function PlanProgress({ label, made, of }: { label: string; made: number; of: number }) {
  return (
    <div className="flex flex-col gap-1">
      <p>{said.progress(label, made, of)}</p>
      <progress
        aria-label={label}
        value={made}
        max={of}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  )
}

type DiscardProps = { count: number; onClose: () => void; onDiscard: () => void }

function DiscardDialog({ count, onClose, onDiscard }: DiscardProps) {
  return (
    <Dialog
      title={said.discard.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{said.discard.keep}</Button>
          <Button tone="danger" onClick={onDiscard}>
            {said.discard.confirm(count)}
          </Button>
        </>
      }
    >
      <p>{said.discard.nothingSent}</p>
    </Dialog>
  )
}
