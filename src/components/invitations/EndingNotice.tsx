import { CircleAlert, Clock, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { CopyButton } from './CopyBlock.tsx'
import { ENDINGS, type EndingName } from './endings.ts'

const LOOK = {
  danger: { box: 'border-danger bg-danger-soft', icon: <CircleAlert size={22} aria-hidden className="text-danger" /> },
  warning: { box: 'border-warning bg-warning-soft', icon: <Clock size={22} aria-hidden className="text-warning" /> },
  info: { box: 'border-accent bg-accent-soft', icon: <Info size={22} aria-hidden className="text-accent" /> },
}

type EndingSteps = {
  /** Where the namespace is. */
  openTo?: string
  onRetry?: () => void
  onCheck?: () => void
  onPaste: () => void
}

type EndingNoticeProps = {
  name: EndingName
  /** Instead of what the ending says has happened. */
  what?: string | undefined
  /** Of what it would have opened, when that is known. */
  namespaceAlias?: string | undefined
  steps: EndingSteps
  /** More to know. */
  children?: ReactNode
}

/** Why it went no further: what happened, whose turn it is, and one button. */
export function EndingNotice({ name, what, namespaceAlias, steps, children }: EndingNoticeProps) {
  const { tone, next } = ENDINGS[name]
  const said = words.joining.endings[name]
  const { box, icon } = LOOK[tone]
  return (
    <section
      role={tone === 'info' ? 'status' : 'alert'}
      data-ending={name}
      className={`flex gap-3 rounded-card border p-5 ${box}`}
    >
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="flex min-w-0 flex-col items-start gap-2">
        <h2>{said.heading}</h2>
        <p>{what ?? said.what}</p>
        {children}
        <p className="font-medium">{said.turn}</p>
        <div className="mt-2">
          {next === 'ask' && (
            <CopyButton tone="primary" text={words.joining.askForNew(namespaceAlias, said.heading)} label={said.next} />
          )}
          {next === 'open' && steps.openTo !== undefined && (
            <LinkButton tone="primary" to={steps.openTo}>
              {said.next}
            </LinkButton>
          )}
          {next === 'wait' && <p role="status">{said.next}</p>}
          {(next === 'retry' || next === 'check' || next === 'paste') && (
            <Button tone="primary" onClick={{ retry: steps.onRetry, check: steps.onCheck, paste: steps.onPaste }[next]}>
              {said.next}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}
