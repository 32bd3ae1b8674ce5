/** What moves would change for whom, over HTTP: asked of the coordinator and of another node, and held against the moves. */
import { beforeEach, describe, expect, test } from 'vitest'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import { membersAnswer } from '#shared/wire/groups.ts'
import { createNamespaceAnswer, previewMovesAnswer } from '#shared/wire/namespaces.ts'
import { logNumber, refusal, refusalDetails } from '../testing/answers.ts'
import type { TestNode } from '../testing/cluster.ts'
import { expectRefused } from '../testing/expect-refused.ts'
import { startPair } from '../testing/nodes.ts'

type Move = { groupId: string; newParentId: string }

const { a, b } = await startPair()
let namespaceId: string
let keyOfB: string
let [vault, club, desk, seat] = ['', '', '', '']

const post = async (path: string, body: object) => expect((await a.call('POST', path, body)).status).toBe(200)
const move = (groupId: string, newParentId: string) => a.call('POST', `/groups/${groupId}/reparent`, { newParentId })
const ask = (node: TestNode, moves: Move[]) => node.call('POST', `/namespaces/${namespaceId}/preview-moves`, { moves })
/** The same of both nodes; nothing is written by asking. */
async function preview(...moves: Move[]) {
  const before = await logNumber(a, namespaceId)
  await b.waitForLog(namespaceId, before)
  const [one, other] = [await ask(a, moves), await ask(b, moves)]
  expect(one.status, one.text).toBe(200)
  expect(other.json).toEqual(one.json)
  const { data } = previewMovesAnswer.parse(one.json)
  expect([data.logNumber, await logNumber(a, namespaceId)]).toEqual([before, before])
  return data
}
/** b's effective membership of these groups, as the members call tells it. */
async function accessOfB(groupIds: string[]) {
  const all = await Promise.all(groupIds.map((id) => a.expect(membersAnswer, 'GET', `/groups/${id}/members`)))
  return all.map(({ members, inherited }) => {
    const held = [...members, ...inherited].find(({ identity }) => identity === keyOfB)
    return held === undefined ? undefined : { role: held.role, capabilities: held.capabilities }
  })
}

/**
 * b is a plain Member of the namespace, and so of all its open groups: desk > seat at the top level, a context in each;
 * beside them the vault, a wall, and the club, where b only reads.
 */
beforeEach(async () => {
  namespaceId = await a.createNamespace('Previewing')
  await b.join(namespaceId, await a.invite(namespaceId))
  keyOfB = await b.identity(namespaceId)
  vault = await a.createGroup(namespaceId, 'vault')
  club = await a.createGroup(namespaceId, 'club')
  desk = await a.createGroup(namespaceId, 'desk')
  seat = await a.createGroup(namespaceId, 'seat', desk)
  const settings = `/groups/${vault}/settings/default-visibility`
  expect((await a.call('PUT', settings, { defaultVisibility: 'restricted' })).status).toBe(200)
  await post(`/groups/${club}/members`, { members: [{ identity: keyOfB, role: 'ReadOnly' }] })
  for (const groupId of [desk, seat]) await post('/contexts', { groupId })
  expect((await b.call('PUT', `/groups/${namespaceId}/members/${keyOfB}/alias`, { alias: 'Ben' })).status).toBe(200)
})

const nobody = { people: [], peopleCount: 0, groupCount: 0, contextCount: 0 }
const unchanged = { gained: [], gainedCount: 0, lost: [], lostCount: 0, changed: [], changedCount: 0 }

test('behind a wall what is moved is lost, with all below it; from behind it, gained', async () => {
  const ben = { ...unchanged, identity: keyOfB, alias: 'Ben' }
  const counts = { peopleCount: 1, groupCount: 2, contextCount: 2 }
  expect(await preview({ groupId: desk, newParentId: vault })).toMatchObject({
    ...counts,
    people: [{ ...ben, lost: [desk, seat], lostCount: 2 }],
    deepest: 3,
  })
  expect((await move(desk, vault)).status).toBe(200)
  expect(await preview({ groupId: desk, newParentId: namespaceId })).toMatchObject({
    ...counts,
    people: [{ ...ben, gained: [desk, seat], gainedCount: 2 }],
    deepest: 2,
  })
})

test('who stays with another role is told so; no group has other members by that', async () => {
  const [before, after] = [
    { role: 'Member', capabilities: 4 },
    { role: 'ReadOnly', capabilities: 4 },
  ]
  const changed = [desk, seat].map((groupId) => ({ groupId, before, after }))
  expect(await preview({ groupId: desk, newParentId: club })).toMatchObject({
    ...nobody,
    people: [{ ...unchanged, identity: keyOfB, changed, changedCount: 2 }],
    peopleCount: 1,
  })
})

test.each<[string, () => Move[]]>([
  [
    'there and back',
    () => [
      { groupId: desk, newParentId: vault },
      { groupId: desk, newParentId: namespaceId },
    ],
  ],
  ['to where it is', () => [{ groupId: desk, newParentId: namespaceId }]],
  ['a wall, which keeps its own', () => [{ groupId: vault, newParentId: desk }]],
  ['up a level in the open', () => [{ groupId: seat, newParentId: namespaceId }]],
])('%s: nothing changes for anyone', async (_, moves) => {
  expect(await preview(...moves())).toMatchObject(nobody)
})

