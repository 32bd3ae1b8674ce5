import { type ReactNode, useId } from 'react'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'

type FormDialogProps = {
  title: ReactNode
  submitLabel: string
  /** What the button says meanwhile. */
  pendingLabel?: string
  tone?: 'primary' | 'danger'
  pending: boolean
  /** Why it cannot be sent now. */
  disabledReason?: string | undefined
  error: unknown
  /** The title of its failure, e.g. "The group was not deleted". */
  notDone: string
  /** Nothing is typed, only agreed to: the focus begins on Cancel. */
  asksOnly?: boolean
  /** Called again only when what it returned has settled. */
  onSubmit: () => Promise<unknown> | undefined
  onClose: () => void
  children: ReactNode
}

/** One request, asked for in a dialog: it stays open with what was typed until its owner takes it away. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, pendingLabel = words.ui.pleaseWait, tone = 'primary', pending, disabledReason } = props
  const { error, notDone, asksOnly, onSubmit, onClose, children } = props
  const formId = useId()
  const once = useOnce()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} data-autofocus={asksOnly}>
            {words.ui.cancel}
          </Button>
          <Button tone={tone} type="submit" form={formId} pending={pending} disabledReason={disabledReason}>
            {pending ? pendingLabel : submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (disabledReason === undefined) once(async () => onSubmit())
        }}
      >
        {children}
        {error != null && <ErrorNotice error={error} notDone={notDone} />}
      </form>
    </Dialog>
  )
}
