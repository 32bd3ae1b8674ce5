import { describe, expect, test } from 'vitest'
import {
  bytesToApplicationId,
  bytesToContextId,
  bytesToGroupId,
  bytesToPublicKey,
  shortId,
} from '#shared/domain/ids.ts'
import { CAPABILITIES } from '#shared/domain/roles.ts'
import { type ActivityEntry, type ActivityKind, activityEntrySchema } from '#shared/wire/activity.ts'
import { OPERATION_KINDS } from '#shared/wire/log.ts'
import { activityToParts, type Part } from './activity-words.ts'

const bytes = (last: number): Uint8Array => new Uint8Array(32).fill(last)
const root = bytesToGroupId(bytes(0))
const billing = { groupId: bytesToGroupId(bytes(1)), groupAlias: 'Billing' }
const namespace = { groupId: root }
const finance = bytesToGroupId(bytes(2))
const legal = bytesToGroupId(bytes(3))
const ann = bytesToPublicKey(bytes(11))
const bob = bytesToPublicKey(bytes(12))
const applicationId = bytesToApplicationId(bytes(21))
const contextId = bytesToContextId(bytes(22))
const by = { number: 7, timeMs: 1, author: ann, authorAlias: 'Ann' }
const upgrade = { publication: 5, version: '1.1.0' }
const bobMember = { identity: bob, memberAlias: 'Bob' }

/** Names stand in brackets, so that a test sees what would be a part of its own. */
function toText(part: Part): string {
  if (typeof part === 'string') return part
  if (part.kind === 'name') return `«${part.text}»`
  return part.kind === 'person' ? `@${part.alias ?? shortId(part.identity)}` : `[${part.alias ?? 'unnamed'}]`
}

