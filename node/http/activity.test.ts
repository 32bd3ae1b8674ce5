/** Who did what, over HTTP: every kind of change, on the coordinator, on a replica and after a restart. */
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import { type ActivityEntry, type ActivityKind, activityAnswer } from '#shared/wire/activity.ts'
import { createContextAnswer } from '#shared/wire/contexts.ts'
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { OPERATION_KINDS } from '#shared/wire/log.ts'
import { inviteAll, logNumber } from '../testing/answers.ts'
import { expectRefused } from '../testing/expect-refused.ts'
import { startPair } from '../testing/nodes.ts'
import { publish } from '../testing/upgrading.ts'

const { a, b } = await startPair()
let namespaceId: string
let [keyOfA, keyOfB] = ['', '']
let [ops, desk, gone] = ['', '', '']
let contextId: string

const stranger = bytesToPublicKey(new Uint8Array(32).fill(9))
const read = async (query = '', node = a) =>
  (await node.expect(activityAnswer, 'GET', `/namespaces/${namespaceId}/activity${query}`)).data
/** The newest entry of a kind, without what every entry has. */
async function newest<Kind extends ActivityKind>(kind: Kind): Promise<object | undefined> {
  const found = (await read('?limit=100')).entries.find((entry) => entry.kind === kind)
  if (found === undefined) return undefined
  const { number: _number, timeMs: _timeMs, author: _author, authorAlias: _alias, ...rest } = found
  return rest
}

beforeAll(async () => {
  namespaceId = await a.createNamespace('Activity')
  const send = async (method: string, path: string, body: object) => {
    const answer = await a.call(method, path, body)
    expect(answer.status, answer.text).toBe(200)
  }
  ops = await a.createGroup(namespaceId, 'Ops')
  desk = await a.createGroup(namespaceId, 'Desk')
  gone = await a.createGroup(namespaceId, 'Gone', desk)
  keyOfA = await a.identity(namespaceId)
  const set = (path: string, body: object) => send('PUT', `/groups/${path}`, body)
  // As long as she is alone, her agreement is that of all.
  await a.call('POST', '/install-sample-application', { version: '1.1.0' })
  const coordinated = { Coordinated: { deadline: null } }
  await send('PATCH', `/groups/${namespaceId}`, { upgradePolicy: coordinated })
  const change = (publication: number, deed: string, body: object = {}) =>
    send('POST', `/namespaces/${namespaceId}/upgrades/${publication}/${deed}`, body)
  const agreed = await publish(a, namespaceId, { version: '1.1.0' })
  await a.waitFor('the agreement of all', () => newest('UpgradeScheduled'))
  await change(agreed, 'withdraw')
  await b.join(namespaceId, await inviteAll(a, namespaceId, { maxUses: 3 }))
  keyOfB = await b.identity(namespaceId)
  await set(`${namespaceId}/members/${keyOfA}/alias`, { alias: 'Ana' })
  // Everyone chooses their own name.
  const named = await b.call('PUT', `/groups/${namespaceId}/members/${keyOfB}/alias`, { alias: 'Ben' })
  expect(named.status, named.text).toBe(200)
  await set(`${desk}/alias`, { alias: 'Front desk' })
  // Without an expected parent, so that nothing in the operation says where it was.
  await send('POST', `/groups/${desk}/reparent`, { newParentId: ops })
  await set(`${ops}/settings/default-visibility`, { defaultVisibility: 'restricted' })
  await set(`${ops}/settings/default-capabilities`, { defaultCapabilities: 5 })
  await send('POST', `/groups/${ops}/members`, { members: [{ identity: stranger, role: 'ReadOnly' }] })
  await set(`${ops}/members/${keyOfB}/role`, { role: 'ReadOnly' })
  await set(`${ops}/members/${keyOfB}/capabilities`, { capabilities: 7 })
  await send('POST', `/groups/${ops}/members/remove`, { members: [keyOfB, stranger] })
  const context = await a.expect(createContextAnswer, 'POST', '/contexts', { groupId: desk, alias: 'Chat' })
  contextId = context.data.contextId
  await send('DELETE', `/groups/${gone}`, {})
  const { invitations } = (await a.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)).data
  await send('POST', `/namespaces/${namespaceId}/invitations/${invitations[0]?.invitationId}/withdraw`, {})
  const left = await b.call('POST', `/groups/${desk}/leave`, {})
  expect(left.status, left.text).toBe(200)
  await send('PATCH', `/groups/${namespaceId}`, { upgradePolicy: coordinated })
  const asked = await publish(a, namespaceId, { version: '1.1.0' })
  await change(asked, 'agree')
  await change(asked, 'extend', { deadlineMs: Date.now() + 1e9 })
  await change(asked, 'force')
  await change(asked, 'withdraw')
  await send('PATCH', `/groups/${namespaceId}`, { upgradePolicy: 'Automatic' })
  // The other does not follow, so it reports nothing of its own.
  expect((await b.call('DELETE', `/namespaces/${namespaceId}/subscribe`)).status).toBe(200)
  await publish(a, namespaceId, { version: '1.1.0', notes: 'All new' })
  await a.waitFor('the report', () => newest('ContextVersionsReported'))
  expect((await b.call('POST', `/namespaces/${namespaceId}/subscribe`)).status).toBe(200)
  // On another port it has another address to tell.
  await a.stop()
  await a.restart({ peerPort: 0 })
})

