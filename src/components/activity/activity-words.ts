/** What happened, one sentence for every kind of entry. Pure: the names in it are parts, to be shown safely. */
import { type GroupId, type PublicKey, shortId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { ActivityEntry } from '#shared/wire/activity.ts'
import { plural } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { capabilitiesToWords } from '../groups/capability-words.ts'
import { policyToWords } from '../namespaces/policy-words.ts'

export type Person = { kind: 'person'; identity: PublicKey; alias: string | undefined }
export type Group = { kind: 'group'; groupId: GroupId; alias: string | undefined }
/** What somebody called something. */
type Called = { kind: 'name'; text: string }
export type Part = string | Person | Group | Called

const person = (identity: PublicKey, alias: string | undefined): Person => ({ kind: 'person', identity, alias })
const called = (text: string): Called => ({ kind: 'name', text })

type Said = Part | readonly Part[]
/** The words and parts of a template, in order. */
const say = (words: TemplateStringsArray, ...parts: readonly Said[]): Part[] =>
  words.flatMap((text, index) => [text, parts[index] ?? ''].flat()).filter((part) => part !== '')

const AS_ROLE: Record<Role, string> = { Admin: 'an Admin', Member: 'a Member', ReadOnly: 'a read-only member' }

/** "A", "A and B", "A, B and 3 others" */
function inSeries(parts: readonly Part[], count: number): Part[] {
  const others = count - parts.length
  const all = others > 0 ? [...parts, plural(others, 'other')] : parts
  return all.flatMap((part, index) => (index === 0 ? [part] : [index === all.length - 1 ? ' and ' : ', ', part]))
}

type WithGroup = { groupId: GroupId; groupAlias?: string | undefined }

/** Who did what, without when. */
export function activityToParts(entry: ActivityEntry, namespaceId: GroupId): Part[] {
  const who = person(entry.author, entry.authorAlias)
  const group = ({ groupId, groupAlias }: WithGroup): Part =>
    groupId === namespaceId ? 'the namespace' : { kind: 'group', groupId, alias: groupAlias }
  const place = (groupId: GroupId, alias: string | undefined): Part =>
    groupId === namespaceId ? 'the top level' : { kind: 'group', groupId, alias }

  switch (entry.kind) {
    case 'NamespaceFounded': {
      const name: Said = entry.alias === undefined ? '' : [' ', called(entry.alias)]
      return say`${who} created the namespace${name} for ${called(entry.applicationName ?? shortId(entry.applicationId))}`
    }
    case 'NamespaceDeleted':
      return say`${who} deleted the namespace`
    case 'GroupCreated': {
      const { alias, groupAlias, parentId, parentAlias } = entry
      const then: Said = alias === undefined || alias === groupAlias ? '' : [', then called ', called(alias)]
      const under: Said = parentId === namespaceId ? '' : [' in ', place(parentId, parentAlias)]
      return say`${who} created ${group(entry)}${under}${then}`
    }
    case 'GroupMoved': {
      const { fromParentId, fromParentAlias, newParentId, newParentAlias } = entry
      const from: Said = fromParentId === undefined ? '' : [' from ', place(fromParentId, fromParentAlias)]
      return say`${who} moved ${group(entry)}${from} to ${place(newParentId, newParentAlias)}`
    }
    case 'GroupAliasSet': {
      const { groupId, alias, previousAlias } = entry
      if (groupId === namespaceId) return say`${who} renamed the namespace to ${called(alias)}`
      const before: Part = previousAlias === undefined ? 'an unnamed group' : called(previousAlias)
      return say`${who} renamed ${before} to ${group({ groupId, groupAlias: alias })}`
    }
    case 'GroupDeleted':
      return say`${who} deleted ${group(entry)}`
    case 'MembersAdded': {
      const { members, memberCount } = entry
      const [role, ...otherRoles] = new Set(members.map((member) => member.role))
      const as =
        role === undefined || otherRoles.length > 0 ? '' : ` as ${memberCount === 1 ? AS_ROLE[role] : MANY[role]}`
      const people = members.map(({ identity, memberAlias }) => person(identity, memberAlias))
      return say`${who} added ${inSeries(people, memberCount)} to ${group(entry)}${as}`
    }
    case 'MembersRemoved': {
      const { author, members, memberCount } = entry
      if (memberCount === 1 && members[0]?.identity === author) return say`${who} left ${group(entry)}`
      const people = members.map(({ identity, memberAlias }) => person(identity, memberAlias))
      return say`${who} removed ${inSeries(people, memberCount)} from ${group(entry)}`
    }
    case 'MemberRoleSet':
      return say`${who} made ${person(entry.identity, entry.memberAlias)} ${AS_ROLE[entry.role]} of ${group(entry)}`
    case 'MemberCapabilitiesSet': {
      const member = person(entry.identity, entry.memberAlias)
      return say`${who} changed what ${member} may do in ${group(entry)}: ${capabilitiesToWords(entry.capabilities)}`
    }
    case 'MemberAliasSet': {
      const { author, identity, alias } = entry
      if (identity === author) return say`${who} took the name ${called(alias)}`
      return say`${who} gave ${person(identity, undefined)} the name ${called(alias)}`
    }
    case 'DefaultCapabilitiesSet':
      return say`${who} changed what new members of ${group(entry)} may do: ${capabilitiesToWords(entry.capabilities)}`
    case 'VisibilitySet':
      return say`${who} made ${group(entry)} ${entry.visibility}`
    case 'UpgradePolicySet':
      return say`${who} set the upgrades to: ${policyToWords(entry.upgradePolicy)}`
    case 'ContextCreated':
      return say`${who} created the context ${called(entry.alias ?? shortId(entry.contextId))} in ${group(entry)}`
    case 'InvitationsIssued': {
      const places = entry.groups.map(group)
      return say`${who} issued an invitation as ${AS_ROLE[entry.role]} to ${inSeries(places, entry.groupCount)}`
    }
    case 'MemberJoined': {
      const { inviter, inviterAlias, role, groupCount } = entry
      const as = role === undefined ? '' : ` as ${AS_ROLE[role]}`
      const by: Said = inviter === undefined ? '' : [', invited by ', person(inviter, inviterAlias)]
      const groups = groupCount > 1 ? ` and ${plural(groupCount - 1, 'group')}` : ''
      return say`${who} joined the namespace${groups}${as}${by}`
    }
    case 'NodeAddressesSet':
      return say`${who} published its addresses for other nodes`
    case 'VersionPublished':
      return say`${who} ${words.activity.versionPublished} ${called(entry.version)}`
    case 'UpgradeAnswered': {
      const answered = entry.agrees ? words.activity.upgradeAgreed : words.activity.upgradeDeclined
      return say`${who} ${answered} ${called(entry.version)}`
    }
    case 'UpgradeScheduled':
      return say`${words.activity.upgradeScheduled} ${called(entry.version)}`
    case 'UpgradeDeadlineSet':
      return say`${who} ${words.activity.upgradeDeadlineSet} ${called(entry.version)}`
    case 'UpgradeForced':
      return say`${who} ${words.activity.upgradeForced} ${called(entry.version)}`
    case 'UpgradeWithdrawn':
      return say`${who} ${words.activity.upgradeWithdrawn} ${called(entry.version)}`
    case 'ContextVersionsReported': {
      const { contextCount, failure } = entry
      const { contextsMoved, contextsStayed } = words.activity
      const moved = failure === undefined ? contextsMoved(contextCount) : contextsStayed(contextCount)
      return say`${who} ${moved} ${called(entry.version)}`
    }
  }
}

const MANY: Record<Role, string> = { Admin: 'Admins', Member: 'Members', ReadOnly: 'read-only members' }
