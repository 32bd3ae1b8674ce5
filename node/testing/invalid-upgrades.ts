/** Logs whose last entry is against a rule of publications. By the name of their file. */
import { bytesToApplicationId } from '#shared/domain/ids.ts'
import { DEADLINE_MAX_MS } from '#shared/domain/limits.ts'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import type { Operation } from '#shared/wire/log.ts'
import { type Actor, bytesOf, createActor, hexOf } from './actors.ts'
import { createWorld, type InvalidVector, invalidVector, type World } from './vectors.ts'

type Coordinated = World & {
  publication: number
  deadlineMs: number
  publish: (version: string, by?: Actor) => Operation
}

/** Ana has published 1.1.0; under the coordinated policy Ben has not answered yet. */
function world(isCoordinated: boolean): Coordinated {
  const base = createWorld()
  const { log, ana } = base
  if (isCoordinated) log.do(ana, 'UpgradePolicySet', { upgradePolicy: { Coordinated: { deadline: null } } })
  const deadlineMs = log.timeMs + 60_000
  const publish = (version: string, by = ana): Operation =>
    log.operation(by, 'VersionPublished', log.publicationOf(version, isCoordinated ? { deadlineMs } : {}))
  const { number } = log.take(log.seal(publish('1.1.0'))).header
  return { ...base, publication: number, deadlineMs, publish }
}
const refusedIn =
  (isCoordinated: boolean) =>
  (code: ErrorCode, description: string, last: (world: Coordinated) => Operation): InvalidVector => {
    const made = world(isCoordinated)
    const operation = last(made)
    return invalidVector(description, code, made.log, made.log.seal(operation))
  }
const [atOnce, coordinated] = [refusedIn(false), refusedIn(true)]

