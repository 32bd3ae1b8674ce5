import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { copyToClipboard } from '../../lib/clipboard.ts'
import { words } from '../../words/words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button, type ButtonTone } from '../ui/Button.tsx'

const COPIED_MS = 2500

type CopyButtonProps = { text: string; label: string; tone?: ButtonTone }

/** Copies a long text that need not be on the screen. */
export function CopyButton({ text, label, tone = 'secondary' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()
  const announce = useAnnounce()
  useEffect(() => {
    if (outcome === undefined) return
    const timer = setTimeout(() => setOutcome(undefined), COPIED_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    const copied = await copyToClipboard(text)
    setOutcome(copied ? 'copied' : 'failed')
    announce(copied ? words.invitations.share.copied : words.invitations.share.copyFailedSaid)
  }
  return (
    <Button tone={tone} onClick={() => void copy()}>
      {outcome === 'copied' ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
      {outcome === 'copied'
        ? words.invitations.share.copied
        : outcome === 'failed'
          ? words.invitations.share.copyFailed
          : label}
    </Button>
  )
}

type CopyBlockProps = {
  title: ReactNode
  hint: ReactNode
  text: string
  copyLabel: string
  tone?: ButtonTone
  /** Line breaks matter. */
  multiline?: boolean
}

/** A text to hand on: what it is for, the text itself to look at or select, and a button. */
export function CopyBlock({ title, hint, text, copyLabel, tone, multiline = false }: CopyBlockProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-sans text-base">
        {title}
      </h2>
      <p className="text-muted text-sm">{hint}</p>
      <textarea
        readOnly
        spellCheck={false}
        rows={multiline ? 5 : 2}
        aria-labelledby={id}
        value={text}
        onFocus={(event) => event.target.select()}
        className={`w-full rounded-control border border-line bg-sunken p-3 font-mono text-xs ${multiline ? '' : 'break-all'}`}
      />
      <div>
        <CopyButton text={text} label={copyLabel} {...(tone === undefined ? {} : { tone })} />
      </div>
    </section>
  )
}
