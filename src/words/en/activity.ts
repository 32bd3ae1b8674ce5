/** What happened, one sentence for every kind of entry of the log. Who and what are parts, to be shown safely. */
import type { Role } from '#shared/domain/roles.ts'
import { plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'
import { memberWords } from './members.ts'

type Sentence<Value> = (string | Value)[]

const { asRole } = memberWords
/** After "as", of several people. */
const asRoles: Record<Role, string> = { Admin: 'Admins', Member: 'Members', ReadOnly: 'read-only members' }

const asOf = (role: Role | undefined): string => (role === undefined ? '' : ` as ${asRole[role]}`)
/** Words that are left out when there is nothing to put into them. */
const ifAny = <Value>(value: Value | undefined, before: string): Sentence<Value> =>
  value === undefined ? [] : [before, value]

/** "A", "A and B", "A, B and 3 others" */
function series<Value>(values: readonly Value[], count: number): Sentence<Value> {
  const others = count - values.length
  const all = others > 0 ? [...values, plural(others, 'other')] : values
  return all.flatMap((value, index) => (index === 0 ? [value] : [index === all.length - 1 ? ' and ' : ', ', value]))
}

const sentences = {
  namespaceFounded: <Value>(who: Value, name: Value | undefined, application: Value): Sentence<Value> => [
    ...parts`${who} created the namespace`,
    ...ifAny(name, ' '),
    ...parts` for ${application}`,
  ],
  namespaceDeleted: <Value>(who: Value) => parts`${who} deleted the namespace`,
  groupCreated: <Value>(who: Value, group: Value, parent: Value | undefined, laterName: Value | undefined) => [
    ...parts`${who} created ${group}`,
    ...ifAny(parent, ' in '),
    ...ifAny(laterName, ', then called '),
  ],
  groupMoved: <Value>(who: Value, group: Value, from: Value | undefined, to: Value): Sentence<Value> => [
    ...parts`${who} moved ${group}`,
    ...ifAny(from, ' from '),
    ...parts` to ${to}`,
  ],
  namespaceRenamed: <Value>(who: Value, name: Value) => parts`${who} renamed the namespace to ${name}`,
  groupRenamed: <Value>(who: Value, before: Value, group: Value) => parts`${who} renamed ${before} to ${group}`,
  deleted: <Value>(who: Value, group: Value) => parts`${who} deleted ${group}`,
  /** `role` is undefined when they have not all the same. */
  membersAdded: <Value>(who: Value, people: readonly Value[], count: number, group: Value, role: Role | undefined) => [
    ...parts`${who} added `,
    ...series(people, count),
    ...parts` to ${group}`,
    count === 1 || role === undefined ? asOf(role) : ` as ${asRoles[role]}`,
  ],
  left: <Value>(who: Value, group: Value) => parts`${who} left ${group}`,
  membersRemoved: <Value>(who: Value, people: readonly Value[], count: number, group: Value): Sentence<Value> => [
    ...parts`${who} removed `,
    ...series(people, count),
    ...parts` from ${group}`,
  ],
  roleSet: <Value>(who: Value, member: Value, role: Role, group: Value): Sentence<Value> => [
    ...parts`${who} made ${member}`,
    ` ${asRole[role]} of `,
    group,
  ],
  rightsSet: <Value>(who: Value, member: Value, group: Value, rights: string) => [
    ...parts`${who} changed what ${member} may do in ${group}`,
    `: ${rights}`,
  ],
  nameTaken: <Value>(who: Value, name: Value) => parts`${who} took the name ${name}`,
  nameGiven: <Value>(who: Value, member: Value, name: Value) => parts`${who} gave ${member} the name ${name}`,
  defaultRightsSet: <Value>(who: Value, group: Value, rights: string) => [
    ...parts`${who} changed what new members of ${group} may do`,
    `: ${rights}`,
  ],
  opened: <Value>(who: Value, group: Value) => parts`${who} made ${group} open`,
  restricted: <Value>(who: Value, group: Value) => parts`${who} made ${group} restricted`,
  policySet: <Value>(who: Value, policy: string): Sentence<Value> => [who, ` set the upgrades to: ${policy}`],
  contextCreated: <Value>(who: Value, context: Value, group: Value) =>
    parts`${who} created the context ${context} in ${group}`,
  invited: <Value>(who: Value, role: Role, places: readonly Value[], count: number, replacesAnother: boolean) => [
    who,
    ` issued an invitation${asOf(role)} to `,
    ...series(places, count),
    replacesAnother ? ', in place of another that was withdrawn' : '',
  ],
  invitationWithdrawn: <Value>(who: Value, inviter: Value | undefined, role: Role | undefined): Sentence<Value> => [
    ...parts`${who} withdrew an invitation`,
    ...ifAny(inviter, ' by '),
    asOf(role),
  ],
  joined: <Value>(who: Value, groups: number, role: Role | undefined, inviter: Value | undefined): Sentence<Value> => [
    who,
    ` joined the namespace${groups > 0 ? ` and ${plural(groups, 'group')}` : ''}${asOf(role)}`,
    ...ifAny(inviter, ', invited by '),
  ],
  addressesSet: <Value>(who: Value) => parts`${who} published its addresses for other nodes`,
  versionPublished: <Value>(who: Value, version: Value) => parts`${who} published version ${version}`,
  upgradeAgreed: <Value>(who: Value, version: Value) => parts`${who} agreed to version ${version}`,
  upgradeDeclined: <Value>(who: Value, version: Value) => parts`${who} declined version ${version}`,
  upgradeScheduled: <Value>(version: Value) => parts`All nodes have agreed to version ${version}`,
  upgradeDeadlineSet: <Value>(who: Value, version: Value) => parts`${who} set another deadline for version ${version}`,
  upgradeForced: <Value>(who: Value, version: Value) =>
    parts`${who} did not wait for the missing answers to version ${version}`,
  upgradeWithdrawn: <Value>(who: Value, version: Value) => parts`${who} withdrew version ${version}`,
  contextsMoved: <Value>(who: Value, count: number, version: Value): Sentence<Value> => [
    who,
    ` moved ${plural(count, 'context')} to version `,
    version,
  ],
  contextsStayed: <Value>(who: Value, count: number, version: Value): Sentence<Value> => [
    who,
    ` could not move ${plural(count, 'context')} to version `,
    version,
  ],
}

export const activityWords = {
  title: 'Activity',
  notRead: 'The activity could not be read',
  reading: 'Reading what happened…',
  none: 'Nothing has happened here yet.',
  list: 'What happened, newest first',
  older: 'Show older',
  pending: 'Please wait…',
  you: 'You',
  /** Within a sentence. */
  youWithin: 'you',
  deleted: '(deleted)',
  theNamespace: 'the namespace',
  anUnnamedGroup: 'an unnamed group',
  sentences,
}