test.each<[string, () => Move[]]>([
  ['one move', () => [{ groupId: desk, newParentId: vault }]],
  ['another role', () => [{ groupId: desk, newParentId: club }]],
  [
    'the wall itself, with a group in it',
    () => [
      { groupId: seat, newParentId: vault },
      { groupId: vault, newParentId: club },
    ],
  ],
  [
    'above and below changed round',
    () => [
      { groupId: seat, newParentId: club },
      { groupId: desk, newParentId: seat },
    ],
  ],
])('what is said beforehand is what happens: %s', async (_, moves) => {
  const ids = [vault, club, desk, seat]
  const [said, before] = [await preview(...moves()), await accessOfB(ids)]
  for (const { groupId, newParentId } of moves()) expect((await move(groupId, newParentId)).status).toBe(200)
  const after = await accessOfB(ids)
  const { gained = [], lost = [], changed = [] } = said.people.find(({ identity }) => identity === keyOfB) ?? {}
  const toldOf = (groupId: string) => changed.find((one) => one.groupId === groupId)
  const expected = ids.map((id, index) => {
    if (gained.some((one) => one === id)) return { role: 'Member', capabilities: 4 }
    return lost.some((one) => one === id) ? undefined : (toldOf(id)?.after ?? before[index])
  })
  expect(after).toEqual(expected)
})

test('lists are cut, counts are not', async () => {
  const crowd = Array.from({ length: 60 }, (_, index) => bytesToPublicKey(new Uint8Array(32).fill(index + 1)))
  const members = crowd.map((identity) => ({ identity, role: 'Member' }))
  await post(`/groups/${vault}/members`, { members })
  for (let index = 0; index < 25; index++) await a.createGroup(namespaceId, `chair ${index}`, seat)
  const { people, peopleCount, groupCount } = await preview({ groupId: desk, newParentId: vault })
  expect([people.length, peopleCount, groupCount]).toEqual([50, 61, 27])
  for (const { gained, gainedCount, lost, lostCount } of people) {
    expect(gained.length + lost.length).toBe(20)
    expect(gainedCount + lostCount).toBe(27)
  }
})

test('it is no write: the same key may come with other moves', async () => {
  for (const newParentId of [vault, club]) {
    const path = `/namespaces/${namespaceId}/preview-moves`
    const body = { moves: [{ groupId: desk, newParentId }], requester: 'anyone' }
    expect((await a.call('POST', path, body, { 'idempotency-key': 'the-same' })).status).toBe(200)
  }
})

describe('refusals', () => {
  test('are those of the move itself', async () => {
    const other = await a.createNamespace('Other')
    const foreign = await a.createGroup(other, 'foreign')
    let deep = namespaceId
    for (let level = 1; level <= 16; level++) deep = await a.createGroup(namespaceId, `level ${level}`, deep)
    const pairs: [string, string, string][] = [
      ['into_itself', desk, desk],
      ['into_own_subtree', desk, seat],
      ['too_deep', desk, deep],
      ['root_as_child', namespaceId, desk],
      ['other_namespace', desk, foreign],
      ['other_namespace', foreign, desk],
      ['group_not_found', 'ab'.repeat(32), desk],
      ['group_not_found', desk, 'ab'.repeat(32)],
    ]
    for (const [code, groupId, newParentId] of pairs) {
      const [real, asked] = [await move(groupId, newParentId), await ask(a, [{ groupId, newParentId }])]
      expect(refusal(real).code).toBe(code)
      expect(asked.json).toEqual({ ...Object(real.json), details: { moveIndex: 0 } })
      expect(asked.status).toBe(real.status)
    }
    const inside = await a.createGroup(other, 'inside')
    await expectRefused(a, 'other_namespace', () => ask(a, [{ groupId: inside, newParentId: foreign }]))
  })

  test('look at the tree that the moves before leave, and say which one it is', async () => {
    const moves = [
      { groupId: seat, newParentId: namespaceId },
      { groupId: desk, newParentId: seat },
      { groupId: seat, newParentId: desk },
    ]
    expect(previewMovesAnswer.parse((await ask(a, moves.slice(0, 2))).json).data.deepest).toBe(2)
    const answer = await ask(a, moves)
    expect([refusal(answer).code, refusalDetails(answer)]).toEqual(['into_own_subtree', { moveIndex: 2 }])
  })

  test('the namespace has to be one, known and not deleted', async () => {
    const moves = [{ groupId: desk, newParentId: club }]
    const at = (id: string) => () => a.call('POST', `/namespaces/${id}/preview-moves`, { moves })
    await expectRefused(a, 'root_required', at(desk))
    await expectRefused(a, 'namespace_not_found', at('ab'.repeat(32)))
    const applicationId = await a.installSample()
    const { data } = await a.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId })
    expect((await a.call('DELETE', `/namespaces/${data.namespaceId}`)).status).toBe(200)
    await expectRefused(a, 'namespace_deleted', at(data.namespaceId))
  })
})
