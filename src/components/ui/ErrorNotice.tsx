import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { errorToWords, failureTitle } from '../../api/error-words.ts'
import { words } from '../../words/words.ts'
import { Button } from './Button.tsx'

type ErrorNoticeProps = {
  error: unknown
  /** What could not be read, e.g. "The members could not be read". */
  title?: string
  /** For a write, instead of the title: what was not done, unless its answer was lost. */
  notDone?: string
  /** A better next step than the usual one. */
  nextStep?: string | undefined
  onRetry?: () => void
  /** More ways out. */
  children?: ReactNode
}

/** One error: what happened, why, and what to do next. */
export function ErrorNotice({ error, title: readTitle, notDone, nextStep, onRetry, children }: ErrorNoticeProps) {
  const said = errorToWords(error, notDone === undefined ? 'read' : 'write')
  const title = notDone === undefined ? readTitle : failureTitle(error, notDone)
  const next = nextStep ?? said.next
  return (
    <div role="alert" className="flex gap-3 rounded-card border border-danger bg-danger-soft p-4">
      <CircleAlert size={20} aria-hidden className="mt-0.5 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-col items-start gap-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        <p className={title === undefined ? 'font-semibold' : ''}>{said.what}</p>
        {next !== '' && <p>{next}</p>}
        {(onRetry !== undefined || children !== undefined) && (
          <div className="mt-2 flex flex-wrap gap-3">
            {onRetry !== undefined && <Button onClick={onRetry}>{words.ui.tryAgain}</Button>}
            {children}
          </div>
        )}
      </div>
    </div>
  )
}
