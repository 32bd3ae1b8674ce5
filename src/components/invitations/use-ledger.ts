import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { invitationLedger } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { useInviteReason } from '../namespaces/InviteButton.tsx'
import { useNow } from '../ui/use-now.ts'
import type { Viewer } from './ledger-rules.ts'

const TICK_MS = 1000

/** The ledger of a namespace, the time by the clock that it goes by, and who is looking. */
export function useLedger(namespace: NamespaceSummary) {
  const ledger = useRead(invitationLedger(useNodeApi(), namespace.namespaceId))
  const browserMs = useNow(TICK_MS)
  const { data, dataUpdatedAt } = ledger
  const nowMs = data === undefined ? browserMs : data.nowMs + (browserMs - dataUpdatedAt)
  const viewer: Viewer = { isAdmin: namespace.selfRole === 'Admin', inviteReason: useInviteReason(namespace) }
  return { ledger, nowMs, viewer }
}
