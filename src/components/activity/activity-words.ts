/** What goes into the sentence of each entry. Pure: the names in it are parts, to be shown safely. */
import { type GroupId, type PublicKey, shortId } from '#shared/domain/ids.ts'
import type { ActivityEntry } from '#shared/wire/activity.ts'
import { words } from '../../words/words.ts'
import { capabilitiesToWords } from '../groups/capability-words.ts'
import { policyToWords } from '../namespaces/policy-words.ts'

const said = words.activity.sentences

export type Person = { kind: 'person'; identity: PublicKey; alias: string | undefined }
export type Group = { kind: 'group'; groupId: GroupId; alias: string | undefined }
/** What somebody called something. */
type Called = { kind: 'name'; text: string }
export type Part = string | Person | Group | Called

const person = (identity: PublicKey, alias: string | undefined): Part => ({ kind: 'person', identity, alias })
const called = (text: string): Part => ({ kind: 'name', text })

type WithGroup = { groupId: GroupId; groupAlias?: string | undefined }

/** Who did what, without when. */
export const activityToParts = (entry: ActivityEntry, namespaceId: GroupId): Part[] =>
  sentenceOf(entry, namespaceId).filter((part) => part !== '')

function sentenceOf(entry: ActivityEntry, namespaceId: GroupId): Part[] {
  const who = person(entry.author, entry.authorAlias)
  const group = ({ groupId, groupAlias }: WithGroup): Part =>
    groupId === namespaceId ? words.activity.theNamespace : { kind: 'group', groupId, alias: groupAlias }
  const place = (groupId: GroupId, alias: string | undefined): Part =>
    groupId === namespaceId ? words.tree.theTopLevel : { kind: 'group', groupId, alias }

  switch (entry.kind) {
    case 'NamespaceFounded':
      return said.namespaceFounded(
        who,
        entry.alias === undefined ? undefined : called(entry.alias),
        called(entry.applicationName ?? shortId(entry.applicationId)),
      )
    case 'NamespaceDeleted':
      return said.namespaceDeleted(who)
    case 'GroupCreated': {
      const { alias, groupAlias, parentId, parentAlias } = entry
      const parent = parentId === namespaceId ? undefined : place(parentId, parentAlias)
      const laterName = alias === undefined || alias === groupAlias ? undefined : called(alias)
      return said.groupCreated(who, group(entry), parent, laterName)
    }
    case 'GroupMoved': {
      const { fromParentId, fromParentAlias, newParentId, newParentAlias } = entry
      const from = fromParentId === undefined ? undefined : place(fromParentId, fromParentAlias)
      return said.groupMoved(who, group(entry), from, place(newParentId, newParentAlias))
    }
    case 'GroupAliasSet': {
      const { groupId, alias, previousAlias } = entry
      if (groupId === namespaceId) return said.namespaceRenamed(who, called(alias))
      const before = previousAlias === undefined ? words.activity.anUnnamedGroup : called(previousAlias)
      return said.groupRenamed(who, before, group({ groupId, groupAlias: alias }))
    }
    case 'GroupDeleted':
      return said.deleted(who, group(entry))
    case 'MembersAdded': {
      const { members, memberCount } = entry
      const [role, ...otherRoles] = new Set(members.map((member) => member.role))
      const people = members.map(({ identity, memberAlias }) => person(identity, memberAlias))
      return said.membersAdded(who, people, memberCount, group(entry), otherRoles.length > 0 ? undefined : role)
    }
    case 'MembersRemoved': {
      const { author, members, memberCount } = entry
      if (memberCount === 1 && members[0]?.identity === author) return said.left(who, group(entry))
      const people = members.map(({ identity, memberAlias }) => person(identity, memberAlias))
      return said.membersRemoved(who, people, memberCount, group(entry))
    }
    case 'MemberRoleSet':
      return said.roleSet(who, person(entry.identity, entry.memberAlias), entry.role, group(entry))
    case 'MemberCapabilitiesSet': {
      const member = person(entry.identity, entry.memberAlias)
      return said.rightsSet(who, member, group(entry), capabilitiesToWords(entry.capabilities))
    }
    case 'MemberAliasSet': {
      const { author, identity, alias } = entry
      if (identity === author) return said.nameTaken(who, called(alias))
      return said.nameGiven(who, person(identity, undefined), called(alias))
    }
    case 'DefaultCapabilitiesSet':
      return said.defaultRightsSet(who, group(entry), capabilitiesToWords(entry.capabilities))
    case 'VisibilitySet':
      return entry.visibility === 'open' ? said.opened(who, group(entry)) : said.restricted(who, group(entry))
    case 'UpgradePolicySet':
      return said.policySet(who, policyToWords(entry.upgradePolicy))
    case 'ContextCreated':
      return said.contextCreated(who, called(entry.alias ?? shortId(entry.contextId)), group(entry))
    case 'InvitationsIssued':
      return said.invited(who, entry.role, entry.groups.map(group), entry.groupCount, entry.replacesAnother)
    case 'InvitationsWithdrawn': {
      const { author, inviter, inviterAlias, role } = entry
      const other = inviter === undefined || inviter === author ? undefined : person(inviter, inviterAlias)
      return said.invitationWithdrawn(who, other, role)
    }
    case 'MemberJoined': {
      const { inviter, inviterAlias, role, groupCount } = entry
      return said.joined(who, groupCount - 1, role, inviter === undefined ? undefined : person(inviter, inviterAlias))
    }
    case 'MemberLeft':
      return said.left(who, group(entry))
    case 'NodeAddressesSet':
      return said.addressesSet(who)
    case 'VersionPublished':
      return said.versionPublished(who, called(entry.version))
    case 'UpgradeAnswered':
      return (entry.agrees ? said.upgradeAgreed : said.upgradeDeclined)(who, called(entry.version))
    case 'UpgradeScheduled':
      return said.upgradeScheduled(called(entry.version))
    case 'UpgradeDeadlineSet':
      return said.upgradeDeadlineSet(who, called(entry.version))
    case 'UpgradeForced':
      return said.upgradeForced(who, called(entry.version))
    case 'UpgradeWithdrawn':
      return said.upgradeWithdrawn(who, called(entry.version))
    case 'ContextVersionsReported': {
      const { contextCount, failure, version } = entry
      const sentence = failure === undefined ? said.contextsMoved : said.contextsStayed
      return sentence(who, contextCount, called(version))
    }
  }
}
