/** One entry of the log as a person reads it. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { ACTIVITY_LIST_MAX, type ActivityEntry } from '#shared/wire/activity.ts'
import type { Entry } from '#shared/wire/log.ts'
import type { NamespaceState } from '../log/state.ts'
import type { LogHistory } from './log-history.ts'

const cut = <Item>(items: readonly Item[]): Item[] => items.slice(0, ACTIVITY_LIST_MAX)

export function entryToActivity(state: NamespaceState, history: LogHistory, entry: Entry): ActivityEntry {
  const { header, operation } = entry
  const { number, timeMs } = header
  const { body } = operation
  const { author } = body
  const common = { number, timeMs, author, authorAlias: history.personAlias(author) }
  const group = (groupId: GroupId) => ({ groupId, groupAlias: history.groupAlias(groupId) })
  const member = (identity: PublicKey) => ({ identity, memberAlias: history.personAlias(identity) })
  const published = ({ publication }: { publication: number }) => ({
    publication,
    version: state.publications.get(publication)?.version ?? '',
  })

  switch (body.kind) {
    case 'NamespaceFounded': {
      const { alias, applicationId, applicationName, applicationVersion, upgradePolicy } = body.payload
      return { ...common, kind: body.kind, alias, applicationId, applicationName, applicationVersion, upgradePolicy }
    }
    case 'NamespaceDeleted':
      return { ...common, kind: body.kind }
    case 'GroupCreated': {
      const { groupId, parentId, alias, visibility } = body.payload
      const parentAlias = history.groupAlias(parentId)
      return { ...common, kind: body.kind, ...group(groupId), alias, parentId, parentAlias, visibility }
    }
    case 'GroupMoved': {
      const { groupId, newParentId } = body.payload
      const fromParentId = history.parentBefore(number)
      const from = fromParentId === undefined ? {} : { fromParentId, fromParentAlias: history.groupAlias(fromParentId) }
      const newParentAlias = history.groupAlias(newParentId)
      return { ...common, kind: body.kind, ...group(groupId), ...from, newParentId, newParentAlias }
    }
    case 'GroupAliasSet': {
      const { groupId, alias } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), alias, previousAlias: history.aliasBefore(number) }
    }
    case 'GroupDeleted':
      return { ...common, kind: body.kind, ...group(body.payload.groupId) }
    case 'MembersAdded': {
      const { groupId, members } = body.payload
      const named = cut(members).map(({ identity, role }) => ({ ...member(identity), role }))
      return { ...common, kind: body.kind, ...group(groupId), members: named, memberCount: members.length }
    }
    case 'MembersRemoved': {
      const { groupId, members } = body.payload
      const named = cut(members).map(member)
      return { ...common, kind: body.kind, ...group(groupId), members: named, memberCount: members.length }
    }
    case 'MemberRoleSet': {
      const { groupId, identity, role } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), ...member(identity), role }
    }
    case 'MemberCapabilitiesSet': {
      const { groupId, identity, capabilities } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), ...member(identity), capabilities }
    }
    case 'MemberAliasSet': {
      const { groupId, identity, alias } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), identity, alias }
    }
    case 'DefaultCapabilitiesSet': {
      const { groupId, capabilities } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), capabilities }
    }
    case 'VisibilitySet': {
      const { groupId, visibility } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), visibility }
    }
    case 'UpgradePolicySet':
      return { ...common, kind: body.kind, upgradePolicy: body.payload.upgradePolicy }
    case 'ContextCreated': {
      const { groupId, contextId, alias } = body.payload
      return { ...common, kind: body.kind, ...group(groupId), contextId, alias }
    }
    case 'InvitationsIssued': {
      const { invitations, role, expiresAtMs, maxUses } = body.payload
      const groups = cut(invitations).map(({ groupId }) => group(groupId))
      return { ...common, kind: body.kind, role, expiresAtMs, maxUses, groups, groupCount: invitations.length }
    }
    case 'MemberJoined': {
      const { saltHashes } = body.payload
      const [first = ''] = saltHashes
      const invitation = state.invitationBySaltHash.get(first)
      const by =
        invitation === undefined
          ? {}
          : {
              role: invitation.role,
              inviter: invitation.inviter,
              inviterAlias: history.personAlias(invitation.inviter),
            }
      return { ...common, kind: body.kind, ...by, groupCount: saltHashes.length }
    }
    case 'NodeAddressesSet':
      return { ...common, kind: body.kind, peerUrls: body.payload.peerUrls }
    case 'VersionPublished': {
      const { version, notes, deadlineMs } = body.payload
      return { ...common, kind: body.kind, publication: number, version, notes, deadlineMs }
    }
    case 'UpgradeAnswered':
      return { ...common, kind: body.kind, ...published(body.payload), agrees: body.payload.agrees }
    case 'UpgradeDeadlineSet':
      return { ...common, kind: body.kind, ...published(body.payload), deadlineMs: body.payload.deadlineMs }
    case 'UpgradeScheduled':
    case 'UpgradeForced':
    case 'UpgradeWithdrawn':
      return { ...common, kind: body.kind, ...published(body.payload) }
    case 'ContextVersionsReported': {
      const { contexts, failure } = body.payload
      return { ...common, kind: body.kind, ...published(body.payload), contextCount: contexts.length, failure }
    }
  }
}
