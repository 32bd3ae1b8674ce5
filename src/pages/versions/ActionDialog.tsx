import { useId, useState } from 'react'
import type { Publication, Upgrades } from '#shared/wire/upgrades.ts'
import type { PublicationChange } from '../../api/upgrades.ts'
import { timeToFieldValue } from '../../components/invitations/expiry.ts'
import { Button } from '../../components/ui/Button.tsx'
import { Dialog } from '../../components/ui/Dialog.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { fieldToDeadline } from '../../components/upgrades/deadline.ts'
import { leadSecs } from '../../components/upgrades/policy-choice.ts'
import type { UpgradeAction } from '../../components/upgrades/upgrade-rules.ts'
import { countAnswers } from '../../components/upgrades/upgrade-view.ts'
import { words } from '../../words/words.ts'

type Props = {
  action: UpgradeAction
  publication: Publication
  upgrades: Upgrades
  pending: boolean
  error: Error | null
  onConfirm: (change: PublicationChange) => void
  onClose: () => void
}

/** Says what an action does before it is done; extending asks until when. */
export function ActionDialog({ action, publication, upgrades, pending, error, onConfirm, onClose }: Props) {
  const say = words.upgrades.actions[action]
  const formId = useId()
  const [at, setAt] = useState(() => timeToFieldValue(firstOffer(publication, Date.now())))
  const [problem, setProblem] = useState<string>()
  const submit = (): void => {
    const { publication: number } = publication
    if (action !== 'extend') {
      onConfirm({ publication: number, action })
      return
    }
    const deadline = fieldToDeadline(at, Date.now())
    setProblem(deadline.ok ? undefined : deadline.reason)
    if (deadline.ok) onConfirm({ publication: number, action, deadlineMs: deadline.deadlineMs })
  }
  return (
    <Dialog
      title={say.title(publication.version)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.upgrades.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            tone={action === 'withdraw' ? 'danger' : 'primary'}
            pending={pending}
            {...(action === 'extend' ? {} : { 'data-autofocus': true })}
          >
            {say.confirm}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p>{say.means(countAnswers(upgrades).missing)}</p>
        {action === 'extend' && (
          <TextField
            type="datetime-local"
            label={words.upgrades.deadline.label}
            description={words.upgrades.deadline.local}
            value={at}
            min={timeToFieldValue(Date.now())}
            error={problem}
            onChange={setAt}
          />
        )}
        {error !== null && <ErrorNotice error={error} notDone={say.notDone} />}
      </form>
    </Dialog>
  )
}

/** As far ahead again as the policy has it, from the old deadline or from now. */
const firstOffer = ({ deadlineMs = 0, policy }: Publication, nowMs: number): number =>
  Math.max(deadlineMs, nowMs) + leadSecs(policy) * 1000
