import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useCan } from '../../api/NodeApiContext.tsx'
import { Ledger } from '../../components/invitations/Ledger.tsx'
import { useLedger } from '../../components/invitations/use-ledger.ts'
import { InviteButton } from '../../components/namespaces/InviteButton.tsx'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { words } from '../../words/words.ts'

/** The ledger of a namespace: what was issued, what became of it, and taking it back. */
export function Component() {
  const said = words.invitations.ledger
  const can = useCan('invitation.ledger')
  return (
    <NamespaceFrame page="invitations" lead={said.lead} actions={(namespace) => <InviteButton namespace={namespace} />}>
      {(namespace) =>
        can.ok ? (
          <LoadedLedger namespace={namespace} />
        ) : (
          <EmptyState title={said.unavailable}>
            <p>{can.reason}</p>
          </EmptyState>
        )
      }
    </NamespaceFrame>
  )
}

function LoadedLedger({ namespace }: { namespace: NamespaceSummary }) {
  const said = words.invitations.ledger
  const { ledger, nowMs, viewer } = useLedger(namespace)
  if (ledger.data !== undefined)
    return <Ledger namespace={namespace} ledger={ledger.data} viewer={viewer} nowMs={nowMs} />
  return ledger.error === null ? (
    <Loading label={said.reading} />
  ) : (
    <ErrorNotice title={said.unreadable} error={ledger.error} onRetry={() => void ledger.refetch()} />
  )
}
