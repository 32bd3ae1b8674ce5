import { useId } from 'react'

type Props<Value extends string> = {
  /** Names the choice to those who do not see it. */
  label: string
  value: Value
  options: readonly { value: Value; label: string; className?: string }[]
  onChange(value: Value): void
}

/** One of a few short words, all in sight. */
export function SegmentedControl<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className="flex h-9 shrink-0 overflow-hidden rounded-control border border-line-strong bg-raised text-sm">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={`flex grow cursor-pointer items-center justify-center border-line-strong px-3 not-first-of-type:border-l has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-ring has-focus-visible:-outline-offset-3 ${option.className ?? ''}`}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