describe('every kind of change, with the names of whom and what it is about', () => {
  test.each<[ActivityKind, () => object]>([
    ['NamespaceFounded', () => ({ alias: 'Activity', applicationId: expect.any(String) })],
    [
      'GroupCreated',
      () => ({ groupId: gone, groupAlias: 'Gone', alias: 'Gone', parentId: desk, parentAlias: 'Front desk' }),
    ],
    [
      'GroupMoved',
      () => ({
        ...{ groupId: desk, groupAlias: 'Front desk' },
        ...{ fromParentId: namespaceId, fromParentAlias: 'Activity', newParentId: ops, newParentAlias: 'Ops' },
      }),
    ],
    ['GroupAliasSet', () => ({ groupId: desk, groupAlias: 'Front desk', alias: 'Front desk', previousAlias: 'Desk' })],
    ['GroupDeleted', () => ({ groupId: gone, groupAlias: 'Gone' })],
    [
      'MembersAdded',
      () => ({
        groupId: ops,
        members: [{ identity: stranger, role: 'ReadOnly' }],
        memberCount: 1,
      }),
    ],
    [
      'MembersRemoved',
      () => ({
        groupId: ops,
        members: [{ identity: keyOfB, memberAlias: 'Ben' }, { identity: stranger }],
        memberCount: 2,
      }),
    ],
    ['MemberRoleSet', () => ({ groupId: ops, identity: keyOfB, memberAlias: 'Ben', role: 'ReadOnly' })],
    ['MemberCapabilitiesSet', () => ({ groupId: ops, identity: keyOfB, memberAlias: 'Ben', capabilities: 7 })],
    ['MemberAliasSet', () => ({ groupId: namespaceId, groupAlias: 'Activity', identity: keyOfB, alias: 'Ben' })],
    ['DefaultCapabilitiesSet', () => ({ groupId: ops, groupAlias: 'Ops', capabilities: 5 })],
    ['VisibilitySet', () => ({ groupId: ops, groupAlias: 'Ops', visibility: 'restricted' })],
    ['UpgradePolicySet', () => ({ upgradePolicy: 'Automatic' })],
    ['ContextCreated', () => ({ groupId: desk, groupAlias: 'Front desk', contextId, alias: 'Chat' })],
    [
      'InvitationsIssued',
      () => ({
        ...{ role: 'Member', maxUses: 3, expiresAtMs: expect.any(Number), groupCount: 4 },
        groups: [namespaceId, ops, desk, gone].map((groupId) => expect.objectContaining({ groupId })),
      }),
    ],
    ['MemberJoined', () => ({ role: 'Member', inviter: keyOfA, inviterAlias: 'Ana', groupCount: 4 })],
    ['InvitationsWithdrawn', () => ({ role: 'Member', inviter: keyOfA, inviterAlias: 'Ana', groupCount: 4 })],
    ['MemberLeft', () => ({ groupId: desk, groupAlias: 'Front desk' })],
    ['NodeAddressesSet', () => ({ peerUrls: [a.peerUrl] })],
    ['VersionPublished', () => ({ publication: expect.any(Number), version: '1.1.0', notes: 'All new' })],
    ['UpgradeAnswered', () => ({ version: '1.1.0', agrees: true })],
    ['UpgradeScheduled', () => ({ version: '1.1.0' })],
    ['UpgradeDeadlineSet', () => ({ version: '1.1.0', deadlineMs: expect.any(Number) })],
    ['UpgradeForced', () => ({ version: '1.1.0' })],
    ['UpgradeWithdrawn', () => ({ version: '1.1.0' })],
    ['ContextVersionsReported', () => ({ version: '1.1.0', contextCount: 1 })],
  ])('%s', async (kind, expected) => {
    expect(await newest(kind)).toMatchObject({ kind, ...expected() })
  })

  test('but one, which ends a namespace and all reading of it', async () => {
    const { entries } = await read('?limit=100')
    const kinds = new Set<string>(entries.map(({ kind }) => kind))
    expect(OPERATION_KINDS.filter((kind) => !kinds.has(kind))).toEqual(['NamespaceDeleted'])
    const isBens = (entry: ActivityEntry) =>
      entry.kind === 'MemberJoined' ||
      entry.kind === 'MemberLeft' ||
      (entry.kind === 'MemberAliasSet' && entry.identity === keyOfB)
    for (const entry of entries)
      expect([entry.authorAlias, entry.author]).toEqual(isBens(entry) ? ['Ben', keyOfB] : ['Ana', keyOfA])
  })
})

