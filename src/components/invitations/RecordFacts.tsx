import { Link } from 'react-router'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { formatDuration } from '../../lib/format.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { KeyPrint } from '../ui/KeyPrint.tsx'
import { Name } from '../ui/Name.tsx'
import { Time } from '../ui/Time.tsx'
import { Fact, Facts } from './Facts.tsx'
import { statusAt } from './ledger-rules.ts'

type RecordFactsProps = { namespace: NamespaceSummary; record: InvitationRecord; nowMs: number }

/** Everything that the ledger tells of one invitation. */
export function RecordFacts({ namespace, record, nowMs }: RecordFactsProps) {
  const said = words.invitations.record
  const { namespaceId } = namespace
  const { groups, groupCount, withdrawnAtMs, withdrawnBy, replacedBy, replaces } = record
  const status = statusAt(record, nowMs)
  const below = groups.filter(({ groupId }) => groupId !== namespaceId)
  return (
    <Facts>
      <Fact label={said.by}>
        <span className="block">
          <Name alias={record.inviterAlias} id={record.inviter} />
          {record.isOwn && ` (${said.you})`}
        </span>
        <KeyPrint identity={record.inviter} />
      </Fact>
      <Fact label={said.issued}>
        <Time timeMs={record.issuedAtMs} />
      </Fact>
      <Fact label={status === 'waiting' ? said.until : said.endedAt}>
        <Time timeMs={record.expiresAtMs} inFull />
        {status === 'waiting' && (
          <span className="block font-medium">{said.countdown(formatDuration(record.expiresAtMs - nowMs))}</span>
        )}
      </Fact>
      <Fact label={said.uses}>{said.usesOf(record.useCount, record.maxUses)}</Fact>
      {below.length > 0 && (
        <Fact label={said.groups}>
          <ul className="flex max-h-60 list-disc flex-col gap-1 overflow-auto pl-5">
            {below.map(({ groupId, groupAlias }) => (
              <li key={groupId}>
                <Name alias={groupAlias} id={groupId} />
              </li>
            ))}
            {groupCount > groups.length && (
              <li className="text-muted">{said.moreGroups(groupCount - groups.length)}</li>
            )}
          </ul>
        </Fact>
      )}
      {withdrawnAtMs !== undefined && (
        <Fact label={said.withdrawn}>
          <Time timeMs={withdrawnAtMs} />
          {withdrawnBy !== undefined && (
            <span className="block">
              <Name alias={record.withdrawnByAlias} id={withdrawnBy} />
            </span>
          )}
          {replacedBy !== undefined && (
            <Link className="link block" to={paths.invitation(namespaceId, replacedBy)}>
              {said.replacedBy}
            </Link>
          )}
        </Fact>
      )}
      {replaces !== undefined && (
        <Fact label={said.page}>
          <Link className="link" to={paths.invitation(namespaceId, replaces)}>
            {said.replaces}
          </Link>
        </Fact>
      )}
    </Facts>
  )
}
