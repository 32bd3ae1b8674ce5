/** Logs that every node accepts, by the name of their file. */
import { type Actor, createActor, hexOf } from './actors.ts'
import { START_MS, TestLog } from './test-log.ts'
import { createWorld, type ValidVector, validVector } from './vectors.ts'

function everyKind(): TestLog {
  const { log, ana, ben } = createWorld()
  const carl = createActor('Carl')
  const [north, south] = [log.createGroup(ana, log.rootId, 'North'), log.createGroup(ana, log.rootId, 'South')]
  log.do(ana, 'GroupMoved', { groupId: south, newParentId: north, expectedParentId: log.rootId })
  log.do(ana, 'GroupAliasSet', { groupId: south, alias: 'Süd 🌊' })
  log.createContext(ana, south, 'one')
  log.do(ana, 'MemberRoleSet', { groupId: log.rootId, identity: ben.publicKey, role: 'Admin' })
  log.do(ben, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 31 })
  log.do(ben, 'MemberAliasSet', { groupId: log.rootId, identity: ben.publicKey, alias: 'Ben' })
  log.do(ben, 'DefaultCapabilitiesSet', { groupId: north, capabilities: 6 })
  log.do(ben, 'VisibilitySet', { groupId: north, visibility: 'restricted' })
  log.do(ben, 'UpgradePolicySet', { upgradePolicy: { Coordinated: { deadline: { secs: 3600, nanos: 0 } } } })
  const salts = log.invite(ben, 'carl', { maxUses: 1, groupIds: [log.rootId, north] })
  log.take(log.seal(log.joining(carl, salts)))
  const [replaced = ''] = log.invite(ana, 'too short', { expiresAtMs: START_MS + 60_000 })
  const [longer = ''] = log.invite(ana, 'longer', { replaces: replaced })
  log.do(ben, 'InvitationsWithdrawn', { saltHash: longer })
  log.do(carl, 'MemberLeft', { groupId: north })
  log.do(carl, 'NodeAddressesSet', { peerUrls: ['http://127.0.0.1:2431', 'http://localhost:2431'] })
  const contextId = log.createContext(ana, log.rootId, 'two')
  const publication = publish(log, ben, '1.1.0', { notes: 'New', deadlineMs: log.timeMs + 10_000 })
  log.do(ana, 'UpgradeAnswered', { publication, agrees: false })
  log.do(ben, 'UpgradeDeadlineSet', { publication, deadlineMs: log.timeMs + 10_000 })
  for (const who of [ana, carl]) log.do(who, 'UpgradeAnswered', { publication, agrees: true })
  log.do(ana, 'UpgradeScheduled', { publication })
  log.timeMs += 10_000
  const moved = { contextId, version: '1.1.0', appKey: hexOf('1.1.0') }
  log.do(carl, 'ContextVersionsReported', { publication, contexts: [moved], failure: 'disk_full' })
  const next = publish(log, ben, '1.2.0', { deadlineMs: log.timeMs + 10_000 })
  log.do(ben, 'UpgradeForced', { publication: next })
  log.do(ana, 'UpgradeWithdrawn', { publication: next })
  log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [carl.publicKey] })
  log.do(ana, 'GroupDeleted', { groupId: north })
  log.do(ana, 'NamespaceDeleted', {})
  return log
}

/** A publication by its number. */
function publish(log: TestLog, by: Actor, version: string, more: { notes?: string; deadlineMs?: number } = {}): number {
  return log.do(by, 'VersionPublished', log.publicationOf(version, more)).header.number
}

