import { Check } from 'lucide-react'
import { words } from '../../words/words.ts'
import { FIRST_STEPS, type FirstStep } from './first-steps.ts'

const said = words.firstSteps

/** The steps in their order: what is done is ticked off, and only the next one says more. */
export function FirstStepList({ done }: { done: ReadonlySet<FirstStep> }) {
  const next = FIRST_STEPS.find((step) => !done.has(step))
  return (
    <ol className="grid gap-x-4 gap-y-2 @4xl:grid-cols-5">
      {FIRST_STEPS.map((step, index) => {
        const isDone = done.has(step)
        const isNext = step === next
        return (
          <li key={step} aria-current={isNext ? 'step' : undefined} className="flex items-start gap-3">
            <span
              aria-hidden
              className={`grid size-6 shrink-0 place-items-center rounded-full font-semibold text-xs ${
                isDone ? 'bg-accent-soft text-accent' : isNext ? 'bg-accent text-on-accent' : 'bg-sunken text-muted'
              }`}
            >
              {isDone ? <Check size={14} /> : index + 1}
            </span>
            <div className="min-w-0">
              <p className={isNext ? 'font-semibold text-ink' : 'text-muted'}>
                <span className="sr-only">{isDone ? said.list.done : isNext ? said.list.next : ''}</span>
                {said.steps[step].label}
              </p>
              {isNext && <p className="text-muted text-sm">{said.steps[step].hint}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
