/** The page of a namespace: its map, what stands on and beside it, and the commands that it adds. */
import { formatNumber, plural } from '../../lib/format.ts'

/** What can be looked at, by buttons on the map and by commands. */
const look = {
  label: 'View of the map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show the whole map',
  fitSelected: 'Show the selected group and what is inside',
}

const picture = {
  all: (count: number) => plural(count, 'group'),
  some: (shown: number, all: number) => `${plural(shown, 'group')} of ${all} shown`,
  facts: (members: number, contexts: number) => `${plural(members, 'member')} · ${plural(contexts, 'context')}`,
}

const header = {
  create: 'Create group',
  id: 'Id',
  idCopied: 'namespace id',
  application: 'Application',
  upgrades: 'Upgrades',
  groups: 'Groups',
  groupCount: (count: number) => plural(count, 'group'),
  updates: 'Updates',
  subscribe: 'Subscribe',
  pending: 'Please wait…',
  notSubscribed: 'Live updates were not started',
}

const toolbar = {
  view: 'View',
  views: { map: 'Map', outline: 'Outline', both: 'Both' },
  mark: 'Mark',
  markHint: 'A press on a group marks it, instead of selecting it',
}

const beside = {
  label: 'Beside the groups',
  group: 'Selected group',
  activity: 'Activity',
  openingPlan: 'Opening the plan…',
  openingActivity: 'Opening the activity…',
  details: 'Details',
}

const commands = {
  map: 'Show the map',
  outline: 'Show the outline',
  both: 'Show map and outline',
  activity: 'Show the activity',
  group: 'Show the selected group',
  undo: 'Undo the last move',
  undoPlanned: 'Take the last step out of the plan',
  redo: 'Redo the move taken back last',
  plan: 'Plan moves',
  leavePlan: 'Leave the plan',
  invite: 'Invite to this namespace',
  settings: 'Settings of this namespace',
}

export const mapWords = {
  hint: 'Arrow keys walk the tree, letters find a group by its name, Enter opens the panel of a group, M picks it up to move it, Space marks it.',
  namespace: 'namespace',
  arranging: (count: number) => `Arranging ${plural(count, 'group')}…`,
  overview: 'Overview: press or drag to look elsewhere',
  /** Over an area of cards too small to be read; the short form where there is no room for the other. */
  region: (name: string, groups: number) => `${name} · ${plural(groups, 'group')}`,
  regionShort: (name: string, groups: number) => `${name} · ${formatNumber(groups)}`,
  look,
  export: {
    button: 'Export',
    svg: 'Export what is shown as SVG',
    json: 'Export all groups as JSON',
    print: 'Print what is shown',
    /** A file of a namespace whose name cannot be that of a file. */
    fileName: 'groups',
    fileFailed: 'The file could not be made. Reload the page and try again.',
    printFailed: 'The picture to print could not be made. Reload the page and try again.',
    picture,
  },
  page: {
    /** While its name is not known. */
    title: 'Namespace',
    back: 'Back to the namespaces',
    groups: 'Groups',
    openingOutline: 'Opening the outline…',
  },
  header,
  toolbar,
  beside,
  commands,
}