const SENTENCES: readonly (readonly [ActivityEntry, string])[] = [
  [
    {
      ...by,
      kind: 'NamespaceFounded',
      alias: 'Acme',
      applicationId,
      applicationName: 'Chat',
      upgradePolicy: 'Automatic',
    },
    '@Ann created the namespace «Acme» for «Chat»',
  ],
  [
    { ...by, kind: 'NamespaceFounded', applicationId, upgradePolicy: 'Automatic' },
    `@Ann created the namespace for «${shortId(applicationId)}»`,
  ],
  [{ ...by, kind: 'NamespaceDeleted' }, '@Ann deleted the namespace'],
  [
    {
      ...by,
      kind: 'GroupCreated',
      ...billing,
      alias: 'Billing',
      parentId: finance,
      parentAlias: 'Finance',
      visibility: 'open',
    },
    '@Ann created [Billing] in [Finance]',
  ],
  [
    { ...by, kind: 'GroupCreated', ...billing, alias: 'Bills', parentId: root, visibility: 'open' },
    '@Ann created [Billing], then called «Bills»',
  ],
  [
    {
      ...by,
      kind: 'GroupMoved',
      ...billing,
      fromParentId: finance,
      fromParentAlias: 'Finance',
      newParentId: legal,
      newParentAlias: 'Legal',
    },
    '@Ann moved [Billing] from [Finance] to [Legal]',
  ],
  [
    { ...by, kind: 'GroupMoved', ...billing, fromParentId: root, newParentId: legal },
    '@Ann moved [Billing] from the top level to [unnamed]',
  ],
  [{ ...by, kind: 'GroupMoved', ...billing, newParentId: root }, '@Ann moved [Billing] to the top level'],
  [
    { ...by, kind: 'GroupAliasSet', ...billing, alias: 'Money', previousAlias: 'Billing' },
    '@Ann renamed «Billing» to [Money]',
  ],
  [{ ...by, kind: 'GroupAliasSet', ...billing, alias: 'Money' }, '@Ann renamed an unnamed group to [Money]'],
  [{ ...by, kind: 'GroupAliasSet', ...namespace, alias: 'Acme' }, '@Ann renamed the namespace to «Acme»'],
  [{ ...by, kind: 'GroupDeleted', ...billing }, '@Ann deleted [Billing]'],
  [
    { ...by, kind: 'MembersAdded', ...billing, members: [{ ...bobMember, role: 'Admin' }], memberCount: 1 },
    '@Ann added @Bob to [Billing] as an Admin',
  ],
  [
    {
      ...by,
      kind: 'MembersAdded',
      ...namespace,
      members: [
        { ...bobMember, role: 'Member' },
        { identity: ann, memberAlias: 'Ann', role: 'Member' },
      ],
      memberCount: 5,
    },
    '@Ann added @Bob, @Ann and 3 others to the namespace as Members',
  ],
  [
    { ...by, kind: 'MembersRemoved', ...billing, members: [bobMember], memberCount: 1 },
    '@Ann removed @Bob from [Billing]',
  ],
  [
    { ...by, kind: 'MembersRemoved', ...namespace, members: [{ identity: ann }], memberCount: 1 },
    '@Ann left the namespace',
  ],
  [
    { ...by, kind: 'MemberRoleSet', ...billing, ...bobMember, role: 'ReadOnly' },
    '@Ann made @Bob a read-only member of [Billing]',
  ],
  [
    { ...by, kind: 'MemberCapabilitiesSet', ...billing, ...bobMember, capabilities: CAPABILITIES.inviteMembers },
    '@Ann changed what @Bob may do in [Billing]: Invite people',
  ],
  [{ ...by, kind: 'MemberAliasSet', ...namespace, identity: ann, alias: 'Ann' }, '@Ann took the name «Ann»'],
  [
    { ...by, kind: 'MemberAliasSet', ...namespace, identity: bob, alias: 'Bob' },
    `@Ann gave @${shortId(bob)} the name «Bob»`,
  ],
  [
    { ...by, kind: 'DefaultCapabilitiesSet', ...billing, capabilities: 0 },
    '@Ann changed what new members of [Billing] may do: None',
  ],
  [{ ...by, kind: 'VisibilitySet', ...billing, visibility: 'restricted' }, '@Ann made [Billing] restricted'],
  [{ ...by, kind: 'UpgradePolicySet', upgradePolicy: 'Automatic' }, '@Ann set the upgrades to: Automatic'],
  [
    { ...by, kind: 'ContextCreated', ...billing, contextId, alias: 'Till' },
    '@Ann created the context «Till» in [Billing]',
  ],
  [
    {
      ...by,
      kind: 'InvitationsIssued',
      role: 'Member',
      expiresAtMs: 2,
      groups: [namespace, billing],
      groupCount: 3,
    },
    '@Ann issued an invitation as a Member to the namespace, [Billing] and 1 other',
  ],
  [{ ...by, kind: 'MemberJoined', groupCount: 1 }, '@Ann joined the namespace'],
  [
    { ...by, kind: 'MemberJoined', role: 'Admin', inviter: bob, inviterAlias: 'Bob', groupCount: 3 },
    '@Ann joined the namespace and 2 groups as an Admin, invited by @Bob',
  ],
  [{ ...by, kind: 'NodeAddressesSet', peerUrls: [] }, '@Ann published its addresses for other nodes'],
  [{ ...by, kind: 'VersionPublished', ...upgrade, deadlineMs: 2 }, '@Ann published version «1.1.0»'],
  [{ ...by, kind: 'UpgradeAnswered', ...upgrade, agrees: true }, '@Ann agreed to version «1.1.0»'],
  [{ ...by, kind: 'UpgradeAnswered', ...upgrade, agrees: false }, '@Ann declined version «1.1.0»'],
  [{ ...by, kind: 'UpgradeScheduled', ...upgrade }, 'All nodes have agreed to version «1.1.0»'],
  [{ ...by, kind: 'UpgradeDeadlineSet', ...upgrade, deadlineMs: 2 }, '@Ann set another deadline for version «1.1.0»'],
  [{ ...by, kind: 'UpgradeForced', ...upgrade }, '@Ann did not wait for the missing answers to version «1.1.0»'],
  [{ ...by, kind: 'UpgradeWithdrawn', ...upgrade }, '@Ann withdrew version «1.1.0»'],
  [{ ...by, kind: 'ContextVersionsReported', ...upgrade, contextCount: 2 }, '@Ann moved 2 contexts to version «1.1.0»'],
  [
    { ...by, kind: 'ContextVersionsReported', ...upgrade, contextCount: 1, failure: 'bundle_missing' },
    '@Ann could not move 1 context to version «1.1.0»',
  ],
]

describe('what happened, in words', () => {
  test.each(SENTENCES.map(([entry, sentence]) => [sentence, entry] as const))('%s', (sentence, entry) => {
    // The node could have answered this.
    expect(activityEntrySchema.parse(entry)).toEqual(entry)
    expect(activityToParts(entry, root).map(toText).join('')).toBe(sentence)
  })

  test('every kind of operation has its sentence', () => {
    const said = new Set<ActivityKind>(SENTENCES.map(([{ kind }]) => kind))
    expect([...said].sort()).toEqual([...OPERATION_KINDS].sort())
  })

  test('a name is never part of the words around it', () => {
    const hostile = '\u202Edrow\u2066<b>'
    const parts = activityToParts(
      { ...by, kind: 'GroupAliasSet', ...billing, alias: hostile, previousAlias: hostile },
      root,
    )
    expect(parts.filter((part) => typeof part === 'string').join('')).toBe(' renamed  to ')
  })
})
