import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { InvitationLedger } from '#shared/wire/ledger.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { words } from '../../words/words.ts'
import { InviteButton } from '../namespaces/InviteButton.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { LedgerRow } from './LedgerRow.tsx'
import { LEDGER_FILTERS, type LedgerFilter, matchesFilter, type Viewer } from './ledger-rules.ts'

/** More than anybody reads are drawn only when asked for. */
const ROWS_STEP = 50

type LedgerProps = { namespace: NamespaceSummary; ledger: InvitationLedger; viewer: Viewer; nowMs: number }

/** The invitations of a namespace, newest first, with a choice of those that are in one state. */
export function Ledger({ namespace, ledger: { invitations }, viewer, nowMs }: LedgerProps) {
  const said = words.invitations.ledger
  const [params, setParams] = useSearchParams()
  const [limit, setLimit] = useState(ROWS_STEP)
  const filter = LEDGER_FILTERS.find((name) => name === params.get('show')) ?? 'all'
  const choose = (next: LedgerFilter) => setParams(next === 'all' ? {} : { show: next }, { replace: true })
  if (invitations.length === 0)
    return (
      <EmptyState title={said.emptyTitle} actions={<InviteButton namespace={namespace} />}>
        <p>{said.empty}</p>
      </EmptyState>
    )
  const countOf = (name: LedgerFilter) => invitations.filter((record) => matchesFilter(record, name, nowMs)).length
  const shown = invitations.filter((record) => matchesFilter(record, filter, nowMs))
  const rest = shown.length - limit
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="w-full max-w-xs">
          <SelectField
            label={said.show}
            value={filter}
            onChange={choose}
            options={LEDGER_FILTERS.map((name) => ({
              value: name,
              label: said.filterOption(said.filters[name], countOf(name)),
            }))}
          />
        </div>
        <p role="status" className="text-muted text-sm">
          {said.shown(shown.length, invitations.length)}
        </p>
      </div>
      {shown.length === 0 && (
        <EmptyState title={said.noneOfFilter} actions={<Button onClick={() => choose('all')}>{said.showAll}</Button>}>
          {null}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-3">
        {shown.slice(0, limit).map((record) => (
          <li key={record.invitationId}>
            <LedgerRow namespace={namespace} record={record} viewer={viewer} nowMs={nowMs} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button className="self-start" onClick={() => setLimit(limit + ROWS_STEP)}>
          {said.showMore(Math.min(rest, ROWS_STEP), rest)}
        </Button>
      )}
    </div>
  )
}