/** Contexts begin with what is in force, and an end without a move leaves them there. */
function versions(): TestLog {
  const { log, ana, ben } = createWorld()
  log.createContext(ana, log.rootId, 'before')
  const first = publish(log, ana, '1.1.0')
  const contextId = log.createContext(ana, log.rootId, 'after')
  log.do(ben, 'ContextVersionsReported', { publication: first, contexts: [] })
  log.do(ana, 'UpgradePolicySet', { upgradePolicy: { Coordinated: { deadline: null } } })
  const deadlineMs = log.timeMs + 5000
  const second = publish(log, ana, '1.2.0-rc.1', { deadlineMs })
  // Ben is asked no more, so the agreement of Ana is that of all.
  log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
  log.do(ana, 'UpgradeScheduled', { publication: second })
  log.createContext(ana, log.rootId, 'agreed')
  log.timeMs = deadlineMs
  log.createContext(ana, log.rootId, 'at the deadline')
  const moved = { contextId, version: '1.2.0-rc.1', appKey: hexOf('1.2.0-rc.1') }
  log.do(ana, 'ContextVersionsReported', { publication: second, contexts: [moved] })
  // One context has not moved, and stays.
  log.do(ana, 'UpgradeWithdrawn', { publication: second })
  const third = publish(log, ana, '1.2.0', { deadlineMs: log.timeMs + 1500 })
  log.do(ana, 'UpgradeDeadlineSet', { publication: third, deadlineMs: log.timeMs + 60_000 })
  // A newer one takes the place of one that is pending.
  publish(log, ana, '2.0', { deadlineMs: log.timeMs + 1500 })
  return log
}

/** A subtree as high as can be, moved to where it just fits. */
function deepMove(): TestLog {
  const { log, ana } = createWorld()
  const target = log.createLine(ana, 8)
  const [top] = log.createLine(ana, 8)
  const [below] = target.slice(-1)
  if (top !== undefined && below !== undefined) log.do(ana, 'GroupMoved', { groupId: top, newParentId: below })
  return log
}

function invitations(): TestLog {
  const { log, ana, ben } = createWorld()
  const group = log.createGroup(ana)
  const salts = log.invite(ana, 'two uses', {
    maxUses: 2,
    groupIds: [log.rootId, group],
    expiresAtMs: START_MS + 60_000,
  })
  log.take(log.seal(log.joining(createActor('Carl'), salts)))
  // Ben is in the namespace and not in the group; his role and bits in the namespace stay as they are.
  log.take(log.seal(log.joining(ben, salts)))
  const late = log.invite(ana, 'late', { role: 'ReadOnly', expiresAtMs: START_MS + 60_000 })
  log.timeMs = START_MS + 59_999
  log.take(log.seal(log.joining(createActor('Dora'), late)))
  return log
}

function removedAndBack(): TestLog {
  const { log, ana, ben } = createWorld()
  const group = log.createGroup(ana)
  log.addMember(ben, 'Member', group)
  log.do(ana, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
  log.take(log.seal(log.joining(ben, log.invite(ana, 'after the removal'))))
  return log
}

/** Whoever left by themselves may come back by the invitation that brought them, as long as it has a use left. */
function leftAndBack(): TestLog {
  const { log, ana, eve } = createWorld()
  const group = log.createGroup(ana)
  const salts = log.invite(ana, 'two uses', { maxUses: 2, groupIds: [log.rootId, group] })
  log.take(log.seal(log.joining(eve, salts)))
  log.do(eve, 'MemberLeft', { groupId: group })
  log.do(eve, 'MemberLeft', { groupId: log.rootId })
  log.take(log.seal(log.joining(eve, salts)))
  return log
}

function withdrawals(): TestLog {
  const { log, ana, ben } = createWorld()
  log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 2 })
  const [own = ''] = log.invite(ben, 'own')
  const [late = ''] = log.invite(ben, 'late', { expiresAtMs: START_MS + 60_000 })
  // Whoever has lost the right may still take back what they issued.
  log.do(ana, 'MemberCapabilitiesSet', { groupId: log.rootId, identity: ben.publicKey, capabilities: 0 })
  log.do(ben, 'InvitationsWithdrawn', { saltHash: own })
  log.timeMs = START_MS + 60_000
  // An Admin extends what has expired, whoever issued it.
  const salts = log.invite(ana, 'extended', { replaces: late })
  log.take(log.seal(log.joining(createActor('Carl'), salts)))
  return log
}

