import { type ReactNode, useId, useState } from 'react'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
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
  const formId = useId()
  const once = useOnce()
  const matches = typed.trim() === name
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
          <Button
            tone="danger"
            type="submit"
            form={formId}
            pending={pending}
            disabledReason={matches ? undefined : words.ui.confirm.notTyped}
          >
            {pending ? words.ui.pleaseWait : confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (matches) once(onConfirm)
        }}
      >
        {children}
        <TextField
          label={
            <Sentence of={words.ui.confirm.typeName(<bdi className="rounded bg-sunken px-1 font-mono">{name}</bdi>)} />
          }
          value={typed}
          onChange={setTyped}
        />
        {error != null && <ErrorNotice error={error} notDone={notDone} />}
      </form>
    </Dialog>
  )
}
