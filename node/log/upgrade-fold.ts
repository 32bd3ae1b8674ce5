/** What publications, answers and reports do to the state. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { pendingAt } from '#shared/domain/upgrades.ts'
import type { Fold } from './rule.ts'
import type { NamespaceState, NodeReport, Publication } from './state.ts'
import type { UpgradeKind } from './upgrade-rules.ts'

function publicationOf(state: NamespaceState, number: number): Publication {
  const publication = state.publications.get(number)
  if (publication === undefined) throw new RangeError(`Entry ${number} published no version.`)
  return publication
}

function reportOf(state: NamespaceState, who: PublicKey): NodeReport {
  const known = state.reports.get(who)
  if (known !== undefined) return known
  const report: NodeReport = { versions: new Map() }
  state.reports.set(who, report)
  return report
}

export const upgradeFolds: { [Kind in UpgradeKind]: Fold<Kind> } = {
  VersionPublished(state, { author, payload }, { timeMs, number }) {
    const { version, appKey, notes, deadlineMs } = payload
    const pending = pendingAt(state.publications.values(), timeMs)
    if (pending !== undefined) pending.ended = { as: 'replaced', by: author, atMs: timeMs, replacedBy: number }
    state.publications.set(number, {
      number,
      version,
      appKey,
      ...(notes === undefined ? {} : { notes }),
      by: author,
      atMs: timeMs,
      policy: state.upgradePolicy,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      asked: deadlineMs === undefined ? new Set() : state.participants(),
      // Whoever proposes a deadline agrees to it.
      answers: new Map(deadlineMs === undefined ? [] : [[author, { agrees: true, atMs: timeMs }]]),
      forced: false,
    })
  },
  UpgradeAnswered(state, { author, payload }, { timeMs }) {
    publicationOf(state, payload.publication).answers.set(author, { agrees: payload.agrees, atMs: timeMs })
  },
  UpgradeScheduled(state, { payload }, { timeMs }) {
    publicationOf(state, payload.publication).decidedAtMs = timeMs
  },
  UpgradeDeadlineSet(state, { author, payload }, { timeMs }) {
    const publication = publicationOf(state, payload.publication)
    publication.deadlineMs = payload.deadlineMs
    publication.answers.clear()
    if (publication.asked.has(author)) publication.answers.set(author, { agrees: true, atMs: timeMs })
  },
  UpgradeForced(state, { payload }, { timeMs }) {
    const publication = publicationOf(state, payload.publication)
    publication.decidedAtMs = timeMs
    publication.forced = true
  },
  UpgradeWithdrawn(state, { author, payload }, { timeMs }) {
    publicationOf(state, payload.publication).ended = { as: 'withdrawn', by: author, atMs: timeMs }
  },
  ContextVersionsReported(state, { author, payload }, { timeMs }) {
    const report = reportOf(state, author)
    for (const { contextId, version, appKey } of payload.contexts) report.versions.set(contextId, { version, appKey })
    const { publication, failure: code, contexts } = payload
    if (code === undefined) {
      delete report.failure
      return
    }
    const before =
      report.failure?.publication === publication && report.failure.code === code ? report.failure : undefined
    const contextIds = new Set([...(before?.contextIds ?? []), ...contexts.map(({ contextId }) => contextId)])
    report.failure = { publication, code, atMs: timeMs, contextIds }
  },
}

/** Whoever has left is asked no more, and does not hold up those who stay. */
export function forgetAnswers(state: NamespaceState, who: PublicKey): void {
  for (const { asked, answers } of state.publications.values()) {
    asked.delete(who)
    answers.delete(who)
  }
}
