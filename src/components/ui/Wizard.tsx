import { ArrowLeft, Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button, LinkButton } from './Button.tsx'
import { Breadcrumbs, type Crumb, PageHeader } from './PageHeader.tsx'

export type WizardStep = {
  id: string
  label: string
  to: string
  /** Is everything before it filled in? */
  reachable: boolean
}

type WizardProps = {
  /** What the wizard is for, e.g. "Create a namespace". */
  name: string
  steps: readonly WizardStep[]
  current: string
  /** What this step asks, as the page's title. */
  title: string
  breadcrumbs?: readonly Crumb[]
  /** Absent on the first step. */
  backTo?: string | undefined
  nextLabel?: string
  pending?: boolean
  /** Why it does not go on; absent means that it does. */
  nextDisabledReason?: string | undefined
  onNext: () => void
  children: ReactNode
}

/** The frame of a wizard: steps as links, one question, Back and Next. Enter in a field is Next. */
export function Wizard(props: WizardProps) {
  const { name, steps, current, title, breadcrumbs, backTo, nextLabel = 'Next', pending = false } = props
  const { nextDisabledReason, onNext, children } = props
  const position = steps.findIndex(({ id }) => id === current)
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col">
      {breadcrumbs !== undefined && <Breadcrumbs crumbs={breadcrumbs} />}
      <nav aria-label="Steps" className="mt-3 mb-6">
        <ol className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          {steps.map((step, index) => (
            <li key={step.id}>
              <StepLink step={step} number={index + 1} isCurrent={step.id === current} isDone={index < position} />
            </li>
          ))}
        </ol>
      </nav>
      <PageHeader title={title} documentTitle={`${title} · ${name}`} focusKey={current}>
        {name}, step {position + 1} of {steps.length}
      </PageHeader>
      <form
        className="flex flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending && nextDisabledReason === undefined) onNext()
        }}
      >
        {children}
        <div className="flex flex-wrap-reverse items-center justify-between gap-3 border-line border-t pt-5">
          {backTo === undefined ? (
            <span />
          ) : (
            <LinkButton to={backTo} tone="quiet">
              <ArrowLeft size={18} aria-hidden /> Back
            </LinkButton>
          )}
          <Button type="submit" tone="primary" pending={pending} disabledReason={nextDisabledReason}>
            {pending ? 'Please wait…' : nextLabel}
          </Button>
        </div>
      </form>
    </div>
  )
}

type StepLinkProps = { step: WizardStep; number: number; isCurrent: boolean; isDone: boolean }

function StepLink({ step, number, isCurrent, isDone }: StepLinkProps) {
  const mark = (
    <span
      aria-hidden
      className={`grid size-6 shrink-0 place-items-center rounded-full font-semibold text-xs ${
        isCurrent ? 'bg-accent text-on-accent' : isDone ? 'bg-accent-soft text-accent' : 'bg-sunken text-muted'
      }`}
    >
      {isDone ? <Check size={14} /> : number}
    </span>
  )
  const className = 'inline-flex min-h-8 items-center gap-2'
  if (isCurrent)
    return (
      <span aria-current="step" className={`${className} font-semibold`}>
        {mark} {step.label}
      </span>
    )
  if (!step.reachable)
    return (
      <span className={`${className} text-muted`}>
        {mark} {step.label}
      </span>
    )
  return (
    <Link to={step.to} className={`${className} hover:underline`}>
      {mark} {step.label}
    </Link>
  )
}
