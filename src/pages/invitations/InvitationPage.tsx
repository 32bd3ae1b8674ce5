import { useParams } from 'react-router'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { JoinedList } from '../../components/invitations/JoinedList.tsx'
import { ledgerReasons, statusAt } from '../../components/invitations/ledger-rules.ts'
import { RecordActions } from '../../components/invitations/RecordActions.tsx'
import { RecordFacts } from '../../components/invitations/RecordFacts.tsx'
import { SharedHandOut } from '../../components/invitations/SharedHandOut.tsx'
import { StatusBadges } from '../../components/invitations/StatusBadges.tsx'
import { useLedger } from '../../components/invitations/use-ledger.ts'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** One invitation of the ledger: what it is, who joined by it, and handing it out again. */
export function Component() {
  const { invitationId } = useParams()
  return (
    <NamespaceFrame page="invitations">
      {(namespace) => <OneInvitation key={invitationId} namespace={namespace} invitationId={invitationId ?? ''} />}
    </NamespaceFrame>
  )
}

type OneInvitationProps = { namespace: NamespaceSummary; invitationId: string }

function OneInvitation({ namespace, invitationId }: OneInvitationProps) {
  const { ledger: said, record: one } = words.invitations
  const { ledger, nowMs, viewer } = useLedger(namespace)
  const toAll = paths.namespaceInvitations(namespace.namespaceId)
  if (ledger.data === undefined)
    return ledger.error === null ? (
      <Loading label={said.reading} />
    ) : (
      <ErrorNotice title={said.unreadable} error={ledger.error} onRetry={() => void ledger.refetch()} />
    )
  const record = ledger.data.invitations.find((known) => known.invitationId === invitationId)
  if (record === undefined)
    return (
      <EmptyState title={one.notFound} actions={<LinkButton to={toAll}>{one.allInvitations}</LinkButton>}>
        <p>{one.notFoundHint}</p>
      </EmptyState>
    )
  const { handOut } = ledgerReasons(record, viewer, nowMs)
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2>{one.title(record.groupCount, record.role)}</h2>
        <StatusBadges record={record} nowMs={nowMs} />
      </div>
      <p className="text-muted">{one.statusHint[statusAt(record, nowMs)]}</p>
      <div className="flex flex-wrap gap-3">
        <RecordActions namespace={namespace} record={record} viewer={viewer} nowMs={nowMs} />
        <LinkButton tone="quiet" to={toAll}>
          {one.allInvitations}
        </LinkButton>
      </div>
      {(record.useCount > 0 || statusAt(record, nowMs) === 'waiting') && (
        <section className="card flex flex-col gap-3 p-5">
          <h2>{words.invitations.progress.heading}</h2>
          <JoinedList record={record} />
        </section>
      )}
      <section className="card p-5">
        <RecordFacts namespace={namespace} record={record} nowMs={nowMs} />
      </section>
      {handOut === undefined ? (
        <section className="flex flex-col gap-4">
          <h2>{one.handOutAgain}</h2>
          <SharedHandOut namespace={namespace} invitationId={invitationId} />
        </section>
      ) : (
        <p className="text-muted">{handOut}</p>
      )}
    </div>
  )
}
