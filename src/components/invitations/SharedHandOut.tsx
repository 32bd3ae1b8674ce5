import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { sharedInvitation } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { words } from '../../words/words.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { HandOut } from './HandOut.tsx'

type SharedHandOutProps = { namespace: NamespaceSummary; invitationId: string }

/** An invitation that this node issued, given out by it again: nothing of it is stored in the browser. */
export function SharedHandOut({ namespace, invitationId }: SharedHandOutProps) {
  const said = words.invitations.share
  const shared = useRead(sharedInvitation(useNodeApi(), namespace.namespaceId, invitationId))
  if (shared.data !== undefined) return <HandOut namespace={namespace} invited={shared.data} />
  return shared.error === null ? (
    <Loading label={said.reading} />
  ) : (
    <ErrorNotice title={said.unreadable} error={shared.error} onRetry={() => void shared.refetch()} />
  )
}
