import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { shortId } from '#shared/domain/ids.ts'
import { copyToClipboard } from '../../lib/clipboard.ts'
import { words } from '../../words/words.ts'
import { useAnnounce } from './Announcer.tsx'

type CopyTextProps = {
  /** What is copied. */
  text: string
  /** What it is, e.g. "namespace id": names the button. */
  label: string
  /** What is shown; absent means the text shortened as an id. */
  shown?: string
}

const COPIED_MS = 2000

/** A short form of a long text, and a button that copies all of it. */
export function CopyText({ text, label, shown = shortId(text) }: CopyTextProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const announce = useAnnounce()
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), COPIED_MS)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async () => {
    const copied = await copyToClipboard(text)
    setState(copied ? 'copied' : 'failed')
    announce(copied ? words.ui.copied(label) : words.ui.notCopied(label))
  }

  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 break-all font-mono text-[0.85em]" title={text}>
        {shown}
      </code>
      <button
        type="button"
        aria-label={words.ui.copy(label)}
        title={words.ui.copy(label)}
        onClick={() => void copy()}
        className="relative grid size-7 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      >
        {state === 'copied' ? (
          <Check size={15} aria-hidden className="text-success" />
        ) : (
          <Copy size={15} aria-hidden className={state === 'failed' ? 'text-danger' : ''} />
        )}
      </button>
    </span>
  )
}
