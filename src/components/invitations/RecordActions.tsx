import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { Button, type ButtonSize } from '../ui/Button.tsx'
import { ExtendDialog } from './ExtendDialog.tsx'
import { ledgerReasons, type Viewer } from './ledger-rules.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type RecordActionsProps = {
  namespace: NamespaceSummary
  record: InvitationRecord
  viewer: Viewer
  nowMs: number
  size?: ButtonSize
}

/** What can be done with an issued invitation that still works; what cannot, says why. */
export function RecordActions({ namespace, record, viewer, nowMs, size = 'medium' }: RecordActionsProps) {
  const said = words.invitations.record
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'withdraw' | 'extend'>()
  const reasons = ledgerReasons(record, viewer, nowMs)
  const close = () => setAsked(undefined)
  return (
    <>
      <Button size={size} disabledReason={reasons.extend} onClick={() => setAsked('extend')}>
        {said.extend}
      </Button>
      <Button size={size} disabledReason={reasons.withdraw} onClick={() => setAsked('withdraw')}>
        {said.withdraw}
      </Button>
      {asked === 'withdraw' && <WithdrawDialog namespace={namespace} record={record} onClose={close} />}
      {asked === 'extend' && (
        <ExtendDialog
          namespace={namespace}
          record={record}
          nowMs={nowMs}
          onClose={close}
          onDone={(invitationId) => {
            close()
            void navigate(paths.invitation(namespace.namespaceId, invitationId))
          }}
        />
      )}
    </>
  )
}