export const invalidUpgrades = (): Record<string, InvalidVector> => ({
  'version-by-member': atOnce('not_admin', 'A member publishes a version.', ({ publish, ben }) =>
    publish('1.2.0', ben),
  ),
  'version-not-newer': atOnce('version_not_newer', 'The version in force again.', ({ publish }) => publish('1.1')),
  'version-older': atOnce('version_not_newer', 'What leads up to a release is older than it.', ({ publish }) =>
    publish('1.1.0-rc.1'),
  ),
  'version-of-another-file': coordinated(
    'version_not_newer',
    'Withdrawn, and published again as another file: nodes that have moved would run the other one under the same name.',
    ({ log, ana, publication, deadlineMs }) => {
      log.do(ana, 'UpgradeWithdrawn', { publication })
      const appKey = hexOf('another file')
      return log.operation(ana, 'VersionPublished', log.publicationOf('1.1', { appKey, deadlineMs }))
    },
  ),
  'version-of-a-file-with-another': atOnce(
    'version_not_newer',
    'A file that is published already, under a higher number.',
    ({ log, ana }) => log.operation(ana, 'VersionPublished', log.publicationOf('9.9.9', { appKey: hexOf('1.1.0') })),
  ),
  'version-not-newer-than-pending': coordinated(
    'version_not_newer',
    'Newer than what is in force, and not than what is still to come.',
    ({ publish }) => publish('1.0.5'),
  ),
  'version-of-another-application': atOnce(
    'foreign_application',
    'Another package or another signer is another application.',
    ({ log, ana }) =>
      log.operation(
        ana,
        'VersionPublished',
        log.publicationOf('2.0.0', { applicationId: bytesToApplicationId(bytesOf('another')) }),
      ),
  ),
  'version-with-deadline-at-once': atOnce(
    'deadline_invalid',
    'A deadline under a policy that knows none.',
    ({ log, ana, deadlineMs }) => log.operation(ana, 'VersionPublished', log.publicationOf('1.2.0', { deadlineMs })),
  ),
  'version-without-deadline': coordinated(
    'deadline_invalid',
    'No deadline under the coordinated policy.',
    ({ log, ana }) => log.operation(ana, 'VersionPublished', log.publicationOf('1.2.0')),
  ),
  'version-with-deadline-passed': coordinated(
    'deadline_invalid',
    'In the very millisecond of the deadline.',
    ({ log, publish, deadlineMs }) => {
      log.timeMs = deadlineMs
      return publish('1.2.0')
    },
  ),
  'version-with-deadline-too-far': coordinated(
    'deadline_invalid',
    'A millisecond further than a deadline is at most.',
    ({ log, ana }) =>
      log.operation(
        ana,
        'VersionPublished',
        log.publicationOf('1.2.0', { deadlineMs: log.timeMs + DEADLINE_MAX_MS + 1 }),
      ),
  ),
  'answer-to-no-publication': coordinated('publication_not_found', 'Entry 1 published nothing.', ({ log, ben }) =>
    log.operation(ben, 'UpgradeAnswered', { publication: 1, agrees: true }),
  ),
  'answer-unasked': coordinated('not_asked', 'A member that came later.', ({ log, publication }) => {
    const dora = createActor('Dora')
    log.addMember(dora)
    return log.operation(dora, 'UpgradeAnswered', { publication, agrees: true })
  }),
  'answer-by-one-who-left-and-came-back': coordinated(
    'not_asked',
    'Asked no more since the removal.',
    ({ log, ana, ben, publication }) => {
      log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
      log.addMember(ben)
      return log.operation(ben, 'UpgradeAnswered', { publication, agrees: true })
    },
  ),
  'answer-too-late': coordinated('publication_closed', 'At the deadline.', ({ log, ben, publication, deadlineMs }) => {
    log.timeMs = deadlineMs
    return log.operation(ben, 'UpgradeAnswered', { publication, agrees: true })
  }),
  'answer-at-once': atOnce('publication_closed', 'Nobody is asked under this policy.', ({ log, ben, publication }) =>
    log.operation(ben, 'UpgradeAnswered', { publication, agrees: true }),
  ),
  'schedule-not-agreed': coordinated('not_all_agreed', 'Ben has not answered.', ({ log, ana, publication }) =>
    log.operation(ana, 'UpgradeScheduled', { publication }),
  ),
  'schedule-by-member': coordinated('not_coordinator', 'All have agreed; Ben says so.', ({ log, ben, publication }) => {
    log.do(ben, 'UpgradeAnswered', { publication, agrees: true })
    return log.operation(ben, 'UpgradeScheduled', { publication })
  }),
  'schedule-too-late': coordinated(
    'publication_closed',
    'At the deadline.',
    ({ log, ana, ben, publication, deadlineMs }) => {
      log.do(ben, 'UpgradeAnswered', { publication, agrees: true })
      log.timeMs = deadlineMs
      return log.operation(ana, 'UpgradeScheduled', { publication })
    },
  ),
  'schedule-after-extension': coordinated(
    'not_all_agreed',
    'Another deadline asks everybody anew.',
    ({ log, ana, ben, publication, deadlineMs }) => {
      log.do(ben, 'UpgradeAnswered', { publication, agrees: true })
      log.do(ana, 'UpgradeDeadlineSet', { publication, deadlineMs: deadlineMs + 1 })
      return log.operation(ana, 'UpgradeScheduled', { publication })
    },
  ),
  'extension-by-member': coordinated('not_admin', 'A member extends.', ({ log, ben, publication, deadlineMs }) =>
    log.operation(ben, 'UpgradeDeadlineSet', { publication, deadlineMs: deadlineMs + 1 }),
  ),
  'extension-after-agreement': coordinated(
    'publication_closed',
    'What all have agreed to is not changed under them.',
    ({ log, ana, ben, publication, deadlineMs }) => {
      log.do(ben, 'UpgradeAnswered', { publication, agrees: true })
      log.do(ana, 'UpgradeScheduled', { publication })
      return log.operation(ana, 'UpgradeDeadlineSet', { publication, deadlineMs: deadlineMs + 1 })
    },
  ),
  'extension-too-far': coordinated(
    'deadline_invalid',
    'An extension reaches no further than a deadline.',
    ({ log, ana, publication }) =>
      log.operation(ana, 'UpgradeDeadlineSet', { publication, deadlineMs: log.timeMs + DEADLINE_MAX_MS + 1 }),
  ),
  'force-over-a-refusal': coordinated('node_declined', 'Ben has declined.', ({ log, ana, ben, publication }) => {
    log.do(ben, 'UpgradeAnswered', { publication, agrees: false })
    return log.operation(ana, 'UpgradeForced', { publication })
  }),
  'force-by-member': coordinated('not_admin', 'A member does not wait.', ({ log, ben, publication }) =>
    log.operation(ben, 'UpgradeForced', { publication }),
  ),
  'withdrawal-by-member': coordinated('not_admin', 'A member withdraws.', ({ log, ben, publication }) =>
    log.operation(ben, 'UpgradeWithdrawn', { publication }),
  ),
  'withdrawal-of-what-all-run': atOnce(
    'publication_closed',
    'No context is left on the old version.',
    ({ log, ana, publication }) => log.operation(ana, 'UpgradeWithdrawn', { publication }),
  ),
  'withdrawal-twice': coordinated('publication_closed', 'It is withdrawn already.', ({ log, ana, publication }) => {
    log.do(ana, 'UpgradeWithdrawn', { publication })
    return log.operation(ana, 'UpgradeWithdrawn', { publication })
  }),
  'report-of-a-stranger': atOnce('not_a_member', 'Eve is nobody here.', ({ log, eve, publication }) =>
    log.operation(eve, 'ContextVersionsReported', { publication, contexts: [] }),
  ),
  'report-of-no-version': atOnce(
    'entry_invalid',
    'A version that nobody published.',
    ({ log, ana, ben, publication }) => {
      const contextId = log.createContext(ana, log.rootId, 'one')
      const contexts = [{ contextId, version: '1.3.0', appKey: hexOf('1.3.0') }]
      return log.operation(ben, 'ContextVersionsReported', { publication, contexts })
    },
  ),
})
