import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { withdrawInvitation } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { words } from '../../words/words.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useToasts } from '../ui/Toasts.tsx'

type WithdrawDialogProps = { namespace: NamespaceSummary; record: InvitationRecord; onClose(): void }

/** Says what taking an invitation back means before it is done. */
export function WithdrawDialog({ namespace, record, onClose }: WithdrawDialogProps) {
  const said = words.invitations.withdraw
  const { mutateAsync, isPending, error } = useMutation(withdrawInvitation(useNodeApi(), namespace.namespaceId))
  const [idempotencyKey] = useState(randomKey)
  const { show } = useToasts()
  const withdraw = async () => {
    await mutateAsync({ invitationId: record.invitationId, idempotencyKey })
    show({ tone: 'success', text: said.done })
    onClose()
  }
  return (
    <FormDialog
      title={said.title}
      submitLabel={said.confirm}
      pendingLabel={said.pending}
      tone="danger"
      pending={isPending}
      error={error}
      notDone={said.failed}
      asksOnly
      onSubmit={withdraw}
      onClose={onClose}
    >
      <p>{said.effect(record.useCount)}</p>
    </FormDialog>
  )
}
