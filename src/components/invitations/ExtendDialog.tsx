import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { invite } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { words } from '../../words/words.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useToasts } from '../ui/Toasts.tsx'
import { ExpiryFields } from './ExpiryFields.tsx'
import { choiceToExpiry, type ExpiryChoice } from './expiry.ts'
import { invitedToId } from './invitation-id.ts'
import { statusAt, usesLeft } from './ledger-rules.ts'

type ExtendDialogProps = {
  namespace: NamespaceSummary
  record: InvitationRecord
  nowMs: number
  onClose(): void
  onDone(invitationId: string): void
}

/** A longer time for an invitation: another one in its place, because what is signed cannot change. */
export function ExtendDialog({ namespace, record, nowMs, onClose, onDone }: ExtendDialogProps) {
  const said = words.invitations.extend
  const { mutateAsync, isPending, error } = useMutation(invite(useNodeApi(), namespace.namespaceId))
  const [choice, setChoice] = useState<ExpiryChoice>({ preset: 'week', customAt: '' })
  /** Kept for as long as it is the same request: sent twice, it makes one invitation. */
  const [request, setRequest] = useState<{ expiresAtMs: number; idempotencyKey: string }>()
  const [problem, setProblem] = useState<string>()
  const { show } = useToasts()
  const maxUses = usesLeft(record)

  const extend = async () => {
    const expiry = choiceToExpiry(choice, Date.now())
    if (request === undefined && !expiry.ok) return setProblem(expiry.reason)
    const sent = request ?? (expiry.ok ? { expiresAtMs: expiry.expiresAtMs, idempotencyKey: randomKey() } : undefined)
    if (sent === undefined) return
    setProblem(undefined)
    setRequest(sent)
    const invited = await mutateAsync({
      ...sent,
      recursive: record.groupCount > 1,
      role: record.role,
      replaces: record.invitationId,
      ...(maxUses === undefined ? {} : { maxUses }),
    })
    show({ tone: 'success', text: said.done })
    onDone(invitedToId(invited))
  }
  return (
    <FormDialog
      title={said.title}
      submitLabel={said.confirm}
      pendingLabel={said.pending}
      pending={isPending}
      error={error}
      notDone={said.failed}
      onSubmit={extend}
      onClose={onClose}
    >
      <p>{statusAt(record, nowMs) === 'expired' ? said.effectExpired : said.effect}</p>
      {record.groupCount > 1 && <p>{said.recursive}</p>}
      {maxUses !== undefined && <p>{said.usesLeft(maxUses)}</p>}
      <ExpiryFields
        choice={choice}
        error={problem}
        onChange={(changed) => {
          setChoice(changed)
          setRequest(undefined)
        }}
      />
    </FormDialog>
  )
}
