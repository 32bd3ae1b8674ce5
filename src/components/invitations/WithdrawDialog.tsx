import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { withdrawInvitation } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToasts } from '../ui/Toasts.tsx'

type WithdrawDialogProps = { namespace: NamespaceSummary; record: InvitationRecord; onClose(): void }

/** Says what taking an invitation back means before it is done. */
export function WithdrawDialog({ namespace, record, onClose }: WithdrawDialogProps) {
  const said = words.invitations.withdraw
  const { mutateAsync, isPending, error } = useMutation(withdrawInvitation(useNodeApi(), namespace.namespaceId))
  const [idempotencyKey] = useState(randomKey)
  const { show } = useToasts()
  const once = useOnce()
  const withdraw = async () => {
    await mutateAsync({ invitationId: record.invitationId, idempotencyKey })
    show({ tone: 'success', text: said.done })
    onClose()
  }
  return (
    <Dialog
      title={said.title}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {said.cancel}
          </Button>
          <Button tone="danger" pending={isPending} onClick={() => once(withdraw)}>
            {isPending ? said.pending : said.confirm}
          </Button>
        </>
      }
    >
      <p>{said.effect(record.useCount)}</p>
      {error !== null && <ErrorNotice error={error} notDone={said.failed} />}
    </Dialog>
  )
}
