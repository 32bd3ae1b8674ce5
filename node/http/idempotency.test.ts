/** One Idempotency-Key is one change and one answer, on the node that coordinates and on one that sends. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { logNumber, namespaceIds, refusal } from '../testing/answers.ts'
import { startPair } from '../testing/nodes.ts'

const { a, b } = await startPair()
let applicationId: string
let namespaceId: string
let team: string
let core: string
let keyOfB: string

/** Both are Admins; b sends its writes to a. */
beforeAll(async () => {
  applicationId = await a.installSample()
  await b.installSample()
  namespaceId = await a.createNamespace('Once')
  await b.join(namespaceId, await a.invite(namespaceId))
  keyOfB = await b.identity(namespaceId)
  const path = `/groups/${namespaceId}/members/${keyOfB}/role`
  expect((await a.call('PUT', path, { role: 'Admin' })).status).toBe(200)
})

beforeEach(async () => {
  team = await a.createGroup(namespaceId, 'team')
  core = await a.createGroup(namespaceId, 'core')
})
/** b follows live, which is a moment later. */
const settle = () => b.sync(namespaceId)

/** What is asked, what differs the second time, and what has to be so before. TEAM, CORE, ROOT and B are live. */
const WRITES: [string, string, string, string, ('nested' | 'member')?][] = [
  ['create a group', 'POST /namespaces/ROOT/groups', '{"groupAlias":"new"}', '{"groupAlias":"newer"}'],
  ['move a group', 'POST /groups/TEAM/nest', '{"childGroupId":"CORE"}', '{"childGroupId":"TEAM"}'],
  ['move by the path', 'POST /groups/TEAM/subgroups/CORE', '{}', '{"expectedParentId":"CORE"}'],
  ['reparent', 'POST /groups/CORE/reparent', '{"newParentId":"TEAM"}', '{"newParentId":"CORE"}'],
  ['unnest', 'POST /groups/TEAM/unnest', '{"childGroupId":"CORE"}', '{"childGroupId":"TEAM"}', 'nested'],
  ['unnest by the path', 'POST /groups/TEAM/subgroups/CORE/remove', '{}', '{"expectedParentId":"CORE"}', 'nested'],
  ['rename', 'PUT /groups/TEAM/alias', '{"alias":"one"}', '{"alias":"two"}'],
  ['set the policy', 'PATCH /groups/ROOT', '{"upgradePolicy":"Automatic"}', '{"upgradePolicy":"LazyOnAccess"}'],
  [
    'add members',
    'POST /groups/TEAM/members',
    '{"members":[{"identity":"B","role":"Member"}]}',
    '{"members":[{"identity":"B","role":"Admin"}]}',
  ],
  ['set a role', 'PUT /groups/TEAM/members/B/role', '{"role":"ReadOnly"}', '{"role":"Admin"}', 'member'],
  ['set bits', 'PUT /groups/TEAM/members/B/capabilities', '{"capabilities":6}', '{"capabilities":7}', 'member'],
  ['remove members', 'POST /groups/TEAM/members/remove', '{"members":["B"]}', '{"members":["B","B"]}', 'member'],
  [
    'set what new members may',
    'PUT /groups/TEAM/settings/default-capabilities',
    '{"defaultCapabilities":5}',
    '{"defaultCapabilities":6}',
  ],
  [
    'restrict',
    'PUT /groups/TEAM/settings/default-visibility',
    '{"defaultVisibility":"restricted"}',
    '{"defaultVisibility":"open"}',
  ],
  ['create a context', 'POST /contexts', '{"groupId":"TEAM"}', '{"groupId":"CORE"}'],
  ['invite', 'POST /namespaces/ROOT/invite', '{"maxUses":1}', '{"maxUses":2}'],
  ['delete a group', 'DELETE /groups/CORE', '{}', '{"requester":"me"}'],
]

