import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react'
import { Link, type LinkProps } from 'react-router'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'medium'

const TONE: Record<ButtonTone, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-line-strong bg-raised text-ink hover:border-accent hover:text-accent',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
}
const SIZE: Record<ButtonSize, string> = {
  small: 'min-h-8 px-2.5 py-1 text-sm',
  medium: 'min-h-10 px-4 py-2',
}
const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-control border text-center font-medium transition-colors no-underline'
const DISABLED = 'border-line bg-sunken text-muted'

/** The look of a button, for elements that must be something else. */
export const buttonClass = (tone: ButtonTone = 'secondary', size: ButtonSize = 'medium'): string =>
  `${SHAPE} ${SIZE[size]} ${TONE[tone]}`

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  tone?: ButtonTone
  size?: ButtonSize
  /** Why it cannot be used now; absent means that it can. It stays focusable, so that everybody can read why. */
  disabledReason?: string | undefined
  /** Something is on its way: clicks do nothing. */
  pending?: boolean
}

export function Button({
  tone = 'secondary',
  size = 'medium',
  disabledReason,
  pending = false,
  className = '',
  type = 'button',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const blocked = pending || disabledReason !== undefined
  const look = disabledReason === undefined ? TONE[tone] : DISABLED
  return (
    <>
      {/* The same element whether it works or not: one that is replaced would lose the focus. */}
      <button
        {...rest}
        type={type}
        aria-disabled={blocked || undefined}
        aria-busy={pending || undefined}
        aria-describedby={disabledReason === undefined ? rest['aria-describedby'] : reasonId}
        className={`${SHAPE} ${SIZE[size]} ${look} ${blocked ? 'cursor-not-allowed!' : ''} ${pending ? 'opacity-75' : ''} ${className}`}
        onClick={(event) => {
          if (blocked) event.preventDefault()
          else onClick?.(event)
        }}
      >
        {children}
      </button>
      {disabledReason !== undefined && <Reason id={reasonId} text={disabledReason} />}
    </>
  )
}

const MARGIN_PX = 8
const GAP_PX = 6

/** Above the button, or below it where there is no room above; always inside the window. */
function placeBeside(tip: HTMLElement, button: Element): void {
  const box = button.getBoundingClientRect()
  const furthest = document.documentElement.clientWidth - MARGIN_PX - tip.offsetWidth
  const above = box.top - GAP_PX - tip.offsetHeight
  tip.style.left = `${Math.max(MARGIN_PX, Math.min(box.left, furthest))}px`
  tip.style.top = `${above >= MARGIN_PX ? above : box.bottom + GAP_PX}px`
}

/** Says why, beside the button before it, while that is pointed at or focused; Escape takes it away. */
function Reason({ id, text }: { id: string; text: string }) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const tip = ref.current
    const button = tip?.previousElementSibling
    if (tip == null || button == null) return
    const stop = new AbortController()
    const { signal } = stop
    const hide = (): void => void tip.togglePopover(false)
    const show = (): void => {
      // On top of everything, so that nothing it stands in cuts it off.
      tip.togglePopover(true)
      placeBeside(tip, button)
    }
    for (const name of ['mouseenter', 'focus']) button.addEventListener(name, show, { signal })
    for (const name of ['mouseleave', 'blur']) button.addEventListener(name, hide, { signal })
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal })
    // The focus that shows it may scroll the page.
    const follow = (): void => {
      if (tip.matches(':popover-open')) placeBeside(tip, button)
    }
    window.addEventListener('scroll', follow, { signal, capture: true, passive: true })
    return () => stop.abort()
  }, [])
  return (
    <span
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      className="pointer-events-none fixed inset-auto m-0 w-64 max-w-[calc(100vw-1rem)] rounded-control bg-ink px-3 py-2 text-left font-normal text-page text-sm shadow-float"
    >
      {text}
    </span>
  )
}

type LinkButtonProps = LinkProps & {
  tone?: ButtonTone
  size?: ButtonSize
  /** Why nobody should go there now. */
  disabledReason?: string | undefined
  children: ReactNode
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({ tone, size, disabledReason, className = '', children, ...rest }: LinkButtonProps) {
  if (disabledReason !== undefined)
    return (
      <Button
        disabledReason={disabledReason}
        className={className}
        aria-label={rest['aria-label']}
        {...(size === undefined ? {} : { size })}
      >
        {children}
      </Button>
    )
  return (
    <Link {...rest} className={`${buttonClass(tone, size)} ${className}`}>
      {children}
    </Link>
  )
}
