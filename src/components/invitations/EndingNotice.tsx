import { CircleAlert, Clock, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { CopyButton } from './CopyBlock.tsx'
import { ENDINGS, type EndingName } from './endings.ts'
import { newLinkRequest } from './share-links.ts'

const LOOK = {
  danger: { box: 'border-danger bg-danger-soft', icon: <CircleAlert size={22} aria-hidden className="text-danger" /> },
  warning: { box: 'border-warning bg-warning-soft', icon: <Clock size={22} aria-hidden className="text-warning" /> },
  info: { box: 'border-accent bg-accent-soft', icon: <Info size={22} aria-hidden className="text-accent" /> },
}

type EndingNoticeProps = {
  name: EndingName
  /** Instead of the ending's own. */
  sentence?: string | undefined
  /** Of what it would have opened, when that is known. */
  namespace?: { id: GroupId; alias: string | undefined }
  onRetry?: () => void
  onPaste: () => void
  /** More ways on. */
  children?: ReactNode
}

/** Why it went no further, and what to do next. */
export function EndingNotice({ name, sentence, namespace, onRetry, onPaste, children }: EndingNoticeProps) {
  const ending = ENDINGS[name]
  const { box, icon } = LOOK[ending.tone]
  return (
    <section
      role={ending.next === 'wait' ? 'status' : 'alert'}
      data-ending={name}
      className={`flex gap-3 rounded-card border p-5 ${box}`}
    >
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="flex min-w-0 flex-col items-start gap-2">
        <h2>{ending.heading}</h2>
        <p>{sentence ?? ending.sentence}</p>
        <div className="mt-2 flex flex-wrap gap-3">
          {ending.next === 'ask' && (
            <CopyButton
              tone="primary"
              text={newLinkRequest(namespace?.alias, `It says: ${ending.heading.toLowerCase()}.`)}
              label={ending.nextLabel}
            />
          )}
          {ending.next === 'open' && namespace !== undefined && (
            <LinkButton tone="primary" to={paths.namespace(namespace.id)}>
              {ending.nextLabel}
            </LinkButton>
          )}
          {ending.next === 'retry' && onRetry !== undefined && (
            <Button tone="primary" onClick={onRetry}>
              {ending.nextLabel}
            </Button>
          )}
          {ending.next === 'wait' && <p className="self-center font-medium">{ending.nextLabel}</p>}
          {children}
          <Button tone={ending.next === 'paste' ? 'primary' : 'secondary'} onClick={onPaste}>
            {ending.next === 'paste' ? ending.nextLabel : 'Use another invitation'}
          </Button>
        </div>
      </div>
    </section>
  )
}
