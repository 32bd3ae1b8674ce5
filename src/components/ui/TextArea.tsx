import type { ComponentProps } from 'react'
import { CONTROL_CLASS, Field, type FieldTexts } from './Field.tsx'

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'children'> &
  FieldTexts & { value: string; onChange: (value: string) => void }

export function TextArea({ label, description, error, aside, onChange, className = '', ...rest }: TextAreaProps) {
  return (
    <Field label={label} description={description} error={error} aside={aside}>
      {(ids) => (
        <textarea
          rows={5}
          spellCheck={false}
          autoComplete="off"
          {...rest}
          {...ids}
          className={`${CONTROL_CLASS} font-mono text-sm ${className}`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
