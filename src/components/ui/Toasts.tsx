import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import {
  createContext,
  type FocusEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { words } from '../../words/words.ts'
import { Button } from './Button.tsx'

export type Toast = {
  text: ReactNode
  tone: 'success' | 'error' | 'info'
  /** E.g. Undo. Closes the toast. */
  action?: { label: string; onAction: () => void }
  /** It was announced in words of its own, so that it is not read out once more. */
  isSaid?: boolean
  /** Until whoever showed it takes it away. */
  stays?: boolean
}
type Shown = Toast & { id: number }
type Toasts = {
  /** Shows a message; gives the number by which to take it away. */
  show(toast: Toast): number
  dismiss(id: number): void
}

const TOASTS_MAX = 4
const PLAIN_MS = 6000
/** Somebody needs time to read and to decide. */
const WITH_ACTION_MS = 10_000

const ToastsContext = createContext<Toasts | undefined>(undefined)

export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext)
  if (toasts === undefined) throw new TypeError('This component is outside of ToastProvider.')
  return toasts
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const nextId = useRef(1)
  const dismiss = useCallback((id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: Toast) => {
    const id = nextId.current++
    setShown((before) => [...before.slice(1 - TOASTS_MAX), { ...toast, id }])
    return id
  }, [])
  const toasts = useMemo(() => ({ show, dismiss }), [show, dismiss])
  // A message that goes with the focus in it gives it back to where it came from.
  const cameFrom = useRef<EventTarget>(null)
  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
  }
  const giveBack = useCallback(() => {
    const { current } = cameFrom
    const to = current instanceof HTMLElement && current.isConnected ? current : document.querySelector('h1')
    to?.focus({ preventScroll: true })
  }, [])
  return (
    <ToastsContext value={toasts}>
      {children}
      <section
        aria-label={words.ui.notifications}
        aria-live="polite"
        onFocus={onFocus}
        className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 sm:items-end"
      >
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={() => dismiss(toast.id)} onFocusLost={giveBack} />
        ))}
      </section>
    </ToastsContext>
  )
}

const ICON = {
  success: <CircleCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-success" />,
  error: <CircleAlert size={20} aria-hidden className="mt-0.5 shrink-0 text-danger" />,
  info: <Info size={20} aria-hidden className="mt-0.5 shrink-0 text-accent" />,
}

type CardProps = { toast: Shown; onDismiss: () => void; onFocusLost: () => void }

function ToastCard({ toast, onDismiss, onFocusLost }: CardProps) {
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    return () => {
      if (element?.contains(document.activeElement)) queueMicrotask(onFocusLost)
    }
  }, [onFocusLost])
  const [held, setHeld] = useState(false)
  const dismissRef = useRef(onDismiss)
  dismissRef.current = onDismiss
  const lastsMs =
    toast.stays === true || (toast.tone === 'error' && toast.action === undefined)
      ? undefined // Until somebody has read it.
      : toast.action === undefined
        ? PLAIN_MS
        : WITH_ACTION_MS
  useEffect(() => {
    if (held || lastsMs === undefined) return
    const timer = setTimeout(() => dismissRef.current(), lastsMs)
    return () => clearTimeout(timer)
  }, [held, lastsMs])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Looking at it keeps it; nothing is operated by that.
    <div
      ref={card}
      aria-live={toast.isSaid === true ? 'off' : undefined}
      className="pointer-events-auto flex w-full max-w-md items-start gap-3 rounded-card border border-line bg-raised p-3 pl-4 shadow-float"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {ICON[toast.tone]}
      <p className="min-w-0 grow self-center">{toast.text}</p>
      {toast.action !== undefined && (
        <Button
          size="small"
          tone="quiet"
          className="shrink-0 whitespace-nowrap"
          onClick={() => {
            toast.action?.onAction()
            onDismiss()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <button
        type="button"
        aria-label={words.ui.dismiss}
        onClick={onDismiss}
        className="grid size-8 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  )
}
