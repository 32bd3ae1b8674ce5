/** What every form field has: a label, a description, an error beside it. */
import { type ReactNode, useId } from 'react'

export type FieldTexts = {
  label: ReactNode
  description?: ReactNode
  /** What is wrong with the value, and how to mend it. */
  error?: string | undefined
  /** Right of the label, e.g. a count. */
  aside?: ReactNode
}

export const CONTROL_CLASS =
  'min-h-10.5 w-full rounded-control border border-line-strong bg-raised px-3 py-2 text-ink placeholder:text-muted aria-invalid:border-danger'

type FieldProps = FieldTexts & {
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode
}

export function Field({ label, description, error, aside, children }: FieldProps) {
  const id = useId()
  const textsId = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside !== undefined && <span className="text-muted text-sm">{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': textsId, 'aria-invalid': error !== undefined })}
      <div id={textsId} className="flex flex-col gap-1 text-sm">
        {error !== undefined && <p className="font-medium text-danger">{error}</p>}
        {description !== undefined && <p className="text-muted">{description}</p>}
      </div>
    </div>
  )
}
