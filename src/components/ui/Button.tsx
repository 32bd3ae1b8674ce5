import { type ComponentProps, type ReactNode, useId, useState } from 'react'
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
  const button = (
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
  )
  if (disabledReason === undefined) return button
  return (
    <Reason id={reasonId} text={disabledReason}>
      {button}
    </Reason>
  )
}

const REASON_WIDTH = 256
const MARGIN = 8

/** Says why, above the button, while it is pointed at or focused. Stays inside the window. */
function Reason({ id, text, children }: { id: string; text: string; children: ReactNode }) {
  const [left, setLeft] = useState<number>()
  const show = (event: { currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const furthest = document.documentElement.clientWidth - MARGIN - REASON_WIDTH
    setLeft(Math.max(MARGIN, Math.min(box.left, furthest)) - box.left)
  }
  const hide = () => setLeft(undefined)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: The button inside is what is operated.
    <span className="relative inline-flex" onMouseEnter={show} onMouseLeave={hide} onFocus={show} onBlur={hide}>
      {children}
      <span
        id={id}
        role="tooltip"
        hidden={left === undefined}
        style={{ left, width: REASON_WIDTH }}
        className="pointer-events-none absolute bottom-full z-20 mb-1.5 rounded-control bg-ink px-3 py-2 text-left text-page text-sm shadow-float"
      >
        {text}
      </span>
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