/** Bit 8, and one who has left. */
function memberManager(): TestLog {
  const { log, ana, ben, eve } = createWorld()
  const group = log.createGroup(ana)
  const groupId = log.rootId
  log.do(ana, 'MemberCapabilitiesSet', { groupId, identity: ben.publicKey, capabilities: 12 })
  log.do(ben, 'MembersAdded', { groupId: group, members: [{ identity: eve.publicKey, role: 'Member' }] })
  log.do(ben, 'MembersAdded', { groupId, members: [{ identity: eve.publicKey, role: 'ReadOnly' }] })
  log.do(ben, 'MemberRoleSet', { groupId, identity: eve.publicKey, role: 'Member' })
  log.do(ben, 'MemberCapabilitiesSet', { groupId, identity: eve.publicKey, capabilities: 8 })
  log.do(eve, 'MemberLeft', { groupId: group })
  log.do(ben, 'MembersRemoved', { groupId, members: [eve.publicKey] })
  return log
}

function sharedOperationId(): TestLog {
  const { log, ana, ben } = createWorld()
  const operationId = log.nextOperationId()
  for (const author of [ana, ben])
    log.take(log.seal(log.operation(author, 'NodeAddressesSet', { peerUrls: [] }, { operationId })))
  return log
}

function sameMillisecond(): TestLog {
  const { log, ana } = createWorld()
  for (let count = 0; count < 3; count++) {
    log.timeMs = log.state.timeMs
    log.createGroup(ana)
  }
  return log
}

function groupAdmin(): TestLog {
  const { log, ana, ben } = createWorld()
  const group = log.createGroup(ana)
  log.addMember(ben, 'Admin', group)
  log.do(ben, 'MembersAdded', {
    groupId: group,
    members: [{ identity: createActor('Carl').publicKey, role: 'Member' }],
  })
  log.do(ben, 'MembersRemoved', { groupId: group, members: [ana.publicKey] })
  // Whoever is in groups alone holds the log too, until the last of them goes.
  log.do(ana, 'GroupDeleted', { groupId: group })
  return log
}

function hostileNames(): TestLog {
  const { log, ana } = createWorld()
  for (const alias of [
    '<img src=x onerror=alert(1)>',
    '{"kind":"GroupDeleted"}',
    '\\"\\u0000',
    'فريق',
    '👩‍👩‍👧',
    '\u00e9',
    'e\u0301',
  ])
    log.createGroup(ana, log.rootId, alias)
  return log
}

export const validVectors = (): Record<string, ValidVector> => ({
  'founding-alone': validVector('A namespace begins with one entry.', new TestLog(createActor('Ana'))),
  'every-kind': validVector('Every kind of entry, once or more.', everyKind()),
  'depth-16': validVector('Groups down to level 16.', lineOf(16)),
  'move-to-depth-16': validVector('A subtree of eight levels goes below level 8.', deepMove()),
  invitations: validVector(
    'Two uses of two, a member that joins a group, one millisecond before the end.',
    invitations(),
  ),
  'removed-and-back': validVector(
    'A removed member comes back by an invitation issued after the removal.',
    removedAndBack(),
  ),
  'left-and-back': validVector('Whoever left comes back by the same invitation, which has a use left.', leftAndBack()),
  'invitation-withdrawals': validVector(
    'Withdrawn by its inviter, and replaced by an Admin after it had expired.',
    withdrawals(),
  ),
  'member-manager': validVector(
    'A member with bit 8 adds, changes and removes members, and gives what it holds.',
    memberManager(),
  ),
  'shared-operation-id': validVector('Two authors use the same operation id.', sharedOperationId()),
  'same-millisecond': validVector('Time may stand still.', sameMillisecond()),
  'group-admin': validVector(
    'An Admin of a group changes its members, without being Admin of the namespace.',
    groupAdmin(),
  ),
  versions: validVector('Publications under each policy, and what contexts begin with.', versions()),
  'hostile-names': validVector(
    'Names are text: markup, JSON, escapes, composed and decomposed letters.',
    hostileNames(),
  ),
})

function lineOf(length: number): TestLog {
  const { log, ana } = createWorld()
  log.createLine(ana, length)
  return log
}
