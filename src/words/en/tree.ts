/** What map and outline say alike: groups and what is inside them, folding, finding, and what is held above them. */
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

const groups = (count: number): string => plural(count, 'group')

export const treeWords = {
  /** Names the tree. */
  groupsOf: (namespace: string) => `Groups of ${namespace}`,
  theTopLevel: 'the top level',
  /** Of the place for it. */
  topLevel: 'Top level',
  unnamedGroup: (id: string) => `Unnamed ${id}`,
  unnamedNamespace: (id: string) => `Namespace ${id}`,

  groups,
  members: (count: number) => plural(count, 'member'),
  subgroups: (count: number) => plural(count, 'subgroup'),
  contexts: (count: number) => plural(count, 'context'),
  inside: (count: number) => `${groups(count)} inside`,

  actionsFor: (group: string) => `Actions for ${group}`,
  fold: (group: string) => `Fold ${group}`,
  unfold: (group: string, inside: number) => `Show the ${groups(inside)} inside ${group}`,

  /** In the accessible name of a group, between commas. */
  marks: { root: 'the whole namespace', restricted: 'restricted', moving: 'moving' },

  levels: {
    button: 'Levels',
    foldAll: 'Fold all groups',
    downTo: (level: number) => `Show down to level ${level}`,
    unfoldAll: 'Unfold all groups',
  },

  shown: {
    all: (count: number) => `${count === 1 ? 'The only group is' : `All ${groups(count)} are`} shown.`,
    folded: (count: number, all: number) =>
      `${formatNumber(count)} of ${groups(all)} shown, because the others are folded away.`,
    /** `found` is undefined while it is not known. */
    filtered: <Value>(count: number, all: number, filter: Value, found: number | undefined): (string | Value)[] => [
      `${formatNumber(count)} of ${groups(all)} shown, because `,
      filter,
      ` is looked for${found === undefined ? '' : ` (${formatNumber(found)} found)`}.`,
    ],
    quoted: (filter: string) => `“${filter}”`,
  },

  search: {
    label: 'Find a group by name or id',
    placeholder: 'Find a group',
    found: 'Groups found',
    showOnly: (count: number) => `Show only ${groups(count)} found`,
    showOnlyKeys: 'Shift Enter',
    none: 'No group has this name or id.',
    more: (count: number) => `${formatNumber(count)} more: type on to narrow it down.`,
    clear: (filter: string) => `Filter ${filter}: show all groups again`,
  },

  byOthers: {
    many: (count: number) => `${formatNumber(count)} groups were moved by somebody else.`,
    one: (group: string, place: string) => `${group} was moved to ${place} by somebody else.`,
    anotherGroup: 'another group',
  },

  held: {
    /** "Billing + 14": with what moves along. */
    withInside: (name: string, inside: number) => `${name} + ${formatNumber(inside)}`,
    lifted: (name: string) => `${name} lifted.`,
    next: {
      keys: 'Choose where to put it: arrows or letters, Enter puts it down, Escape puts it back.',
      tap: 'Tap the group to put it into. Escape puts it back.',
    },
    anywhere: 'Drop it on a group to nest it there.',
    toTopLevel: 'Move to the top level',
    into: (group: string) => `Nest in ${group}`,
    over: (group: string, what: string) => `${group}: ${what}`,
  },

  /** Why nothing is shown. */
  noneNamed: <Value>(filter: Value) => parts`No group has ${filter} in its name.`,
  showAll: 'Show all groups',
}
