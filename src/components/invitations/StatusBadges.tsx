import type { InvitationRecord } from '#shared/wire/ledger.ts'
import { words } from '../../words/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { STATUS_TONE, statusAt } from './ledger-rules.ts'

/** What an invitation is now, and whether somebody has joined by it. */
export function StatusBadges({ record, nowMs }: { record: InvitationRecord; nowMs: number }) {
  const said = words.invitations.record
  const status = statusAt(record, nowMs)
  return (
    <span className="flex flex-wrap gap-2">
      <Badge tone={STATUS_TONE[status]}>{said.status[status]}</Badge>
      {record.useCount > 0 && <Badge tone="success">{said.joinedBadge(record.useCount)}</Badge>}
    </span>
  )
}