describe.each(WRITES)('%s', (name, route, body, other, before) => {
  test.each(['a', 'b'])('on %s', async (on) => {
    const node = on === 'a' ? a : b
    const live = (text: string): string =>
      text.replace('ROOT', namespaceId).replaceAll('TEAM', team).replaceAll('CORE', core).replaceAll(/\bB\b/g, keyOfB)
    if (before === 'nested') await a.call('POST', `/groups/${team}/nest`, { childGroupId: core })
    if (before === 'member')
      await a.call('POST', `/groups/${team}/members`, { members: [{ identity: keyOfB, role: 'Member' }] })
    await settle()
    const [method = '', path = ''] = live(route).split(' ')
    const headers = { 'idempotency-key': `${name}-on-${on}`.replaceAll(' ', '-') }
    const ask = (text: string) => node.call(method, path, JSON.parse(live(text)), headers)
    const number = await logNumber(a, namespaceId)
    // At the same moment, and then once more.
    const together = await Promise.all([ask(body), ask(body), ask(body)])
    const expected = method === 'DELETE' ? { data: { isDeleted: true } } : together[0]?.json
    for (const answer of [...together, await ask(body)]) expect(answer).toMatchObject({ status: 200, json: expected })
    expect(await logNumber(a, namespaceId)).toBe(number + 1)
    const reused = { status: 409, code: 'idempotency_key_reused' }
    expect(refusal(await ask(other))).toEqual(reused)
    expect(refusal(await node.call('PUT', `/groups/${team}/alias`, { alias: 'x' }, headers))).toEqual(reused)
    expect(await logNumber(a, namespaceId)).toBe(number + 1)
  })
})

test('a namespace is founded once', async () => {
  const headers = { 'idempotency-key': 'found' }
  const before = await namespaceIds(a)
  const ask = () => a.call('POST', '/namespaces', { applicationId, alias: 'Once more' }, headers)
  const answers = [...(await Promise.all([ask(), ask()])), await ask()]
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, json: answers[0]?.json })
  expect(await namespaceIds(a)).toHaveLength(before.length + 1)
  const other = await a.call('POST', '/namespaces', { applicationId }, headers)
  expect(refusal(other)).toEqual({ status: 409, code: 'idempotency_key_reused' })
})

test('a group, and then a namespace, are deleted once', async () => {
  const id = await a.createGroup(namespaceId, 'short-lived')
  const headers = { 'idempotency-key': 'delete-it' }
  for (let times = 0; times < 2; times++)
    expect(await a.call('DELETE', `/groups/${id}`, {}, headers)).toMatchObject({
      status: 200,
      json: { data: { isDeleted: true } },
    })
  const doomed = await a.createNamespace('Doomed')
  for (let times = 0; times < 2; times++)
    expect((await a.call('DELETE', `/namespaces/${doomed}`, {}, { 'idempotency-key': 'delete-all' })).status).toBe(200)
})

test('without a key the same request twice is two', async () => {
  const ask = () => a.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: 'twin' })
  const [first, second] = [await ask(), await ask()]
  expect(first.json).not.toEqual(second.json)
})

test('a request that was refused leaves its key free', async () => {
  const headers = { 'idempotency-key': 'second-thoughts' }
  await settle()
  for (const node of [a, b]) {
    const refused = await node.call('POST', `/groups/${team}/nest`, { childGroupId: team }, headers)
    expect(refusal(refused)).toEqual({ status: 409, code: 'into_itself' })
    expect((await node.call('PUT', `/groups/${team}/alias`, { alias: 'better' }, headers)).status).toBe(200)
  }
})

test('a key is 1 to 200 visible ASCII characters', async () => {
  const ask = (key: string) => a.call('PUT', `/groups/${team}/alias`, { alias: 'x' }, { 'idempotency-key': key })
  for (const key of ['', 'x'.repeat(201), 'two words', 'é', 'a\tb'])
    expect(refusal(await ask(key)), key).toEqual({ status: 400, code: 'invalid_request' })
  for (const key of ['~!@#$%^&*()_+{}|:"<>?', 'y'.repeat(200)]) expect((await ask(key)).status, key).toBe(200)
})

test('a restart forgets no key', async () => {
  const headers = { 'idempotency-key': 'before-the-restart' }
  const ask = () => a.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: 'kept' }, headers)
  const first = await ask()
  await a.stop()
  await a.restart({ port: 0 })
  expect((await ask()).json).toEqual(first.json)
})
