import { type ReactNode, useState } from 'react'
import { words } from '../../words/words.ts'
import { FormDialog } from './FormDialog.tsx'
import { Sentence } from './Sentence.tsx'
import { TextField } from './TextField.tsx'

type ConfirmByNameProps = {
  title: string
  /** What must be typed: a name, or the first digits of an id. */
  name: string
  /** What will be lost. */
  children: ReactNode
  confirmLabel: string
  pending: boolean
  /** The title of its failure, e.g. "The group was not deleted". */
  notDone: string
  error: unknown
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** For what cannot be undone: the name must be typed before the button works. */
export function ConfirmByName(props: ConfirmByNameProps) {
  const { title, name, children, confirmLabel, pending, notDone, error, onConfirm, onClose } = props
  const [typed, setTyped] = useState('')
  return (
    <FormDialog
      title={title}
      submitLabel={confirmLabel}
      tone="danger"
      pending={pending}
      disabledReason={typed.trim() === name ? undefined : words.ui.confirm.notTyped}
      error={error}
      notDone={notDone}
      onSubmit={onConfirm}
      onClose={onClose}
    >
      {children}
      <TextField
        label={
          <Sentence of={words.ui.confirm.typeName(<bdi className="rounded bg-sunken px-1 font-mono">{name}</bdi>)} />
        }
        value={typed}
        onChange={setTyped}
      />
    </FormDialog>
  )
}
