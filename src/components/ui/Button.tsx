import { type ComponentProps, type ReactNode, useId } from 'react'
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
    <span className="group/reason relative inline-flex">
      {button}
      <span
        id={reasonId}
        role="tooltip"
        className="pointer-events-none invisible absolute top-full left-0 z-20 mt-1 w-max max-w-64 rounded-control bg-ink px-3 py-2 text-left text-page text-sm shadow-float group-focus-within/reason:visible group-hover/reason:visible"
      >
        {disabledReason}
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
      <Button disabledReason={disabledReason} className={className} {...(size === undefined ? {} : { size })}>
        {children}
      </Button>
    )
  return (
    <Link {...rest} className={`${buttonClass(tone, size)} ${className}`}>
      {children}
    </Link>
  )
}
