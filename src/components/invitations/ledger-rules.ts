/** What the ledger's records mean for a screen: how they are sorted out, and what can be done with each. */
import type { InvitationRecord, InvitationStatus } from '#shared/wire/ledger.ts'
import { words } from '../../words/words.ts'
import type { BadgeTone } from '../ui/Badge.tsx'

export const LEDGER_FILTERS = ['all', 'waiting', 'joined', 'expired', 'withdrawn'] as const
export type LedgerFilter = (typeof LEDGER_FILTERS)[number]

/** What it is now: between two readings of the ledger, time goes on. */
export const statusAt = ({ status, expiresAtMs }: InvitationRecord, nowMs: number): InvitationStatus =>
  status === 'waiting' && nowMs >= expiresAtMs ? 'expired' : status

/** Somebody may have joined by one that has expired since: it is under both. */
export function matchesFilter(record: InvitationRecord, filter: LedgerFilter, nowMs: number): boolean {
  const status = statusAt(record, nowMs)
  switch (filter) {
    case 'all':
      return true
    case 'joined':
      return record.useCount > 0
    case 'withdrawn':
      return status === 'withdrawn' || status === 'inviter-lost-right'
    default:
      return status === filter
  }
}

export const STATUS_TONE: Record<InvitationStatus, BadgeTone> = {
  waiting: 'accent',
  'used-up': 'success',
  expired: 'neutral',
  withdrawn: 'danger',
  'inviter-lost-right': 'danger',
}

/** Who is looking, as far as it matters here. */
export type Viewer = {
  isAdmin: boolean
  /** Why this node cannot issue one now; undefined when it can. */
  inviteReason: string | undefined
}
/** Why something cannot be done with an invitation; undefined: it can. */
type LedgerReasons = {
  handOut: string | undefined
  extend: string | undefined
  withdraw: string | undefined
}

/** The node refuses for the same reasons. */
export function ledgerReasons(record: InvitationRecord, viewer: Viewer, nowMs: number): LedgerReasons {
  const said = words.invitations.reasons
  const status = statusAt(record, nowMs)
  const isWaiting = status === 'waiting'
  const mayWithdraw = record.isOwn || viewer.isAdmin
  return {
    handOut: record.isOwn ? (isWaiting ? undefined : said.over) : said.notOwn,
    withdraw: isWaiting ? (mayWithdraw ? undefined : said.notYours) : said.overAlready,
    extend:
      status === 'used-up'
        ? said.usedUp
        : status === 'withdrawn'
          ? said.gone
          : mayWithdraw
            ? viewer.inviteReason
            : said.notYours,
  }
}

/** How many nodes can still use it; undefined: any number. */
export const usesLeft = ({ maxUses, useCount }: InvitationRecord): number | undefined =>
  maxUses === undefined ? undefined : Math.max(1, maxUses - useCount)
