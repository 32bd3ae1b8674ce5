/** When a published version moves contexts, and what may still be done to a publication. Node and dashboard both ask. */
import { DEADLINE_MAX_MS } from './limits.ts'
import { policyKind, type UpgradePolicy } from './policy.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'
import { isNewer } from './version.ts'

/** Without a lead time in the policy, a coordinated upgrade is proposed for a day later. */
export const LEAD_DEFAULT_SECS = 24 * 3600

export const PUBLICATION_STATUSES = ['collecting', 'scheduled', 'in-force', 'replaced', 'withdrawn', 'lapsed'] as const
export type PublicationStatus = (typeof PUBLICATION_STATUSES)[number]

/** What a node says to coordinated upgrades by itself: nothing, so that its people are asked, or yes. */
export const STANDING_ANSWERS = ['ask', 'agree'] as const
export type StandingAnswer = (typeof STANDING_ANSWERS)[number]

/** What decides when contexts move. */
export type PublicationFacts = {
  /** The policy when it was published; a later one does not touch it. */
  readonly policy: UpgradePolicy
  /** Coordinated only. */
  deadlineMs?: number
  /** When all had agreed, or an Admin stopped waiting. Coordinated only. */
  decidedAtMs?: number
  ended?: { as: 'replaced' | 'withdrawn' }
}

/** From when on contexts move to it; undefined while that is not decided. Only coordinated ones look at a clock. */
export function startsAtMs({ policy, deadlineMs = 0, decidedAtMs }: PublicationFacts): number | undefined {
  if (policyKind(policy) !== 'Coordinated') return 0
  return decidedAtMs === undefined ? undefined : Math.max(deadlineMs, decidedAtMs)
}

const hasStarted = (one: PublicationFacts, nowMs: number): boolean =>
  one.ended === undefined && (startsAtMs(one) ?? Number.POSITIVE_INFINITY) <= nowMs

/** The publication that contexts run or move to at this time; undefined: the version of the founding. */
export const inForceAt = <One extends PublicationFacts>(publications: Iterable<One>, nowMs: number): One | undefined =>
  [...publications].findLast((one) => hasStarted(one, nowMs))

/** The one that is still to start, if there is one: there is never a second. */
export const pendingAt = <One extends PublicationFacts>(publications: Iterable<One>, nowMs: number): One | undefined =>
  [...publications].findLast((one) => one.ended === undefined && !hasStarted(one, nowMs))

export function statusAt<One extends PublicationFacts>(
  publications: Iterable<One>,
  one: One,
  nowMs: number,
): PublicationStatus {
  if (one.ended !== undefined) return one.ended.as
  const starts = startsAtMs(one)
  if (starts === undefined) return (one.deadlineMs ?? 0) <= nowMs ? 'lapsed' : 'collecting'
  if (starts > nowMs) return 'scheduled'
  return inForceAt(publications, nowMs) === one ? 'in-force' : 'replaced'
}

/** The deadline that is proposed when nobody names one. */
export function proposedDeadlineMs(policy: UpgradePolicy, nowMs: number): number | undefined {
  if (typeof policy === 'string') return undefined
  const { deadline } = policy.Coordinated
  const { secs, nanos } = deadline ?? { secs: LEAD_DEFAULT_SECS, nanos: 0 }
  return nowMs + Math.max(1, secs * 1000 + Math.floor(nanos / 1e6))
}

/** `inForce` and `pending`: versions that are. One that has lapsed holds nothing up. */
export function publishVerdict(version: string, inForce: string, pending: string | undefined): Verdict {
  if (!isNewer(version, inForce))
    return refuse(
      'version_not_newer',
      `Version ${version} is not newer than ${inForce}, which is in force. Versions only go forward.`,
    )
  return pending === undefined || isNewer(version, pending)
    ? ALLOWED
    : refuse(
        'version_not_newer',
        `Version ${version} is not newer than ${pending}, which is published and still to come. Withdraw that one first.`,
      )
}

export function deadlineVerdict(deadlineMs: number, nowMs: number): Verdict {
  if (deadlineMs <= nowMs) return refuse('deadline_invalid', 'The deadline has to be in the future.')
  return deadlineMs - nowMs <= DEADLINE_MAX_MS
    ? ALLOWED
    : refuse('deadline_invalid', 'The deadline is more than a year ahead. Choose an earlier one.')
}

const CLOSED: Record<PublicationStatus, string> = {
  collecting: 'Not all nodes have agreed to this version yet.',
  scheduled: 'All nodes have agreed to this version, or an Admin did not wait for them.',
  'in-force': 'This version is in force already.',
  replaced: 'A newer publication has taken the place of this one.',
  withdrawn: 'This publication was withdrawn.',
  lapsed: 'The deadline has passed without the agreement of all.',
}
const closed = (status: PublicationStatus): Verdict => refuse('publication_closed', CLOSED[status], { status })
const oneOf = (status: PublicationStatus, open: readonly PublicationStatus[]): Verdict =>
  open.includes(status) ? ALLOWED : closed(status)

/** Agree or decline. */
export const answerVerdict = (status: PublicationStatus): Verdict => oneOf(status, ['collecting'])

/** Another deadline; everybody is asked anew. */
export function extendVerdict(status: PublicationStatus): Verdict {
  return oneOf(status, ['collecting', 'lapsed'])
}

/** Not to wait for those who have not answered. `declined`: how many have said no. */
export function forceVerdict(status: PublicationStatus, declined: number): Verdict {
  const open = oneOf(status, ['collecting', 'lapsed'])
  return !open.ok || declined === 0
    ? open
    : refuse(
        'node_declined',
        'A node has declined this version, and that cannot be passed over. Extend or withdraw it.',
      )
}

/** `waiting`: is there a context that has not moved yet? */
export function withdrawVerdict(status: PublicationStatus, waiting: boolean): Verdict {
  if (status === 'in-force' && !waiting)
    return refuse(
      'publication_closed',
      'Every context has moved to this version, so there is nothing left to withdraw.',
      {
        status,
      },
    )
  return oneOf(status, ['collecting', 'scheduled', 'lapsed', 'in-force'])
}
