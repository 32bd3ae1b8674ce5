/** Who is admitted, how often, and until when: between nodes, with invitations that travel in April's form too. */
import { hex } from '@scure/base'
import { expect, test } from 'vitest'
import { publicKeyToBytes } from '#shared/domain/ids.ts'
import { detailsBytes, invitationBytes, invitationsHash } from '#shared/wire/invitations.ts'
import { namespacesAnswer } from '#shared/wire/namespace-views.ts'
import { joinAnswer } from '#shared/wire/namespaces.ts'
import { nodeCrypto, sign } from '../log/node-crypto.ts'
import { inviteOne, refusal } from '../testing/answers.ts'
import type { TestNode } from '../testing/cluster.ts'
import { createNodes } from '../testing/nodes.ts'
import { storedIdentity, storedLog } from '../testing/stored.ts'

const nodes = createNodes()

const joinCall = (node: TestNode, namespaceId: string, invitation: unknown) =>
  node.call('POST', `/namespaces/${namespaceId}/join`, { invitation })
const listed = async (node: TestNode) => (await node.expect(namespacesAnswer, 'GET', '/namespaces')).data
const admissions = (node: TestNode, namespaceId: string) =>
  storedLog(node.home, namespaceId).filter((entry) => entry.includes('"kind":"MemberJoined"'))

/** What one of April's clients makes of an invitation: every field that it does not know is gone. */
const aprilForm = async (node: TestNode, namespaceId: string, request: object = {}) =>
  (await inviteOne(node, namespaceId, request)).invitation

async function start(count: number) {
  const one = await nodes.start({ name: 'one' })
  const others = await Promise.all(
    Array.from({ length: count - 1 }, (_, index) => nodes.start({ name: `other ${index}`, peers: [one.peerUrl] })),
  )
  const [two, three] = others
  if (two === undefined) throw new RangeError('At least two nodes were to start.')
  return { one, two, three: three ?? two, namespaceId: await one.createNamespace() }
}

