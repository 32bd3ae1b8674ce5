/** Leaving groups and namespaces, and who is in a namespace at all. */
import { beforeEach, describe, expect, test } from 'vitest'
import { groupAnswer } from '#shared/wire/groups.ts'
import { leaveGroupAnswer, leaveNamespaceAnswer, namespaceMembersAnswer } from '#shared/wire/people.ts'
import { inviteAll, inviteOne, logNumber, namespaceIds, refusal } from '../testing/answers.ts'
import type { TestNode } from '../testing/cluster.ts'
import { startPair } from '../testing/nodes.ts'
import { storedLog } from '../testing/stored.ts'

let nowMs = Date.now()
const { a, b } = await startPair({ now: () => nowMs })
let namespaceId: string
let team: string
let identity: string

/** b is a direct Member of the namespace and of the team. */
beforeEach(async () => {
  namespaceId = await a.createNamespace('Leaving')
  team = await a.createGroup(namespaceId, 'team')
  await b.join(namespaceId, await inviteAll(a, namespaceId), false)
  identity = await b.identity(namespaceId)
})
const leave = (node: TestNode, path: string, key?: string) =>
  node.call('POST', `${path}/leave`, {}, key === undefined ? {} : { 'idempotency-key': key })
const people = async (node = a) =>
  (await node.expect(namespaceMembersAnswer, 'GET', `/namespaces/${namespaceId}/members`)).data.people
const join = (body: unknown, subscribe = false) =>
  b.call('POST', `/namespaces/${namespaceId}/join`, { invitation: body, subscribe })

describe('a group', () => {
  test('is left by its direct member, who inherits it from then on', async () => {
    const answer = await b.expect(leaveGroupAnswer, 'POST', `/groups/${team}/leave`, {})
    expect(answer.data).toEqual({ groupId: team, memberPublicKey: identity })
    const { memberships } = (await people()).find((person) => person.identity === identity) ?? {}
    expect(memberships?.map(({ groupId }) => groupId)).toEqual([namespaceId])
    expect((await b.expect(groupAnswer, 'GET', `/groups/${team}`)).data.selfRole).toBe('Member')
    // What is inherited cannot be left.
    expect(refusal(await leave(b, `/groups/${team}`))).toEqual({ status: 404, code: 'member_not_found' })
  })

  test('is not left by its last Admin', async () => {
    expect(refusal(await leave(a, `/groups/${team}`))).toEqual({ status: 409, code: 'last_admin' })
    await a.call('PUT', `/groups/${team}/members/${identity}/role`, { role: 'Admin' })
    expect((await leave(a, `/groups/${team}`)).status).toBe(200)
    expect(refusal(await leave(b, `/groups/${team}`))).toEqual({ status: 409, code: 'last_admin' })
  })
})

