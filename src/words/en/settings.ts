/** The settings of a namespace. */
import { formatNumber, plural } from '../../lib/format.ts'

export const settingsWords = {
  offline: 'The node does not answer right now.',
  identity: {
    title: 'This node here',
    identity: 'Identity',
    key: 'public key of this node',
    role: 'Role',
    capabilities: 'Capabilities',
    coordinator: 'Coordinator',
    thisNode: 'This node',
    coordinatorKey: "coordinator's public key",
    log: 'Log',
    entries: (logNumber: number) =>
      `${plural(logNumber, 'entry', 'entries')} applied; the newest has number ${formatNumber(logNumber)}`,
    application: 'Application',
    applicationId: 'application id',
    namespaceId: 'Namespace id',
    namespaceIdCopied: 'namespace id',
    created: 'Created',
  },
  updates: {
    title: 'Live updates',
    isSource: 'This node is the source of the updates itself.',
    notDone: 'Live updates were not changed',
    stop: 'Stop live updates',
    start: 'Subscribe to live updates',
  },
  rename: {
    title: 'Name',
    label: 'Name of the namespace',
    description: 'All members see it.',
    same: 'This is its name already.',
    submit: 'Rename',
    done: 'The namespace was renamed for all members.',
    notDone: 'It was not renamed',
  },
  delete: {
    title: 'Delete the namespace',
    effect: 'It is deleted for all members, on every node, with everything in it. This cannot be undone.',
    button: 'Delete the namespace…',
    ask: (name: string) => `Delete ${name}?`,
    submit: 'Delete for everybody',
    done: (name: string) => `The namespace “${name}” was deleted.`,
    notDone: 'The namespace was not deleted',
    /** `contexts` is undefined while they are not counted. */
    lost: (groups: number, contexts: number | undefined, members: number) =>
      `${plural(groups, 'group')} and ${contexts === undefined ? 'its contexts' : plural(contexts, 'context')} are lost, for ${plural(members, 'member')}, on every node that holds them. Each node keeps a note of who deleted it and when, and nothing else.`,
    forEver: 'This cannot be undone.',
  },
}
