/** The rules of publications: who publishes a version, who answers, and when it may still be changed. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { policyKind } from '#shared/domain/policy.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import {
  answerVerdict,
  deadlineVerdict,
  extendVerdict,
  forceVerdict,
  type PublicationStatus,
  pendingAt,
  publishVerdict,
  statusAt,
  withdrawVerdict,
} from '#shared/domain/upgrades.ts'
import { compareVersions } from '#shared/domain/version.ts'
import { all, type Rule } from './rule.ts'
import { contextsToMove } from './running-versions.ts'
import type { AppVersion, NamespaceState, Publication } from './state.ts'
import { may } from './verdicts.ts'

export type UpgradeKind =
  | 'VersionPublished'
  | 'UpgradeAnswered'
  | 'UpgradeScheduled'
  | 'UpgradeDeadlineSet'
  | 'UpgradeForced'
  | 'UpgradeWithdrawn'
  | 'ContextVersionsReported'

type Known = (publication: Publication, status: PublicationStatus) => Verdict

/** Asks `verdict` about a publication that is there. */
function ofPublication(state: NamespaceState, number: number, timeMs: number, verdict: Known): Verdict {
  const publication = state.publications.get(number)
  return publication === undefined
    ? refuse('publication_not_found', 'No version was published by that entry.')
    : verdict(publication, statusAt(state.publications.values(), publication, timeMs))
}

/** Allowed to Admins, as `verdict` says of the publication. */
const toAdmins = (state: NamespaceState, author: PublicKey, number: number, timeMs: number, verdict: Known): Verdict =>
  all(
    () => may(state, 'upgrade.publish', author),
    () => ofPublication(state, number, timeMs, verdict),
  )

/** A version is one file and a file is one version: contexts of nodes that name the same one run the same. */
function oneFileVerdict(state: NamespaceState, { version, appKey }: AppVersion): Verdict {
  for (const one of [state.firstVersion, ...state.publications.values()]) {
    const isSameVersion = compareVersions(one.version, version) === 0
    if (isSameVersion === (one.appKey === appKey)) continue
    return refuse(
      'version_not_newer',
      isSameVersion
        ? `Version ${version} was published before as another file. Give the new one a number of its own.`
        : `This file was published before as version ${one.version}. It cannot be ${version} too.`,
    )
  }
  return ALLOWED
}

const published: Rule<'VersionPublished'> = (state, { author, payload }, timeMs) => {
  const { version, appKey, applicationId, deadlineMs } = payload
  const pending = pendingAt(state.publications.values(), timeMs)
  const holdsUp = pending !== undefined && statusAt(state.publications.values(), pending, timeMs) !== 'lapsed'
  const isCoordinated = policyKind(state.upgradePolicy) === 'Coordinated'
  return all(
    () => may(state, 'upgrade.publish', author),
    () =>
      applicationId === state.founding.payload.applicationId
        ? ALLOWED
        : refuse(
            'foreign_application',
            'This is another application: a version has the same package, signed by the same key, as the one in force.',
          ),
    () => publishVerdict(version, state.versionAt(timeMs).version, holdsUp ? pending.version : undefined),
    () => oneFileVerdict(state, { version, appKey }),
    () =>
      isCoordinated === (deadlineMs !== undefined)
        ? ALLOWED
        : refuse(
            'deadline_invalid',
            isCoordinated
              ? 'The policy is coordinated, so a publication proposes a deadline.'
              : 'Only under the coordinated policy has a publication a deadline. The policy may have been changed just now.',
          ),
    () => (deadlineMs === undefined ? ALLOWED : deadlineVerdict(deadlineMs, timeMs)),
  )
}

const scheduled: Rule<'UpgradeScheduled'> = (state, { author, payload }, timeMs) =>
  ofPublication(state, payload.publication, timeMs, ({ asked, answers }, status) =>
    all(
      () =>
        author === state.coordinator
          ? ALLOWED
          : refuse('not_coordinator', 'Only the coordinator says that all have agreed.'),
      () => answerVerdict(status),
      () =>
        [...asked].every((who) => answers.get(who)?.agrees === true)
          ? ALLOWED
          : refuse('not_all_agreed', 'Not every node that was asked has agreed.'),
    ),
  )

const reported: Rule<'ContextVersionsReported'> = (state, { author, payload }, timeMs) =>
  ofPublication(state, payload.publication, timeMs, () =>
    all(
      () => may(state, 'upgrade.report', author),
      () =>
        payload.contexts.every(
          ({ contextId: id }) => state.groupIdByContextId.has(id) || state.deletedContextIds.has(id),
        )
          ? ALLOWED
          : refuse('context_not_found', 'The report names a context that the namespace never had.'),
      () =>
        payload.contexts.every((one) => state.isVersion(one))
          ? ALLOWED
          : refuse('entry_invalid', 'The report names a version that was never published.'),
    ),
  )

export const upgradeRules: { [Kind in UpgradeKind]: Rule<Kind> } = {
  VersionPublished: published,
  UpgradeAnswered: (state, { author, payload }, timeMs) =>
    ofPublication(state, payload.publication, timeMs, ({ asked }, status) =>
      all(
        () => answerVerdict(status),
        () =>
          asked.has(author)
            ? ALLOWED
            : refuse('not_asked', 'Only those who were members when the version was published are asked.'),
      ),
    ),
  UpgradeScheduled: scheduled,
  UpgradeDeadlineSet: (state, { author, payload }, timeMs) =>
    toAdmins(state, author, payload.publication, timeMs, (_publication, status) =>
      all(
        () => extendVerdict(status),
        () => deadlineVerdict(payload.deadlineMs, timeMs),
      ),
    ),
  UpgradeForced: (state, { author, payload }, timeMs) =>
    toAdmins(state, author, payload.publication, timeMs, ({ answers }, status) =>
      forceVerdict(status, [...answers.values()].filter(({ agrees }) => !agrees).length),
    ),
  UpgradeWithdrawn: (state, { author, payload }, timeMs) =>
    toAdmins(state, author, payload.publication, timeMs, (publication, status) =>
      withdrawVerdict(status, status === 'in-force' && contextsToMove(state, publication)),
    ),
  ContextVersionsReported: reported,
}
