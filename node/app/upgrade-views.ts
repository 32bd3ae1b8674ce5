/** The versions of a namespace as a person reads them: publications, and what every node makes of them. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { effectiveMembership } from '#shared/domain/membership.ts'
import { inForceAt, pendingAt, publishVerdict, startsAtMs, statusAt } from '#shared/domain/upgrades.ts'
import type { BundleProgress } from '#shared/wire/upgrade-states.ts'
import type { Publication as PublicationView, UpgradeNode, Upgrades } from '#shared/wire/upgrades.ts'
import type { NamespaceState, Publication } from '../log/state.ts'
import { standingsAt } from './context-standings.ts'
import type { LogHistory } from './log-history.ts'
import type { Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { installedVersions } from './publications.ts'
import type { LocalUpgrades } from './upgrade-plan.ts'

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
  const participants = state.participants()
  const current = state.versionAt(nowMs)
  const standings = standingsAt(namespace, local, nowMs)
  const pending = pendingAt(publications, nowMs)
  const isLapsed = pending !== undefined && statusAt(publications, pending, nowMs) === 'lapsed'
  const asking = publications.findLast((one) => one.asked.size > 0 && one.ended === undefined)

  const nodeView = (who: PublicKey): UpgradeNode => {
    const role = state.root.members.get(who)?.role
    const counted = standings.count(who)
    const failure = counted.counts.failed > 0 ? standings.failureOf(who) : undefined
    return {
      identity: who,
      ...optionalAlias(history.personAlias(who)),
      ...(role === undefined ? {} : { role }),
      isSelf: who === self.publicKey,
      isCoordinator: who === state.coordinator,
      ...answerOf(asking, who),
      ...counted,
      ...(failure === undefined ? {} : { failure }),
    }
  }

  const needed = pending === undefined || isLapsed ? [current] : [current, pending]
  const bundles: BundleProgress[] = needed.map(({ appKey, version }) => ({
    appKey,
    version,
    ...ctx.bundles.progress(namespace, { appKey, version }),
  }))
  const heldUpBy = isLapsed ? undefined : pending?.version
  const publishable = installedVersions(ctx, namespace)
    .filter(({ version }) => publishVerdict(version, current.version, heldUpBy).ok)
    .map(({ version, hash }) => ({ version, appKey: hash }))
  return {
    logNumber: state.number,
    applicationId: state.founding.payload.applicationId,
    policy: state.upgradePolicy,
    current,
    publications: publications.map((one) => publicationView(state, history, one, nowMs)).reverse(),
    nodes: [...participants].map(nodeView).sort(byIdentity),
    contextCount: countHeldContexts(state, participants),
    bundles,
    standingAnswer: local.choice.standingAnswer,
    clockSkewMs: ctx.peers.clockSkewMs(namespace),
    publishable,
  }
}

/** Contexts that are on some node, however many have them. */
function countHeldContexts(state: NamespaceState, participants: ReadonlySet<PublicKey>): number {
  let count = 0
  for (const { groupId, contexts } of state.groups.values())
    if (contexts.size > 0 && [...participants].some((who) => effectiveMembership(state, groupId, who) !== undefined))
      count += contexts.size
  return count
}
