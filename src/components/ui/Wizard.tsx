import { ArrowLeft, Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { words } from '../../words/words.ts'
import { Button, LinkButton } from './Button.tsx'
import { Breadcrumbs, type Crumb, PageHeader } from './PageHeader.tsx'

type WizardStep = {
  id: string
  label: string
  to: string
  /** Is everything before it filled in? */
  reachable: boolean
}

export type WizardNext = {
  label?: string
  onNext: () => void
  pending?: boolean
  pendingLabel?: string
  /** Why it does not go on; absent means that it does. */
  disabledReason?: string | undefined
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
  /** Absent where something else than a button goes on. */
  next?: WizardNext | undefined
  /** Forgets what was typed; absent while there is nothing to forget. */
  onStartOver?: (() => void) | undefined
  children: ReactNode
  /** Outside of the form: other ways on. */
  below?: ReactNode
}

/** The frame of a wizard: steps as links, one question, Back and Next. Enter in a field is Next. */
export function Wizard(props: WizardProps) {
  const { name, steps, current, title, breadcrumbs, backTo, next, onStartOver, children, below } = props
  const position = steps.findIndex(({ id }) => id === current)
  const isPending = next?.pending === true
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col">
      {breadcrumbs !== undefined && <Breadcrumbs crumbs={breadcrumbs} />}
      <nav aria-label={words.wizard.steps} className="mt-3 mb-6">
        <ol className="flex flex-wrap gap-x-3 gap-y-2 text-sm sm:gap-x-5">
          {steps.map((step, index) => (
            <li key={step.id}>
              <StepLink step={step} number={index + 1} isCurrent={step.id === current} isDone={index < position} />
            </li>
          ))}
        </ol>
      </nav>
      <PageHeader title={title} documentTitle={`${title} · ${name}`} focusKey={current}>
        {words.wizard.place(name, position + 1, steps.length)}
      </PageHeader>
      <form
        className="flex flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (next !== undefined && !isPending && next.disabledReason === undefined) next.onNext()
        }}
      >
        {children}
        <div className="flex flex-wrap-reverse items-center gap-3 border-line border-t pt-5">
          {backTo !== undefined && (
            <LinkButton to={backTo} tone="quiet">
              <ArrowLeft size={18} aria-hidden /> {words.wizard.back}
            </LinkButton>
          )}
          {onStartOver !== undefined && (
            <Button tone="quiet" onClick={onStartOver}>
              {words.wizard.startOver}
            </Button>
          )}
          <span className="grow" />
          {next !== undefined && (
            <Button type="submit" tone="primary" pending={isPending} disabledReason={next.disabledReason}>
              {isPending ? (next.pendingLabel ?? words.wizard.pending) : (next.label ?? words.wizard.next)}
            </Button>
          )}
        </div>
      </form>
      {below !== undefined && <div className="mt-8 flex flex-col gap-4">{below}</div>}
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
  // In a narrow window the number alone stands for a step that is not the current one.
  const label = <span className="max-sm:sr-only">{step.label}</span>
  if (isCurrent)
    return (
      <span aria-current="step" className={`${className} font-semibold`}>
        {mark} {step.label}
      </span>
    )
  if (!step.reachable)
    return (
      <span className={`${className} text-muted`}>
        {mark} {label}
      </span>
    )
  return (
    <Link to={step.to} className={`${className} hover:underline`}>
      {mark} {label}
    </Link>
  )
}
