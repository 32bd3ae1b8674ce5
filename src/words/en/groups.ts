/** Groups: the panel of one, and the dialogs that change them. */
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

export const groupWords = {
  name: 'Name',
  nameOptional: 'Name (optional)',
  nameSeenBy: 'All members of the namespace see it.',
  nameDescription: 'All members of the namespace see it. It can be changed later.',
  visibility: {
    legend: 'Who belongs to it?',
    open: {
      label: 'Open',
      description: 'Members of the group above belong to this one too, unless their right to open subgroups was taken.',
    },
    restricted: {
      label: 'Restricted',
      description:
        'A wall: only those who are added here belong to it. Everybody in the namespace still sees the group.',
    },
  },
  create: {
    title: 'Create a group',
    titleIn: <Value>(parent: Value) => parts`Create a group in ${parent}`,
    submit: 'Create group',
    done: 'Group created.',
    doneNamed: <Value>(name: Value) => parts`Group ${name} created.`,
    notDone: 'The group was not created',
  },
  rename: {
    title: <Value>(name: Value) => parts`Rename ${name}`,
    submit: 'Rename',
    done: <Value>(name: Value) => parts`Renamed to ${name}.`,
    notDone: 'The name was not changed',
  },
  delete: {
    title: <Value>(name: Value) => parts`Delete ${name}`,
    titleText: (name: string) => `Delete ${name}`,
    counting: 'Counting what would go with it…',
    submit: 'Delete group',
    done: <Value>(name: Value) => parts`${name} deleted.`,
    doneByOther: <Value>(name: Value) => parts`${name} was deleted meanwhile.`,
    notDone: 'The group was not deleted',
    /** The numbers come as text to be shown in an element of their own, by `strong`. */
    effect: <Value>(groups: number, contexts: number, strong: (text: string) => Value): (string | Value)[] => [
      'This deletes the group ',
      ...(groups > 0 ? parts`and the ${strong(plural(groups, 'group'))} inside it ` : []),
      'on every node of the namespace',
      ...(contexts > 0 ? parts`, with ${strong(plural(contexts, 'context'))}` : []),
      '. It cannot be undone.',
    ],
    rootInSettings: 'Deleting the whole namespace is done in its settings.',
  },
  /** In the menu of a group, and on its panel. */
  actions: {
    create: 'Create subgroup',
    rename: 'Rename…',
    move: 'Move to…',
    lift: 'Pick up, then press a target',
    delete: 'Delete…',
    deleteShort: 'Delete',
  },
  createContextNeeds: 'Only an Admin, or a member with the right to create contexts, can create one here.',
  panel: {
    id: 'group id',
    namespaceId: 'namespace id',
    whole: 'The whole namespace',
    level: (level: number) => `Level ${level}`,
    inside: (groups: number) => `${plural(groups, 'group')} inside`,
    notRead: 'This group could not be read',
    topLevel: 'Groups at the top level',
    subgroups: 'Subgroups',
    noSubgroups: 'None. Create one here, or move a group into this one.',
    moreSubgroups: (count: number) => `And ${formatNumber(count)} more: see the map, or search there.`,
    path: 'Path of the group',
    showBetween: (count: number) => `Show the ${count} groups between`,
  },
  missing: {
    title: 'This group is not here',
    why: 'It may have been deleted, or it belongs to another namespace. The map shows the groups that there are.',
    showAll: 'Show the whole namespace',
  },
}
