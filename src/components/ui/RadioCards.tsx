import { type ReactNode, useId } from 'react'

type RadioCard<Value extends string> = {
  value: Value
  label: ReactNode
  description?: ReactNode
  /** Right of the label, e.g. a badge. */
  aside?: ReactNode
  disabledReason?: string | undefined
}

type RadioCardsProps<Value extends string> = {
  legend: ReactNode
  /** When a heading above already says it. */
  legendHidden?: boolean
  value: Value | undefined
  options: readonly RadioCard<Value>[]
  onChange: (value: Value) => void
}

/** One of a few, each with a sentence that says what it means. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { legend, legendHidden = false, value, options, onChange } = props
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? 'sr-only' : 'mb-2 font-medium'}>{legend}</legend>
      <div className="flex flex-col gap-3">
        {options.map((option) => {
          const textId = `${name}${option.value}`
          const disabled = option.disabledReason !== undefined
          return (
            <label
              key={option.value}
              className={`relative flex gap-3 rounded-card border p-4 has-focus-visible:outline-3 has-focus-visible:outline-ring has-focus-visible:outline-offset-2 ${
                disabled
                  ? 'border-line bg-sunken text-muted'
                  : 'cursor-pointer border-line bg-surface hover:border-accent has-checked:border-accent has-checked:bg-accent-soft'
              }`}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={value === option.value}
                disabled={disabled}
                aria-describedby={textId}
                onChange={() => onChange(option.value)}
                className="mt-1 size-4 shrink-0 outline-none"
              />
              <span className="flex min-w-0 grow flex-col gap-1">
                <span className="flex flex-wrap items-center justify-between gap-2">
                  <span className="min-w-0 font-medium">{option.label}</span>
                  {option.aside}
                </span>
                <span id={textId} className="text-muted text-sm">
                  {option.disabledReason ?? option.description}
                </span>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
