/** What a node has to do about the versions of a namespace, now and when next. Pure: upgrader.ts does it. */
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import { CONTEXTS_PER_REPORT_MAX } from '#shared/domain/limits.ts'
import { policyKind } from '#shared/domain/policy.ts'
import { inForceAt, pendingAt, startsAtMs, statusAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import type { Payload } from '#shared/wire/log.ts'
import type { UpgradeFailureCode } from '#shared/wire/upgrade-states.ts'
import { contextsOf, type HeldContext, reportedVersion } from '../log/running-versions.ts'
import type { AppVersion, NamespaceState, Publication } from '../log/state.ts'
import type { UpgradeChoiceRow, UpgradeStore } from '../storage/store.ts'

/** Why contexts of this node stayed where they were. */
export type LocalFailure = {
  publication: number
  code: UpgradeFailureCode
  atMs: number
  contextIds: ReadonlySet<ContextId>
}
/** What of a namespace is this node's own affair. */
export type LocalUpgrades = {
  self: PublicKey
  /** Of contexts that have moved here. */
  versions: ReadonlyMap<ContextId, AppVersion>
  choice: Omit<UpgradeChoiceRow, 'namespaceId'>
  failure: LocalFailure | undefined
  /** Accesses that a publication waits for no more: it moves these contexts as soon as its bundle is here. */
  opened: ReadonlyMap<ContextId, number>
  /** Does it move by itself what moves automatically? */
  follows: boolean
  /** Is its bundle here, and what it is published as? */
  isHeld: (version: AppVersion) => boolean
}
export type Move = { to: Publication; contextIds: ContextId[] }
export type Plan = {
  /** Coordinator: all have agreed to this publication. */
  schedule?: number
  /** By the standing answer. */
  agree?: number
  move?: Move
  report?: Payload<'ContextVersionsReported'>
  /** When the clock alone changes something. */
  wakeAtMs?: number
}

/** What this node has moved contexts to. */
export const versionsHere = (store: UpgradeStore, namespaceId: GroupId): Map<ContextId, AppVersion> =>
  new Map(store.contextVersions(namespaceId).map(({ contextId, version, appKey }) => [contextId, { version, appKey }]))

export const runsHere = ({ versions }: Pick<LocalUpgrades, 'versions'>, { contextId, born }: HeldContext): AppVersion =>
  versions.get(contextId) ?? born

/** Contexts of this node that are older than a version. */
const olderHere = (state: NamespaceState, local: LocalUpgrades, { version }: AppVersion): ContextId[] =>
  [...contextsOf(state, local.self)]
    .filter((held) => isNewer(version, runsHere(local, held).version))
    .map(({ contextId }) => contextId)

/** What waits for the version in force; nothing while the node has given up on it, or when all was deleted. */
export function waitingMove(state: NamespaceState, local: LocalUpgrades, nowMs: number): Move | undefined {
  if (state.deleted !== undefined) return undefined
  const to = inForceAt(state.publications.values(), nowMs)
  if (to === undefined || local.choice.abortedPublication === to.number) return undefined
  const contextIds = olderHere(state, local, to)
  return contextIds.length === 0 ? undefined : { to, contextIds }
}

/** Why contexts of this node that should have moved did not. */
export function failureHere(state: NamespaceState, local: LocalUpgrades, nowMs: number): LocalFailure | undefined {
  const to = inForceAt(state.publications.values(), nowMs)
  if (to === undefined) return undefined
  const older = olderHere(state, local, to)
  const { choice, failure, self } = local
  if (choice.abortedPublication === to.number)
    return older.length === 0
      ? undefined
      : {
          publication: to.number,
          code: 'aborted',
          atMs: state.reports.get(self)?.failure?.atMs ?? nowMs,
          contextIds: new Set(older),
        }
  if (failure?.publication !== to.number) return undefined
  // The bundle has come meanwhile: what stayed waits again for what it waited for before.
  if (failure.code.startsWith('bundle_') && local.isHeld(to)) return undefined
  const stayed = older.filter((contextId) => failure.contextIds.has(contextId))
  return stayed.length === 0 ? undefined : { ...failure, contextIds: new Set(stayed) }
}

/** What moves without being opened. */
function moveNow(state: NamespaceState, local: LocalUpgrades, nowMs: number): Move | undefined {
  const move = waitingMove(state, local, nowMs)
  if (move === undefined) return undefined
  const kind = policyKind(move.to.policy)
  if (kind === 'Coordinated' || (kind === 'Automatic' && local.follows)) return move
  const contextIds = move.contextIds.filter((id) => local.opened.get(id) === move.to.number)
  return contextIds.length === 0 ? undefined : { to: move.to, contextIds }
}

const sameFailure = (one: LocalFailure, other: LocalFailure | undefined): boolean =>
  one.publication === other?.publication &&
  one.code === other.code &&
  [...one.contextIds].every((id) => other.contextIds.has(id))

/** What the log does not have of this node yet: first what moved, then what did not, then that nothing hinders any more. */
function reportDue(state: NamespaceState, local: LocalUpgrades, nowMs: number): Plan['report'] {
  const { self, isHeld } = local
  const failure = failureHere(state, local, nowMs)
  const entryOf = (held: HeldContext) => ({ contextId: held.contextId, ...runsHere(local, held) })
  const mine = [...contextsOf(state, self)]
  const unreported = mine.filter((held) => runsHere(local, held).version !== reportedVersion(state, self, held).version)
  const newest = [...state.publications.values()].findLast((one) =>
    unreported.some((held) => runsHere(local, held).appKey === one.appKey),
  )
  if (newest !== undefined)
    return { publication: newest.number, contexts: unreported.slice(0, CONTEXTS_PER_REPORT_MAX).map(entryOf) }
  const told = state.reports.get(self)?.failure
  if (failure !== undefined) {
    if (sameFailure(failure, told)) return undefined
    const untold = mine.filter(({ contextId: id }) => failure.contextIds.has(id) && !told?.contextIds.has(id))
    const stayed = told?.publication === failure.publication && told.code === failure.code ? untold : mine
    return {
      publication: failure.publication,
      contexts: stayed
        .filter(({ contextId }) => failure.contextIds.has(contextId))
        .slice(0, CONTEXTS_PER_REPORT_MAX)
        .map(entryOf),
      failure: failure.code,
    }
  }
  if (told === undefined) return undefined
  const inForce = inForceAt(state.publications.values(), nowMs)
  const isOver = inForce?.number !== told.publication || isHeld(inForce)
  return isOver ? { publication: told.publication, contexts: [] } : undefined
}

export function planUpgrades(state: NamespaceState, local: LocalUpgrades, nowMs: number): Plan {
  const publications = [...state.publications.values()]
  const plan: Plan = {}
  const pending = pendingAt(publications, nowMs)
  const status = pending === undefined ? undefined : statusAt(publications, pending, nowMs)
  if (pending !== undefined && status !== 'lapsed') {
    plan.wakeAtMs = startsAtMs(pending) ?? pending.deadlineMs ?? nowMs
    const { asked, answers, number } = pending
    if (status === 'collecting') {
      const isMissing = asked.has(local.self) && !answers.has(local.self)
      if (isMissing && local.choice.standingAnswer === 'agree') plan.agree = number
      const isAgreed = [...asked].every((who) => answers.get(who)?.agrees === true)
      if (isAgreed && local.self === state.coordinator) plan.schedule = number
    }
  }
  const move = moveNow(state, local, nowMs)
  if (move !== undefined) plan.move = move
  const report = reportDue(state, local, nowMs)
  if (report !== undefined) plan.report = report
  return plan
}
