/** Who belongs where, in what role and with which rights, and what a change of that means. */
import type { Capability, Role } from '#shared/domain/roles.ts'
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

const groups = (count: number): string => plural(count, 'group')
const people = (count: number): string => plural(count, 'person', 'people')

const roles: Record<Role, string> = { Admin: 'Admin', Member: 'Member', ReadOnly: 'Read only' }
/** "a Member": after "is" or "becomes". */
const asRole: Record<Role, string> = { Admin: 'an Admin', Member: 'a Member', ReadOnly: 'a read-only member' }
/** As the label of a checkbox. */
const rights: Record<Capability, string> = {
  createContext: 'Create contexts',
  inviteMembers: 'Invite people',
  joinOpenSubgroups: 'Belong to open subgroups',
  manageMembers: 'Manage members',
  manageApplication: 'Manage the application',
}
/** After "May". */
const deeds: Record<Capability, string> = {
  createContext: 'create contexts',
  inviteMembers: 'invite',
  joinOpenSubgroups: 'belong to open subgroups',
  manageMembers: 'manage members',
  manageApplication: 'manage the application',
}

/** "A", "A and B", "A, B and C" */
const series = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

export const memberWords = {
  roles,
  asRole,
  rights,
  everyRight: 'Everything: an Admin holds every capability.',
  noRights: 'None beyond reading.',
  mayDo: (held: readonly Capability[]) => `May ${series(held.map((right) => deeds[right]))}.`,
  none: 'None',

  command: 'Members of this namespace',
  you: 'You',
  coordinator: 'Coordinator',
  coordinatorHint: 'Their node orders the changes of this namespace.',
  noName: 'No name yet',
  identity: 'identity',
  keyWhole: 'Key',

  reading: 'Reading who belongs here…',
  unreadable: 'The members could not be read',
  useGroups: 'The members of each group are shown in the panel of the group, on the map.',

  page: {
    lead: 'Everybody who belongs to this namespace or to any group in it.',
    add: 'Add to groups…',
    search: 'Search',
    searchHint: 'Name or key',
    group: 'Group',
    anyGroup: 'All groups',
    goneGroup: 'A group that is gone',
    role: 'Role',
    anyRole: 'Any role',
    count: (shown: number, all: number) => (shown === all ? people(all) : `${people(shown)} of ${formatNumber(all)}`),
    nobodyTitle: 'Nobody matches',
    nobody: 'No name or key holds these words together with the chosen group and role.',
    showAll: 'Show everybody',
    aloneTitle: 'Nobody else is here yet',
    alone: 'An invitation brings the first one: whoever opens it with a node of their own becomes a member.',
    table: 'Members',
    tableHint: 'Arrow keys go from cell to cell, Enter opens the person.',
    columns: { person: 'Person', role: 'Role', rights: 'Rights', where: 'Belongs to', since: 'Since' },
    unknownSince: 'Not known',
    /** Of somebody who is not in the namespace itself, only in groups of it. */
    onlyIn: <Value>(group: Value) => parts`only in ${group}`,
    rightsDiffer: 'Different in each group.',
    roleIn: (role: Role, count: number) => `${roles[role]} in ${groups(count)}`,
    through: <Value>(group: Value) => parts`through ${group}`,
    more: (count: number) => `and ${formatNumber(count)} more`,
    inherited: (count: number) => `${groups(count)} through a group above`,
  },

  person: {
    backToAll: 'All members',
    goneTitle: 'This key belongs to nobody here',
    gone: 'They may have left or been removed, or the address is of another namespace.',
    about: 'Who this is',
    since: 'Here since',
    marks: 'Node',
    node: (isSelf: boolean, isCoordinator: boolean) =>
      `${isSelf ? 'This node' : 'Another node'}${isCoordinator ? ', which orders the changes of this namespace' : ''}`,
    direct: 'Direct member of',
    noDirect: 'Of no group.',
    inherited: 'Belongs through a group above',
    noInherited: 'To no further group.',
    wholeNamespace: 'The whole namespace',
    showMore: (count: number) => `Show more (${groups(count)})`,
    throughAs: <Value>(role: Role, group: Value) => [`${roles[role]}, through `, group],
  },

  rename: {
    open: 'Change my name…',
    title: 'What others call you here',
    label: 'Your name in this namespace',
    hint: 'Everybody in the namespace sees it beside your key. Only you can change it.',
    save: 'Save the name',
    same: 'This is your name already.',
    bytes: (used: number, most: number) => `${used} of ${most} bytes`,
    notDone: 'Your name was not changed',
    done: 'Your name was changed for everybody.',
  },

  membership: {
    roleOf: (who: string, group: string) => `Role of ${who} in ${group}`,
    rightsOf: (who: string, group: string) => `Rights of ${who} in ${group}`,
    roleNotChanged: 'The role was not changed',
    rightsNotChanged: 'The rights were not changed',
    defaults: 'What new members may do',
    defaultsNotChanged: 'What new members may do was not changed',
    admin: 'An Admin may do everything in this group.',
    noneDirect: 'Nobody is a direct member. Add somebody who should belong here.',
    title: 'Members',
    moreMembers: (count: number) => `Show more (${plural(count, 'member')})`,
    inheritedTitle: (count: number) => `Belong through a group above (${formatNumber(count)})`,
    inheritedMore: (count: number) => `And ${formatNumber(count)} more.`,
    allMembers: 'Members of all groups',
  },

  departure: {
    leaveGroup: 'Leave',
    leaveNamespace: 'Leave the namespace…',
    remove: 'Remove',
    removeFromNamespace: 'Remove from the namespace…',
    leaveThis: (group: string) => `Leave ${group}`,
    removeFrom: (who: string, group: string) => `Remove ${who} from ${group}`,
    leaveTitle: <Value>(group: Value) => parts`Leave ${group}?`,
    removeTitle: <Value>(who: Value, group: Value) => parts`Remove ${who} from ${group}?`,
    leaveTitleText: (group: string) => `Leave ${group}?`,
    confirmLeave: 'Leave',
    confirmLeaveNamespace: 'Leave the namespace',
    confirmRemove: 'Remove',
    waiting: 'Please wait…',
    stale: 'Somebody changed the namespace: looking up what changes now.',
    counting: 'Looking up what they would lose…',
    notLeft: 'You did not leave',
    notRemoved: 'Nobody was removed',
    loses: (isSelf: boolean, count: number) => `${isSelf ? 'You lose' : 'They lose'} ${groups(count)}`,
    losesNothing: (isSelf: boolean) =>
      `${isSelf ? 'You lose' : 'They lose'} no group: what is above still lets ${isSelf ? 'you' : 'them'} in.`,
    gains: (isSelf: boolean, count: number) => `${isSelf ? 'You gain' : 'They gain'} ${groups(count)}`,
    changes: (count: number) => `Other role or rights in ${groups(count)}`,
    keeps: (isSelf: boolean, count: number) => `${isSelf ? 'You keep' : 'They keep'} ${groups(count)}`,
    direct: 'directly',
    becomes: (before: Role, after: Role) =>
      before === after ? 'other rights' : `${roles[before]} becomes ${roles[after]}`,
    /** What nobody can take back, said before it is asked for. */
    keptAnyway: (isSelf: boolean) =>
      isSelf
        ? 'What this node has stored of the namespace stays on it; nothing new arrives. What you did stays for the others.'
        : 'What their node has stored already stays with them; nothing new reaches it. What they did stays for the others.',
    comeBack: 'Coming back takes a new invitation.',
    unknown: 'This node cannot list everybody at once, so it is not known which groups that changes.',
    left: <Value>(group: Value) => parts`You left ${group}.`,
    removed: <Value>(who: Value, group: Value) => parts`${who} was removed from ${group}.`,
  },

  visibility: {
    restricted: 'Restricted',
    on: 'On: only those who are added here belong to the group.',
    off: 'Off: the group is open. Members of the group above belong to it too, if they may enter open subgroups.',
    notChanged: 'The visibility was not changed',
    restrictTitle: <Value>(group: Value) => parts`Restrict ${group}?`,
    openTitle: <Value>(group: Value) => parts`Open ${group}?`,
    restrict: 'Restrict it',
    open: 'Open it',
    loses: (count: number) => `${people(count)} ${count === 1 ? 'loses' : 'lose'} access`,
    gains: (count: number) => `${people(count)} ${count === 1 ? 'gains' : 'gain'} access`,
    changes: (count: number) => `${people(count)} ${count === 1 ? 'gets' : 'get'} another role or other rights`,
    nobody: 'It changes nothing for anybody any more.',
    inAll: (count: number) => `In all, access to ${groups(count)} changes for somebody.`,
    morePeople: (count: number) => `and ${plural(count, 'more person', 'more people')}`,
    unknownBefore: 'It could not be looked up for whom that changes anything',
  },

  adding: {
    title: 'Add to groups',
    lead: 'One key, as many groups as you like.',
    key: 'Identity',
    keyHint: 'Their public key in this namespace. They find it in the settings of the namespace on their own node.',
    keyWrong: 'An identity is a public key: base58 of 32 bytes.',
    keyMissing: 'Enter the key of whom you want to add.',
    known: <Value>(who: Value) => parts`This is ${who}.`,
    stranger: 'Nobody here has this key yet. Their node learns of the namespace by an invitation, not by being added.',
    role: 'Role',
    groups: 'Groups',
    find: 'Find a group',
    noneFound: 'No group is called this.',
    moreGroups: (count: number) => `${plural(count, 'more group')}: type to narrow them down.`,
    already: (role: Role) => `Is ${asRole[role]} there already.`,
    chosen: (count: number) => (count === 0 ? 'None chosen.' : `${groups(count)} chosen.`),
    unchoose: (group: string) => `Take ${group} out`,
    groupsMissing: 'Choose a group first.',
    submit: (count: number) => (count === 0 ? 'Add' : `Add to ${groups(count)}`),
    submitting: 'Adding…',
    retry: (count: number) => `Try ${groups(count)} again`,
    results: 'What became of it',
    waiting: 'Waiting',
    adding: 'Adding…',
    added: 'Added',
    failed: 'Not added',
    summary: (added: number, failed: number) =>
      failed === 0 ? `Added to ${groups(added)}.` : `Added to ${groups(added)}; ${groups(failed)} failed.`,
    showPerson: 'Show the member',
    /** The short form, for one group alone. */
    one: 'Add a member',
    oneSubmit: 'Add member',
    notAdded: 'Nobody was added',
    oneDone: 'Member added',
    several: 'Add to several groups at once',
  },
}
