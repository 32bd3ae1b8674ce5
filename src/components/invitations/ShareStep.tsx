import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { words } from '../../words/words.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { JoinedList } from './JoinedList.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import { SharedHandOut } from './SharedHandOut.tsx'
import { useLedger } from './use-ledger.ts'

type ShareStepProps = { namespace: NamespaceSummary; invitationId: string }

/** The invitation as the node tells it: who has joined by it so far, ways to hand it on, and what it is. */
export function ShareStep({ namespace, invitationId }: ShareStepProps) {
  const said = words.invitations
  const { ledger, nowMs } = useLedger(namespace)
  const record = ledger.data?.invitations.find((one) => one.invitationId === invitationId)
  if (record === undefined)
    return ledger.error === null ? (
      <Loading label={said.share.reading} />
    ) : (
      <ErrorNotice title={said.share.unreadable} error={ledger.error} onRetry={() => void ledger.refetch()} />
    )
  return (
    <>
      <section className="card flex flex-col gap-3 p-5">
        <h2>{said.progress.heading}</h2>
        <JoinedList record={record} />
      </section>
      <SharedHandOut namespace={namespace} invitationId={invitationId} />
      <section className="card flex flex-col gap-4 p-5">
        <h2>{said.record.title(record.groupCount, record.role)}</h2>
        <RecordFacts namespace={namespace} record={record} nowMs={nowMs} />
      </section>
    </>
  )
}
