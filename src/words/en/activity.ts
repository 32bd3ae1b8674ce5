/** What somebody did, after their name; the version follows. */
import { plural } from '../../lib/format.ts'

export const activityWords = {
  versionPublished: 'published version',
  upgradeAgreed: 'agreed to version',
  upgradeDeclined: 'declined version',
  /** Nobody's name comes before this one. */
  upgradeScheduled: 'All nodes have agreed to version',
  upgradeDeadlineSet: 'set another deadline for version',
  upgradeForced: 'did not wait for the missing answers to version',
  upgradeWithdrawn: 'withdrew version',
  contextsMoved: (count: number) => `moved ${plural(count, 'context')} to version`,
  contextsStayed: (count: number) => `could not move ${plural(count, 'context')} to version`,
}
