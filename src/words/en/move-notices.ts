/** What is said of moves that were asked for, and of what became of them. */
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

const wasWere = (count: number): string => (count === 1 ? 'was' : 'were')

export const moveNoticeWords = {
  /** `place` is where among its neighbours; `stopped` were stopped before they were sent. */
  moved: <Value>(groups: Value, from: Value | undefined, to: Value, place: string, stopped: number) => [
    groups,
    ' moved',
    ...(from === undefined ? [] : [' from ', from]),
    ' to ',
    to,
    `${place}.`,
    stopped === 0
      ? ''
      : ` ${plural(stopped, 'more group')} ${stopped === 1 ? 'stays' : 'stay'} where ${stopped === 1 ? 'it was' : 'they were'}.`,
  ],
  atLevel: (level: number) => `, level ${formatNumber(level)}`,
  atPosition: (level: number, position: number, setSize: number) =>
    `, level ${formatNumber(level)}, ${formatNumber(position)} of ${formatNumber(setSize)}`,
  deleted: <Value>(group: Value, to: Value) => parts`${group} was moved to ${to}, and has been deleted since.`,
  alreadyThere: <Value>(group: Value, to: Value) => parts`Somebody else has already moved ${group} to ${to}.`,
  refused: <Value>(group: Value, to: Value, reason: string, untried: number) => [
    ...parts`${group} was not moved to ${to}. `,
    reason,
    untried > 0 ? ` ${plural(untried, 'more group')} ${wasWere(untried)} not moved either.` : '',
  ],
  notMoved: <Value>(groups: Value, count: number, reason: string): (string | Value)[] => [
    groups,
    ` ${wasWere(count)} not moved. ${reason}`,
  ],
  previewFailed: <Value>(groups: Value, count: number, reason: string): (string | Value)[] => [
    groups,
    ` ${count === 1 ? 'stays where it is' : 'stay where they are'}: what the move would change could not be looked up, so nothing was sent. ${reason}`,
  ],
  unproven: <Value>(groups: Value, to: Value, reason: string) => [
    ...parts`The node has taken the move of ${groups} to ${to}`,
    `, but the groups could not be read since. ${reason}`,
  ],
  unknown: <Value>(group: Value, to: Value, next: string) => [
    ...parts`It is not known yet whether ${group} was moved to ${to}`,
    `. ${next}`,
  ],
  retrying: <Value>(group: Value) => parts`The node is still catching up. The move of ${group} is tried again.`,
  checking: <Value>(group: Value) => parts`Checking whether ${group} was moved…`,
  stillMoving: <Value>(group: Value) => parts`${group} is still on its way; wait until the node has answered.`,
  left: 'The page was left before anybody agreed to what that changes.',
  broken: 'Something went wrong in this page. Reload it to see where the group is.',
  progress: {
    begun: (total: number) => `Moving ${formatNumber(total)} groups.`,
    at: (count: number, total: number) => `Moving ${formatNumber(count)} of ${formatNumber(total)} groups…`,
    stop: 'Stop',
  },
}
