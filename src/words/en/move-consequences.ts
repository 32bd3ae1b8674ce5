/** What a move changes for people, before it is made. */
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

export const consequenceWords = {
  title: <Value>(group: Value, to: Value) => parts`Move ${group} to ${to}?`,
  move: 'Move',
  cancel: 'Cancel',
  stale: 'Somebody changed the namespace: looking up what changes now.',
  changed: 'Somebody changed the namespace meanwhile: this is what would happen now.',
  tooMany:
    'These are too many groups to look up what changes for whom. People may gain or lose access to groups that stand below others afterwards.',
  gain: 'Gain access',
  lose: 'Lose access',
  change: 'Change role or rights',
  nobody: 'It changes nothing for anybody any more.',
  more: (count: number) => `It changes something for ${plural(count, 'more person', 'more people')} as well.`,
  inAll: (people: number, groups: number, contexts: number) =>
    `In all: ${plural(people, 'person', 'people')}, ${plural(groups, 'group')} and ${plural(contexts, 'context')}.`,
  deepest: (level: number) => `Afterwards the deepest of the moved groups is at level ${formatNumber(level)}.`,
  otherRights: 'other rights',
  becomes: (before: string, after: string) => `${before} becomes ${after}`,
  /** Where, which follows. */
  changesIn: (changes: readonly string[]) => `${changes.join(', ')} in `,
  names: <Value>(names: readonly Value[], more: number): (string | Value)[] => [
    ...names.flatMap((name, index) => (index === 0 ? [name] : [', ', name])),
    ...(more > 0 ? [` and ${formatNumber(more)} more`] : []),
  ],
}
