import { Link } from 'react-router'
import type { InvitationRecord } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { formatDuration } from '../../lib/format.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { KeyPicture } from '../ui/KeyPrint.tsx'
import { Name } from '../ui/Name.tsx'
import { Time } from '../ui/Time.tsx'
import { ledgerReasons, statusAt, type Viewer } from './ledger-rules.ts'
import { RecordActions } from './RecordActions.tsx'
import { StatusBadges } from './StatusBadges.tsx'

/** So many of those who joined are named in the list. */
const JOINED_SHOWN = 3

type LedgerRowProps = { namespace: NamespaceSummary; record: InvitationRecord; viewer: Viewer; nowMs: number }

/** One invitation of the ledger: what it is, what became of it, and what can be done. */
export function LedgerRow({ namespace, record, viewer, nowMs }: LedgerRowProps) {
  const said = words.invitations.record
  const { invitationId, inviter, inviterAlias, issuedAtMs, expiresAtMs, uses, useCount, groupCount, role } = record
  const status = statusAt(record, nowMs)
  const to = paths.invitation(namespace.namespaceId, invitationId)
  const titleId = `invitation-${invitationId}`
  return (
    <article aria-labelledby={titleId} className="card flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 id={titleId} className="min-w-0 font-sans text-base">
          <Link to={to} className="link">
            {said.title(groupCount, role)}
          </Link>
        </h2>
        <StatusBadges record={record} nowMs={nowMs} />
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm">
        <span className="flex min-w-0 items-center gap-2">
          <KeyPicture identity={inviter} size={20} />
          <span className="min-w-0">
            {said.by} <Name alias={inviterAlias} id={inviter} />
            {record.isOwn && ` (${said.you})`}, <Time timeMs={issuedAtMs} relativeOnly />
          </span>
        </span>
        {status === 'waiting' ? (
          <span className="font-medium text-ink tabular-nums">
            {said.countdown(formatDuration(expiresAtMs - nowMs))}
          </span>
        ) : (
          status === 'expired' && (
            <span>
              {said.endedAt} <Time timeMs={expiresAtMs} relativeOnly />
            </span>
          )
        )}
        {record.withdrawnAtMs !== undefined && (
          <span>
            {said.withdrawn} <Time timeMs={record.withdrawnAtMs} relativeOnly />
            {record.withdrawnBy !== undefined && (
              <>
                {` ${said.withdrawnBy} `}
                <Name alias={record.withdrawnByAlias} id={record.withdrawnBy} />
              </>
            )}
          </span>
        )}
        <span>
          {said.uses}: {said.usesOf(useCount, record.maxUses)}
        </span>
      </p>
      {useCount > 0 && (
        <ul aria-label={said.joined} className="flex flex-col gap-1 text-sm">
          {uses.slice(0, JOINED_SHOWN).map(({ identity, alias, joinedAtMs }) => (
            <li key={identity} className="flex flex-wrap items-center gap-x-2">
              <KeyPicture identity={identity} size={20} />
              <strong className="min-w-0">
                <Name alias={alias} id={identity} />
              </strong>
              <span className="text-muted">
                {said.joined.toLowerCase()} <Time timeMs={joinedAtMs} relativeOnly />
              </span>
            </li>
          ))}
          {useCount > JOINED_SHOWN && <li className="text-muted">{said.moreGroups(useCount - JOINED_SHOWN)}</li>}
        </ul>
      )}
      {(status === 'waiting' || status === 'expired') && (
        <div className="flex flex-wrap gap-2">
          <LinkButton size="small" to={to} disabledReason={ledgerReasons(record, viewer, nowMs).handOut}>
            {said.handOut}
          </LinkButton>
          <RecordActions namespace={namespace} record={record} viewer={viewer} nowMs={nowMs} size="small" />
        </div>
      )}
    </article>
  )
}