test('no salt, and nothing made of one', async () => {
  expect((await a.call('GET', `/namespaces/${namespaceId}/activity?limit=100`)).text).not.toMatch(/salt/i)
})

test('newest first, one entry for each number, page after page', async () => {
  const last = await logNumber(a, namespaceId)
  const all = (await read('?limit=100')).entries
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: last }, (_, index) => last - index))
  expect(all.every(({ timeMs }, index) => timeMs >= (all[index + 1]?.timeMs ?? 0))).toBe(true)
  const paged: ActivityEntry[] = []
  for (let query: string | undefined = '?limit=4'; query !== undefined; ) {
    const { entries, next } = await read(query)
    paged.push(...entries)
    query = next === undefined ? undefined : `?limit=4&before=${next}`
  }
  expect(paged).toEqual(all)
})

test.each([
  ['before the first', '?before=1', [], undefined],
  ['before nothing', '?before=0', [], undefined],
  ['the first alone', '?before=2', [1], undefined],
  ['one of two', '?before=3&limit=1', [2], 2],
])('%s', async (_, query, numbers, next) => {
  const page = await read(query)
  expect([page.entries.map(({ number }) => number), page.next]).toEqual([numbers, next])
})

test('beyond the end is the end', async () => {
  expect(await read('?before=1000000')).toEqual(await read())
})

test('a replica tells the same, and both do after a restart', async () => {
  const told = await read('?limit=100')
  await b.waitForLog(namespaceId, told.entries[0]?.number ?? 0)
  expect(await read('?limit=100', b)).toEqual(told)
  await b.stop()
  await b.restart()
  expect(await read('?limit=100', b)).toEqual(told)
})

test('of many members the first are named and all are counted', async () => {
  const members = Array.from({ length: 30 }, (_, index) => bytesToPublicKey(new Uint8Array(32).fill(index + 50)))
  const body = { members: members.map((identity) => ({ identity, role: 'Member' })) }
  expect((await a.call('POST', `/groups/${ops}/members`, body)).status).toBe(200)
  const [entry] = (await read('?limit=1')).entries
  expect(entry).toMatchObject({ memberCount: 30, members: members.slice(0, 20).map((identity) => ({ identity })) })
})

test('the namespace has to be one, and known', async () => {
  await expectRefused(a, 'root_required', () => a.call('GET', `/namespaces/${ops}/activity`))
  await expectRefused(a, 'namespace_not_found', () => a.call('GET', `/namespaces/${'ab'.repeat(32)}/activity`))
})
