/** The command palette: its commands, and the other words that people would type for them. */
import { plural } from '../../lib/format.ts'

const pages = {
  namespaces: { title: 'Namespaces', keywords: 'go to open list' },
  create: { title: 'Create a namespace', keywords: 'new add' },
  join: { title: 'Join', keywords: 'go to open invitation link token' },
  applications: { title: 'Applications', keywords: 'go to open install bundle' },
  node: { title: 'Node', keywords: 'go to open address peers' },
}

/** What can be done to a group. `verb` comes before its name when it is typed: "move billing". */
const group = {
  move: {
    verb: 'move',
    title: (group: string) => `Move ${group} to…`,
    keywords: 'nest unnest put',
    keywordsAtTop: 'nest put',
  },
  create: {
    verb: 'create',
    title: (group: string) => `Create a subgroup in ${group}`,
    titleAtTop: 'Create a group at the top level',
    keywords: 'new add',
  },
  rename: { verb: 'rename', title: (group: string) => `Rename ${group}` },
  delete: { verb: 'delete', title: (group: string) => `Delete ${group}`, keywords: 'remove' },
  open: { verb: 'open', title: (group: string) => `Open the details of ${group}`, keywords: 'panel members contexts' },
  goTo: { keywords: 'go to' },
}

export const paletteWords = {
  title: 'Search and commands',
  withKeys: (keys: string) => `Search and commands (${keys})`,
  placeholder: 'Type a command or a name',
  back: 'Back',
  notLoaded: 'The search could not be loaded, because the node did not answer. Load the page anew once it does.',
  noNamespaces: 'Namespaces are not in this list: the node did not say which there are.',
  sections: {
    Selection: 'Selection',
    Groups: 'Groups',
    'Where to': 'Where to',
    Namespace: 'Namespace',
    View: 'View',
    Changes: 'Changes',
    Pages: 'Pages',
    Namespaces: 'Namespaces',
  },
  rows: {
    empty: 'There is nothing to choose from.',
    none: 'Nothing is called this.',
    more: (shown: number, more: number) => `${shown} shown, ${more} more: type on to narrow them down.`,
    count: (total: number) => (total === 1 ? '1 result' : `${total} results`),
  },
  pages,
  namespaceKeywords: 'go to open namespace',
  group,
  /** Typed before the name of a group that one wants to see; it is no part of the name. */
  goToBefore: /^\s*go\s+(to\s+)?/i,
  moveMarked: (count: number) => `Move the ${plural(count, 'marked group')} to…`,
  targetPlaceholder: 'Name of a group',
}
