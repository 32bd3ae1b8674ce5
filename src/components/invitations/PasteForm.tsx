import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextArea.tsx'

type PasteFormProps = {
  text: string
  onChange(text: string): void
  onSubmit(): void
  /** Put the cursor into the field: somebody has just asked for it. */
  focused: boolean
}

/** Where an invitation is put in by hand. */
export function PasteForm({ text, onChange, onSubmit, focused }: PasteFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (focused) form.current?.querySelector('textarea')?.focus()
  }, [focused])
  return (
    <form
      ref={form}
      className="card flex flex-col gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onSubmit()
      }}
    >
      <TextArea
        label="Invitation"
        description="Paste the link, the token, or the JSON that you were sent. It is read in this browser; nothing is sent before you press Join."
        rows={6}
        value={text}
        onChange={onChange}
      />
      <div>
        <Button
          type="submit"
          tone="primary"
          disabledReason={text.trim() === '' ? 'Paste the invitation first.' : undefined}
        >
          Read the invitation
        </Button>
      </div>
    </form>
  )
}