test('two nodes use a one-use invitation at the same time: exactly one is admitted', async () => {
  const { one, two, three, namespaceId } = await start(3)
  const invitation = await one.invite(namespaceId, { maxUses: 1 })
  const answers = await Promise.all([two, three].map((node) => joinCall(node, namespaceId, invitation)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  const refused = answers.find(({ status }) => status === 410)
  expect(refused && refusal(refused).code).toBe('invitation_used_up')
  expect(admissions(one, namespaceId)).toHaveLength(1)
  const counts = await Promise.all([two, three].map(async (node) => (await listed(node)).length))
  expect(counts.sort()).toEqual([0, 1])
})

test('the number of uses holds in April’s form too, which does not tell it', async () => {
  const { one, two, three, namespaceId } = await start(3)
  const invitation = await aprilForm(one, namespaceId, { maxUses: 1 })
  expect(JSON.stringify(invitation)).not.toContain('maxUses')
  expect((await joinCall(two, namespaceId, invitation)).status).toBe(200)
  expect(refusal(await joinCall(three, namespaceId, invitation)).code).toBe('invitation_used_up')
})

test('without the details the coordinator is found by asking peers', async () => {
  const { one, two, namespaceId } = await start(2)
  const lonely = await nodes.start({ name: 'lonely' })
  const invitation = await aprilForm(one, namespaceId)
  expect(refusal(await joinCall(lonely, namespaceId, invitation))).toEqual({
    status: 503,
    code: 'coordinator_unreachable',
  })
  // A peer that is a mere member knows where the coordinator is.
  expect((await joinCall(two, namespaceId, invitation)).status).toBe(200)
  await lonely.stop()
  await lonely.restart({ peers: [two.peerUrl] })
  expect((await joinCall(lonely, namespaceId, invitation)).status).toBe(200)
  expect(storedLog(lonely.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
})

test('an invitation ends by the coordinator’s clock, wherever it is used', async () => {
  let now = Date.UTC(2031, 4, 5)
  const one = await nodes.start({ name: 'one', now: () => now })
  const two = await nodes.start({ name: 'two', peers: [one.peerUrl] })
  const three = await nodes.start({ name: 'three', peers: [one.peerUrl] })
  const namespaceId = await one.createNamespace()
  const expirationTimestamp = now + 60_000
  const whole = await one.invite(namespaceId, { expirationTimestamp })
  const stripped = await aprilForm(one, namespaceId, { expirationTimestamp })
  now = expirationTimestamp - 1
  expect((await joinCall(two, namespaceId, whole)).status).toBe(200)
  now = expirationTimestamp
  for (const invitation of [whole, stripped]) {
    expect(refusal(await joinCall(three, namespaceId, invitation))).toEqual({ status: 410, code: 'invitation_expired' })
    expect(await listed(three)).toEqual([])
  }
})

test('an invitation is worth nothing when the inviter may no longer invite', async () => {
  const { one, two, three, namespaceId } = await start(3)
  await two.join(namespaceId, await one.invite(namespaceId))
  const path = `/groups/${namespaceId}/members/${await two.identity(namespaceId)}/role`
  await one.call('PUT', path, { role: 'Admin' })
  const invitation = await two.invite(namespaceId)
  await one.call('PUT', path, { role: 'Member' })
  expect(refusal(await joinCall(three, namespaceId, invitation)).code).toBe('inviter_lost_right')
  expect(await listed(three)).toEqual([])
  await one.call('PUT', path, { role: 'Admin' })
  expect((await joinCall(three, namespaceId, invitation)).status).toBe(200)
})

test('a removed member gets its removal and nothing after, and comes back only by a new invitation', async () => {
  const { one, two, namespaceId } = await start(2)
  const old = await one.invite(namespaceId)
  await two.joinLive(namespaceId, old)
  const members = [await two.identity(namespaceId)]
  const gone = two.waitFor('the removal', async () => ((await listed(two)).length === 0 ? true : undefined))
  expect((await one.call('POST', `/groups/${namespaceId}/members/remove`, { members })).status).toBe(200)
  await gone
  const atRemoval = storedLog(one.home, namespaceId)
  expect(storedLog(two.home, namespaceId)).toEqual(atRemoval)
  expect(refusal(await two.call('GET', `/namespaces/${namespaceId}`)).code).toBe('not_a_member')
  await one.createGroup(namespaceId, 'Not for two')
  expect(refusal(await joinCall(two, namespaceId, old)).code).toBe('not_a_member')
  expect(storedLog(two.home, namespaceId)).toEqual(atRemoval)
  await two.join(namespaceId, await one.invite(namespaceId))
  expect(storedLog(two.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
  // The same key as before: its history goes on.
  expect(await two.identity(namespaceId)).toBe(members[0])
})

test('a member that does not know of its removal is not told that it is a member already', async () => {
  const { one, two, namespaceId } = await start(2)
  await two.join(namespaceId, await one.invite(namespaceId), false)
  await one.call('POST', `/groups/${namespaceId}/members/remove`, { members: [await two.identity(namespaceId)] })
  const joined = await two.join(namespaceId, await one.invite(namespaceId), false)
  expect(joined.alreadyMember).toBe(false)
  expect((await one.summary(namespaceId)).memberCount).toBe(2)
})

test('a member that was taken out and added again comes back by subscribing, by sync, and at its next start', async () => {
  for (const comeBack of ['subscribe', 'sync', 'restart'] as const) {
    const { one, two, namespaceId } = await start(2)
    await two.joinLive(namespaceId, await one.invite(namespaceId))
    const identity = await two.identity(namespaceId)
    const gone = two.waitFor('the removal', async () => ((await listed(two)).length === 0 ? true : undefined))
    await one.call('POST', `/groups/${namespaceId}/members/remove`, { members: [identity] })
    await gone
    const members = [{ identity, role: 'Member' }]
    expect((await one.call('POST', `/groups/${namespaceId}/members`, { members })).status).toBe(200)
    if (comeBack === 'subscribe') await two.call('POST', `/namespaces/${namespaceId}/subscribe`)
    if (comeBack === 'sync') await two.call('POST', `/groups/${namespaceId}/sync`, {})
    if (comeBack === 'restart') {
      await two.stop()
      await two.restart()
    }
    const here = () => storedLog(two.home, namespaceId).length
    await two.waitFor(
      `the way back by ${comeBack}`,
      () => here() >= storedLog(one.home, namespaceId).length || undefined,
    )
    expect((await listed(two)).map(({ selfIdentity }) => selfIdentity)).toEqual([identity])
  }
})

test('the same join twice at once is one admission', async () => {
  const { one, two, namespaceId } = await start(2)
  const invitation = await one.invite(namespaceId, { maxUses: 1 })
  const answers = await Promise.all([1, 2, 3].map(() => joinCall(two, namespaceId, invitation)))
  expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(({ text }) => [200, text]))
  expect(admissions(one, namespaceId)).toHaveLength(1)
})

test('a recursive invitation admits to every group; a group that is gone by then is passed over', async () => {
  const { one, two, namespaceId } = await start(2)
  const [kept, dropped] = [await one.createGroup(namespaceId, 'Kept'), await one.createGroup(namespaceId, 'Dropped')]
  const invitation = await one.invite(namespaceId, { recursive: true, maxUses: 1 })
  const later = await one.createGroup(namespaceId, 'Later')
  await one.call('DELETE', `/groups/${dropped}`)
  const joined = joinAnswer.parse((await joinCall(two, namespaceId, invitation)).json).data
  expect(joined.groupIds[0]).toBe(namespaceId)
  expect(joined.groupIds).toEqual(expect.arrayContaining([kept]))
  const counts = new Map((await two.groups(namespaceId)).map((group) => [group.groupId as string, group.memberCount]))
  expect([counts.get(kept), counts.get(later), counts.get(dropped)]).toEqual([2, 1, undefined])
  // Again, by the same node: nothing more to be admitted to, so no use is spent and nothing is refused.
  expect((await two.join(namespaceId, invitation)).alreadyMember).toBe(true)
  expect(admissions(one, namespaceId)).toHaveLength(1)
})

test('an inviter that names itself as the coordinator of a namespace of somebody else admits nobody', async () => {
  const { one, two, three, namespaceId } = await start(3)
  await two.join(namespaceId, await one.invite(namespaceId))
  const { invitation, details } = await inviteOne(one, namespaceId)
  const { publicKey, secretKey } = storedIdentity(two.home, namespaceId)
  const signed = (bytes: Uint8Array) => hex.encode(sign(secretKey, bytes))
  const inner = { ...invitation.invitation, inviter_identity: [...publicKeyToBytes(publicKey)] }
  const own = {
    invitation: inner,
    inviter_signature: signed(nodeCrypto.sha256(invitationBytes({ invitation: inner }))),
  }
  const body = {
    ...details.body,
    coordinator: publicKey,
    peerUrls: [two.peerUrl],
    invitationsHash: invitationsHash(nodeCrypto, [own]),
  }
  const forged = { invitation: own, details: { body, signature: signed(detailsBytes(body)) } }
  expect(refusal(await joinCall(three, namespaceId, forged))).toEqual({ status: 409, code: 'not_coordinator' })
  expect(await listed(three)).toEqual([])
  // In April's form the coordinator is found by the founding, and has no record of such an invitation.
  expect(refusal(await joinCall(three, namespaceId, own)).code).toBe('invitation_tampered')
})
