import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldTexts } from './Field.tsx'

type SelectFieldProps<Value extends string> = Omit<ComponentProps<'select'>, 'onChange' | 'value' | 'children'> &
  FieldTexts & {
    value: Value
    options: readonly { value: Value; label: string }[]
    onChange: (value: Value) => void
  }

/** One of a few, in a list that opens. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, description, error, aside, onChange, options, className = '', ...rest } = props
  return (
    <Field label={label} description={description} error={error} aside={aside}>
      {(ids) => (
        <select
          {...rest}
          {...ids}
          className={`${CONTROL_CLASS} ${className}`}
          onChange={(event) => {
            const chosen = options.find(({ value }) => value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
