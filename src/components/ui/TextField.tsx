import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldTexts } from './Field.tsx'

type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'children'> &
  FieldTexts & { value: string; onChange: (value: string) => void }

export function TextField({ label, description, error, aside, onChange, className = '', ...rest }: TextFieldProps) {
  return (
    <Field label={label} description={description} error={error} aside={aside}>
      {(ids) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...ids}
          className={`${CONTROL_CLASS} ${className}`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
