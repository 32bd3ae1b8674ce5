/** The versions of a namespace as a person reads them: publications, and what every node makes of them. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { policyKind } from '#shared/domain/policy.ts'
import { inForceAt, pendingAt, publishVerdict, startsAtMs, statusAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import type {
  BundleProgress,
  ContextVersion,
  Publication as PublicationView,
  UpgradeNode,
  Upgrades,
} from '#shared/wire/upgrades.ts'
import { contextsOf, type HeldContext, reportedVersion } from '../log/running-versions.ts'
import type { NamespaceState, NodeReport, Publication } from '../log/state.ts'
import type { LogHistory } from './log-history.ts'
import type { Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { installedVersions } from './publications.ts'
import { failureMessage } from './upgrade-failures.ts'
import { failureHere, type LocalUpgrades, runsHere } from './upgrade-plan.ts'

const optionalAlias = (alias: string | undefined): { alias?: string } => (alias === undefined ? {} : { alias })

function publicationView(state: NamespaceState, history: LogHistory, one: Publication, nowMs: number): PublicationView {
  const status = statusAt(state.publications.values(), one, nowMs)
  // One that was in force is replaced by what is in force now, without an entry that says so.
  const successor =
    status === 'replaced' && one.ended === undefined ? inForceAt(state.publications.values(), nowMs) : undefined
  const ended =
    successor === undefined
      ? one.ended
      : { by: successor.by, atMs: Math.max(startsAtMs(successor) ?? 0, successor.atMs), replacedBy: successor.number }
  const { number, version, appKey, notes, by, atMs, policy, deadlineMs, forced } = one
  return {
    publication: number,
    version,
    appKey,
    applicationId: state.founding.payload.applicationId,
    notes,
    publishedBy: by,
    publishedByAlias: history.personAlias(by),
    publishedAtMs: atMs,
    policy,
    status,
    deadlineMs,
    forced,
    ...(ended === undefined
      ? {}
      : {
          endedBy: ended.by,
          endedByAlias: history.personAlias(ended.by),
          endedAtMs: ended.atMs,
          replacedBy: ended.replacedBy,
        }),
  }
}

/** Where a context on one node stands. `failure`: of that node. */
function contextView(
  held: HeldContext,
  runs: { version: string; appKey: string },
  inForce: Publication | undefined,
  scheduled: Publication | undefined,
  failure: NodeReport['failure'],
): ContextVersion {
  const { contextId, groupId, alias } = held
  const common = { contextId, ...optionalAlias(alias), groupId, ...runs }
  if (inForce !== undefined && isNewer(inForce.version, runs.version)) {
    const target = inForce.version
    if (failure?.publication === inForce.number && failure.contextIds.has(contextId)) {
      const { code, atMs } = failure
      return { ...common, target, state: 'failed', failure: { code, message: failureMessage(code), atMs } }
    }
    return { ...common, target, state: policyKind(inForce.policy) === 'LazyOnAccess' ? 'at-access' : 'pending' }
  }
  return scheduled !== undefined && isNewer(scheduled.version, runs.version)
    ? { ...common, target: scheduled.version, state: 'at-deadline' }
    : { ...common, state: 'current' }
}

const answerOf = (asking: Publication | undefined, who: PublicKey): Pick<UpgradeNode, 'answer' | 'answeredAtMs'> => {
  if (asking === undefined || !asking.asked.has(who)) return {}
  const answer = asking.answers.get(who)
  return answer === undefined
    ? { answer: 'missing' }
    : { answer: answer.agrees ? 'agreed' : 'declined', answeredAtMs: answer.atMs }
}

const byIdentity = (one: UpgradeNode, other: UpgradeNode): number => (one.identity < other.identity ? -1 : 1)

export function upgradesView(ctx: NodeContext, namespace: Namespace, local: LocalUpgrades): Upgrades {
  const { state, self } = namespace
  const nowMs = ctx.now()
  const publications = [...state.publications.values()]
  const history = ctx.namespaces.historyOf(state.namespaceId)
  const inForce = inForceAt(publications, nowMs)
  const pending = pendingAt(publications, nowMs)
  const pendingStatus = pending === undefined ? undefined : statusAt(publications, pending, nowMs)
  const scheduled = pendingStatus === 'scheduled' ? pending : undefined
  const asking = publications.findLast((one) => one.asked.size > 0 && one.ended === undefined)

  const nodeView = (who: PublicKey): UpgradeNode => {
    const isSelf = who === self.publicKey
    const failure = isSelf ? failureHere(state, local, nowMs) : state.reports.get(who)?.failure
    const contexts = [...contextsOf(state, who)].map((held) => {
      const runs = isSelf ? runsHere(local, held) : reportedVersion(state, who, held)
      return contextView(
        held,
        runs,
        inForce,
        scheduled,
        failure && { ...failure, contextIds: new Set(failure.contextIds) },
      )
    })
    return {
      identity: who,
      ...optionalAlias(history.personAlias(who)),
      role: state.root.members.get(who)?.role ?? 'Member',
      isSelf,
      isCoordinator: who === state.coordinator,
      ...answerOf(asking, who),
      contexts,
    }
  }

  const current = state.versionAt(nowMs)
  const needed = pending === undefined || pendingStatus === 'lapsed' ? [current] : [current, pending]
  const bundles: BundleProgress[] = needed.map(({ appKey, version }) => ({
    appKey,
    version,
    ...ctx.bundles.progress(namespace, { appKey, version }),
  }))
  const heldUpBy = pendingStatus === 'lapsed' ? undefined : pending?.version
  const publishable = installedVersions(ctx, namespace)
    .filter(({ version }) => publishVerdict(version, current.version, heldUpBy).ok)
    .map(({ version, hash }) => ({ version, appKey: hash }))
  return {
    logNumber: state.number,
    applicationId: state.founding.payload.applicationId,
    policy: state.upgradePolicy,
    current,
    publications: publications.map((one) => publicationView(state, history, one, nowMs)).reverse(),
    nodes: [...state.participants()].map(nodeView).sort(byIdentity),
    bundles,
    standingAnswer: local.choice.standingAnswer,
    clockSkewMs: ctx.peers.clockSkewMs(namespace),
    publishable,
  }
}