describe('a namespace', () => {
  test('is left with all its groups: the node keeps what it had and gets nothing more', async () => {
    const answer = await b.expect(leaveNamespaceAnswer, 'POST', `/namespaces/${namespaceId}/leave`, {})
    expect(answer.data).toEqual({ namespaceId, memberPublicKey: identity })
    const atLeaving = storedLog(a.home, namespaceId)
    expect(storedLog(b.home, namespaceId)).toEqual(atLeaving)
    expect(await namespaceIds(b)).not.toContain(namespaceId)
    for (const path of [`/namespaces/${namespaceId}`, `/groups/${team}`])
      expect(refusal(await b.call('GET', path))).toEqual({ status: 403, code: 'not_a_member' })
    expect((await people()).map((person) => person.identity)).toEqual([await a.identity(namespaceId)])
    await a.createGroup(namespaceId, 'Not for b')
    expect(refusal(await b.call('POST', `/groups/${namespaceId}/sync`, {})).code).toBe('not_a_member')
    expect(refusal(await leave(b, `/namespaces/${namespaceId}`)).code).toBe('not_a_member')
    await b.stop()
    await b.restart()
    expect(storedLog(b.home, namespaceId)).toEqual(atLeaving)
  })

  test('is not left by its coordinator, nor by way of a group’s id', async () => {
    await a.call('PUT', `/groups/${namespaceId}/members/${identity}/role`, { role: 'Admin' })
    for (const path of [`/namespaces/${namespaceId}`, `/groups/${namespaceId}`])
      expect(refusal(await leave(a, path))).toEqual({ status: 409, code: 'coordinator_must_stay' })
    expect(refusal(await leave(b, `/namespaces/${team}`))).toEqual({ status: 400, code: 'root_required' })
    // Another Admin may: the coordinator is one still.
    expect((await leave(b, `/namespaces/${namespaceId}`)).status).toBe(200)
  })

  test('asked for again with its key, it is left once', async () => {
    for (let count = 0; count < 2; count++) {
      const { status, json } = await leave(b, `/namespaces/${namespaceId}`, `leave ${namespaceId}`.replace(' ', '-'))
      expect([status, json]).toEqual([200, { data: { namespaceId, memberPublicKey: identity } }])
    }
  })

  test('is entered again by the invitation that has a use left, and not after a removal', async () => {
    const again = await inviteOne(a, namespaceId)
    await leave(b, `/namespaces/${namespaceId}`)
    nowMs += 60_000
    expect((await join(again)).status).toBe(200)
    expect(await b.identity(namespaceId)).toBe(identity)
    expect(storedLog(b.home, namespaceId)).toEqual(storedLog(a.home, namespaceId))
    // Since now, without a break.
    expect((await people()).find((person) => person.identity === identity)?.sinceMs).toBe(nowMs)
    await a.call('POST', `/groups/${namespaceId}/members/remove`, { members: [identity] })
    expect(refusal(await join(again)).code).toBe('not_a_member')
  })

  test('one that used its only use needs another invitation', async () => {
    await leave(b, `/namespaces/${namespaceId}`)
    const once = await inviteOne(a, namespaceId, { maxUses: 1 })
    expect((await join(once)).status).toBe(200)
    await leave(b, `/namespaces/${namespaceId}`)
    expect(refusal(await join(once))).toEqual({ status: 410, code: 'invitation_used_up' })
  })
})

test('everybody is listed once, with every direct membership and the name that they gave themselves', async () => {
  const inGroups = await a.createGroup(namespaceId, 'inner', team)
  const guest = 'dVp1bpkRkz9khB9QFc1Aa39RKXFMXDQ9qdbH6F6DoVP'
  await a.call('POST', `/groups/${inGroups}/members`, { members: [{ identity: guest, role: 'ReadOnly' }] })
  await b.call('PUT', `/groups/${team}/members/${identity}/alias`, { alias: 'Ben of the team' })
  const listed = await people()
  const ofA = await a.identity(namespaceId)
  expect(listed.map((person) => person.identity)).toEqual([guest, identity, ofA].sort())
  expect(listed.find((person) => person.identity === guest)).toEqual({
    identity: guest,
    isSelf: false,
    isCoordinator: false,
    sinceMs: nowMs,
    memberships: [{ groupId: inGroups, role: 'ReadOnly', capabilities: 4 }],
  })
  expect(listed.find((person) => person.identity === ofA)).toMatchObject({ isSelf: true, isCoordinator: true })
  expect(listed.find((person) => person.identity === identity)?.alias).toBe('Ben of the team')
  await b.call('PUT', `/groups/${namespaceId}/members/${identity}/alias`, { alias: 'Ben' })
  expect((await people()).find((person) => person.identity === identity)?.alias).toBe('Ben')
  await b.sync(namespaceId)
  expect(await people(b)).toEqual(
    (await people()).map((person) => ({ ...person, isSelf: person.identity === identity })),
  )
  expect(await logNumber(b, namespaceId)).toBe(await logNumber(a, namespaceId))
})
