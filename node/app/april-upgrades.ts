/** Upgrades in the words of April 2026: one target and how far this node is with it. */

import type * as z from 'zod/mini'
import { policyKind } from '#shared/domain/policy.ts'
import { inForceAt, startsAtMs, statusAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import type { groupUpgradeAnswer, groupUpgradeStatusAnswer } from '#shared/wire/upgrades.ts'
import { contextsOf } from '../log/running-versions.ts'
import type { NamespaceState, Publication } from '../log/state.ts'
import type { Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { failureHere, type LocalUpgrades, runsHere } from './upgrade-plan.ts'

type Counts = Pick<z.infer<typeof groupUpgradeAnswer>['data'], 'status' | 'total' | 'completed' | 'failed'>

const newestOf = (state: NamespaceState): Publication | undefined =>
  [...state.publications.values()].findLast(({ ended }) => ended === undefined)

/** Of this node's contexts; a lazy one counts as completed at once, as in April, since nothing is left to be done. */
function countsOf(namespace: Namespace, local: LocalUpgrades, publication: Publication, nowMs: number): Counts {
  const { state } = namespace
  const contexts = [...contextsOf(state, local.self)]
  const older = contexts.filter((held) => isNewer(publication.version, runsHere(local, held).version)).length
  if (policyKind(publication.policy) === 'LazyOnAccess' || older === 0)
    return { status: 'completed', total: null, completed: null, failed: null }
  const failure = failureHere(state, local, nowMs)
  const failed = failure?.publication === publication.number ? failure.contextIds.size : 0
  return { status: 'in_progress', total: contexts.length, completed: contexts.length - older, failed }
}

/** What a call that publishes or retries answers. */
export function groupUpgrade(
  ctx: NodeContext,
  namespace: Namespace,
  local: LocalUpgrades,
): z.infer<typeof groupUpgradeAnswer>['data'] {
  const newest = newestOf(namespace.state)
  const nothing: Counts = { status: 'completed', total: null, completed: null, failed: null }
  const counts = newest === undefined ? nothing : countsOf(namespace, local, newest, ctx.now())
  return { groupId: namespace.state.namespaceId, ...counts }
}

/** Of the newest publication that was not withdrawn; null without one. */
export function groupUpgradeStatus(
  ctx: NodeContext,
  namespace: Namespace,
  local: LocalUpgrades,
): z.infer<typeof groupUpgradeStatusAnswer>['data'] {
  const { state } = namespace
  const nowMs = ctx.now()
  const newest = newestOf(state)
  if (newest === undefined) return null
  const earlier = [...state.publications.values()].filter(({ number }) => number < newest.number)
  const counts = countsOf(namespace, local, newest, nowMs)
  const isInForce = statusAt(state.publications.values(), newest, nowMs) === 'in-force'
  const completedAtMs =
    counts.status === 'completed' && isInForce && policyKind(newest.policy) !== 'LazyOnAccess'
      ? Math.max(startsAtMs(newest) ?? 0, newest.atMs)
      : undefined
  return {
    fromVersion: (inForceAt(earlier, newest.atMs) ?? state.firstVersion).version,
    toVersion: newest.version,
    initiatedAt: Math.floor(newest.atMs / 1000),
    initiatedBy: newest.by,
    ...counts,
    completedAt: completedAtMs === undefined ? null : Math.floor(completedAtMs / 1000),
  }
}
