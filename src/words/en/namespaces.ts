/** Namespaces: the list of them, and what is around every page of one. */
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

/** How this node follows a namespace. */
const subscriptions = {
  coordinator: {
    label: 'Coordinated here',
    sentence: 'This node coordinates the namespace: every change goes through it.',
  },
  live: { label: 'Subscribed, live', sentence: 'Changes arrive here as they are made.' },
  'catching-up': { label: 'Catching up', sentence: 'This node is fetching the changes that it missed.' },
  offline: {
    label: 'Coordinator away',
    sentence: 'The node that coordinates the namespace does not answer. Reading goes on; changes have to wait.',
  },
  off: {
    label: 'Not subscribed',
    sentence: 'This node has joined but does not fetch changes. What it shows may be out of date.',
  },
  stopped: {
    label: 'Stopped',
    sentence: 'This node met a change that it cannot trust or does not understand, and stopped following.',
  },
}

export const namespaceWords = {
  namespaces: 'Namespaces',
  pagesOfNamespace: 'Pages of this namespace',
  pages: {
    map: 'Map',
    members: 'Members',
    invitations: 'Invitations',
    versions: 'Versions',
    settings: 'Settings',
  },
  pageTitle: (page: string, namespace: string) => `${page} of ${namespace}`,
  reading: 'Reading the namespace…',
  unreadable: 'The namespace could not be read',
  allNamespaces: 'All namespaces',
  subscriptions,
  invite: 'Invite',
  joinByInvitation: 'Join by invitation',
  create: 'Create a namespace',
  backToAll: 'Back to the namespaces',
  idCopied: 'namespace id',
  identityCopied: 'identity',
  unnamedApplication: (digits: string) => `Application ${digits}`,
  list: {
    lead: 'Those that this node is a member of.',
    reading: 'Reading the namespaces…',
    notRead: 'The namespaces could not be read',
    search: 'Search',
    searchHint: 'Name, id or application',
    application: 'Application',
    allApplications: 'All applications',
    anotherApplication: 'Another application',
    /** All of them, or what is left of them by a search. */
    found: (found: number, all: number) =>
      found === all ? plural(all, 'namespace') : `${plural(found, 'namespace')} of ${formatNumber(all)}`,
    noMatch: 'No namespace matches',
    showAll: 'Show all namespaces',
    noneRunsIt: 'None of your namespaces runs this application.',
    noneCalled: <Value>(search: Value) => parts`Nothing here is called ${search}.`,
    showMore: (more: number, rest: number) => `Show ${more} more of ${plural(rest, 'namespace')}`,
  },
  card: {
    application: 'Application',
    upgrades: 'Upgrades',
    members: (count: number) => plural(count, 'member'),
    groups: (count: number) => plural(count, 'group'),
    contexts: (count: number) => `${plural(count, 'context')} at the top`,
    openMap: 'Open the map',
    openMapOf: (name: string) => `Open the map of ${name}`,
    inviteTo: (name: string) => `Invite to ${name}`,
    settings: 'Settings',
    settingsOf: (name: string) => `Settings of ${name}`,
  },
  deleted: {
    title: 'This namespace was deleted',
    it: 'It',
    by: <Value>(name: Value, identity: Value, time: Value) => parts`${name} was deleted by ${identity} at ${time}.`,
    effect: 'Its groups and contexts went with it, on every node. This cannot be undone.',
  },
  absent: {
    title: 'This node does not take part in this namespace',
    why: 'Either there is no such namespace, or this node has not joined it. Ask a member for an invitation link, and open it here.',
    join: 'Join with an invitation',
  },
  install: {
    path: "Path on the node's machine",
    example: '/home/me/notes.mpk',
    description:
      'A signed .mpk bundle or a .wasm file. The node reads it from its own disk; nothing is uploaded from this browser.',
    pathFirst: 'Type the path of a file first.',
    button: 'Install from this path',
    pending: 'Installing…',
    notDone: 'The application was not installed',
    sample: 'Install the sample application',
    sampleNotDone: 'The sample was not installed',
  },
}
