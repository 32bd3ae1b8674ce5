/** Where the contexts of each node stand: what they run, and what they wait for. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { policyKind } from '#shared/domain/policy.ts'
import { inForceAt, pendingAt, statusAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import type { ContextVersion, ContextVersionState, NodeContextsPage, UpgradeNode } from '#shared/wire/upgrades.ts'
import { contextsOf, type HeldContext, heldContext, reportedVersion } from '../log/running-versions.ts'
import type { AppVersion, Publication } from '../log/state.ts'
import { reportedTally, tallyOf } from '../log/version-tallies.ts'
import type { Namespace } from './namespaces.ts'
import { failureMessage } from './upgrade-failures.ts'
import { failureHere, type LocalUpgrades, runsHere } from './upgrade-plan.ts'

type Standing = { state: ContextVersionState; target?: string }
type Counted = Pick<UpgradeNode, 'counts' | 'aheadCount'>
type Wanted = { groupId?: GroupId | undefined; offset: number; limit: number }

export type Standings = {
  count(who: PublicKey): Counted
  /** Why contexts of this node stayed where they were. */
  failureOf(who: PublicKey): UpgradeNode['failure']
  /** Some of the contexts of a node, of one group or of all its groups. */
  page(who: PublicKey, wanted: Wanted): NodeContextsPage
}

export function standingsAt({ state, self }: Namespace, local: LocalUpgrades, nowMs: number): Standings {
  const current = state.versionAt(nowMs)
  const publications = [...state.publications.values()]
  const inForce = inForceAt(publications, nowMs)
  const standingOf = createStandingOf(publications, inForce, nowMs)
  const isSelf = (who: PublicKey): boolean => who === self.publicKey
  const runs = (who: PublicKey, held: HeldContext): AppVersion =>
    isSelf(who) ? runsHere(local, held) : reportedVersion(state, who, held)
  const failureAt = (who: PublicKey) => {
    const failure = isSelf(who) ? failureHere(state, local, nowMs) : state.reports.get(who)?.failure
    return failure !== undefined && failure.publication === inForce?.number ? failure : undefined
  }
  const failureOf: Standings['failureOf'] = (who) => {
    const failure = failureAt(who)
    return failure && { code: failure.code, message: failureMessage(failure.code), atMs: failure.atMs }
  }

  function count(who: PublicKey): Counted {
    const counts: Counted['counts'] = { current: 0, 'at-access': 0, pending: 0, 'at-deadline': 0, failed: 0 }
    let aheadCount = 0
    for (const [version, count] of isSelf(who) ? tallyOf(state, who, local.versions) : reportedTally(state, who)) {
      const standing = standingOf(version)
      counts[standing.state] += count
      if (standing.state === 'current' && version !== current.version) aheadCount += count
    }
    for (const contextId of failureAt(who)?.contextIds ?? []) {
      const held = heldContext(state, who, contextId)
      const standing = held && standingOf(runs(who, held).version)
      if (standing === undefined || !isToMove(standing)) continue
      counts[standing.state]--
      counts.failed++
    }
    return { counts, aheadCount }
  }

  function page(who: PublicKey, { groupId, offset, limit }: Wanted): NodeContextsPage {
    const failed = failureAt(who)?.contextIds
    const failure = failureOf(who)
    const all = [...contextsOf(state, who, groupId)]
    const view = (held: HeldContext): ContextVersion => {
      const { contextId, groupId, alias } = held
      const version = runs(who, held)
      const standing = standingOf(version.version)
      const isFailed = failed?.has(contextId) === true && isToMove(standing)
      return {
        contextId,
        ...(alias === undefined ? {} : { alias }),
        groupId,
        ...version,
        ...standing,
        ...(isFailed ? { state: 'failed', failure } : {}),
      }
    }
    return { total: all.length, contexts: all.slice(offset, offset + limit).map(view) }
  }

  return { count, failureOf, page }
}

/** Judges each version once. */
function createStandingOf(
  publications: readonly Publication[],
  inForce: Publication | undefined,
  nowMs: number,
): (version: string) => Standing {
  const pending = pendingAt(publications, nowMs)
  const isScheduled = pending !== undefined && statusAt(publications, pending, nowMs) === 'scheduled'
  const judged = new Map<string, Standing>()
  const judge = (version: string): Standing => {
    if (inForce !== undefined && isNewer(inForce.version, version))
      return {
        state: policyKind(inForce.policy) === 'LazyOnAccess' ? 'at-access' : 'pending',
        target: inForce.version,
      }
    return isScheduled && isNewer(pending.version, version)
      ? { state: 'at-deadline', target: pending.version }
      : { state: 'current' }
  }
  return (version) => {
    const standing = judged.get(version) ?? judge(version)
    judged.set(version, standing)
    return standing
  }
}

/** To the version in force, which has begun. */
const isToMove = ({ state }: Standing): boolean => state !== 'current' && state !== 'at-deadline'

/** How many contexts are to move to the version in force and have not, failed or not. */
export const toMoveCount = ({ counts }: Counted): number => counts['at-access'] + counts.pending + counts.failed
