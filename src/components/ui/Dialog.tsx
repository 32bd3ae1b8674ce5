import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { words } from '../../words/words.ts'

type DialogProps = {
  title: ReactNode
  /** Escape, the close button, or a press beside it. */
  onClose: () => void
  children: ReactNode
  /** Buttons at the bottom. */
  actions?: ReactNode
  size?: 'medium' | 'large'
}

const SIZE = { medium: 'max-w-lg', large: 'max-w-3xl' }

/**
 * A modal dialog: render it while it is open. The browser keeps the focus inside and gives it back on closing. The
 * focus goes to an element with `data-autofocus`, else to the first field, else to the title.
 */
export function Dialog({ title, onClose, children, actions, size = 'medium' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  /** Did the press begin beside the dialog? One that only ends there selected text, and must not lose what was typed. */
  const isPressBeside = useRef(false)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    dialog.showModal()
    const first =
      dialog.querySelector<HTMLElement>('[data-autofocus]') ??
      dialog.querySelector<HTMLElement>('input:not(:disabled), select, textarea') ??
      dialog.querySelector<HTMLElement>('h2')
    first?.focus()
    // Closed before React takes it away: only then does the browser give the focus back.
    return () => dialog.close()
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, by the cancel event.
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={`m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] ${SIZE[size]} overflow-auto rounded-card border border-line bg-raised text-ink shadow-float`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        isPressBeside.current = event.target === event.currentTarget
      }}
      onClick={(event) => {
        if (isPressBeside.current && event.target === event.currentTarget) onClose()
      }}
    >
      <div className="flex flex-col gap-4 p-5 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} tabIndex={-1} className="wrap-anywhere min-w-0 outline-none">
            {title}
          </h2>
          <button
            type="button"
            aria-label={words.ui.close}
            onClick={onClose}
            className="-mt-1 -mr-2 grid size-9 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
          >
            <X size={20} aria-hidden />
          </button>
        </div>
        {children}
        {actions !== undefined && <div className="flex flex-wrap justify-end gap-3 pt-2">{actions}</div>}
      </div>
    </dialog>
  )
}
