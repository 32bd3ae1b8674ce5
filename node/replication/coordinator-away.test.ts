/** The coordinator goes and comes back: at the same address, at another, as somebody else, or with another past. */
import { cpSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { refusal } from '../testing/answers.ts'
import type { TestNode } from '../testing/cluster.ts'
import { freePort } from '../testing/cutting-proxy.ts'
import { createNodes } from '../testing/nodes.ts'
import { storedLog } from '../testing/stored.ts'

const nodes = createNodes()

async function pair() {
  const { nodes: started, one, namespaceId } = await nodes.startNamespace(2)
  const [, two] = started
  if (two === undefined) throw new RangeError('Two nodes were to start.')
  const identity = await two.identity(namespaceId)
  await one.call('PUT', `/groups/${namespaceId}/members/${identity}/role`, { role: 'Admin' })
  const groupId = await one.createGroup(namespaceId, 'Before')
  const { logNumber } = await one.summary(namespaceId)
  await two.waitForLog(namespaceId, logNumber)
  return { one, two, namespaceId, groupId }
}
const peerPort = (node: TestNode) => Number(new URL(node.peerUrl).port)

/** It follows again: what happens at the coordinator from now on is seen there. */
async function expectLive(one: TestNode, two: TestNode, namespaceId: string): Promise<void> {
  await two.waitForSubscription(namespaceId, 'live')
  const groupId = await one.createGroup(namespaceId, 'After')
  await two.waitFor('the new group', async () => (await two.parentOf(namespaceId, groupId)) ?? undefined)
}

test('while the coordinator is away reads go on, writes say so and change nothing', async () => {
  const { one, two, namespaceId, groupId } = await pair()
  const before = storedLog(two.home, namespaceId)
  await one.stop()
  await two.waitForSubscription(namespaceId, 'offline')
  expect((await two.groups(namespaceId)).map((group) => group.groupId)).toEqual([groupId])
  for (const [method, path, body] of [
    ['POST', `/namespaces/${namespaceId}/groups`, { groupAlias: 'Lost' }],
    ['PUT', `/groups/${groupId}/alias`, { alias: 'Lost' }],
    ['DELETE', `/groups/${groupId}`, undefined],
    ['POST', `/groups/${namespaceId}/sync`, {}],
  ] as const)
    expect([path, refusal(await two.call(method, path, body))]).toEqual([
      path,
      { status: 503, code: 'coordinator_unreachable' },
    ])
  expect(storedLog(two.home, namespaceId)).toEqual(before)
  await one.restart()
  await expectLive(one, two, namespaceId)
  expect((await two.groups(namespaceId)).map(({ alias }) => alias).sort()).toEqual(['After', 'Before'])
})

test('a coordinator that comes back at its old address is followed again, with what it did alone', async () => {
  const { one, two, namespaceId } = await pair()
  await two.stop()
  await one.createGroup(namespaceId, 'Meanwhile')
  await one.stop()
  await two.restart()
  await two.waitForSubscription(namespaceId, 'offline')
  await one.restart()
  await expectLive(one, two, namespaceId)
  expect(storedLog(two.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
})

test('a coordinator that comes back at another address tells its members, and is followed there', async () => {
  const { one, two, namespaceId } = await pair()
  await one.stop()
  await two.waitForSubscription(namespaceId, 'offline')
  await one.restart({ peerPort: await freePort() })
  await expectLive(one, two, namespaceId)
})

test('a member that was away when the coordinator moved is told when it is back', async () => {
  const { one, two, namespaceId } = await pair()
  await Promise.all([one.stop(), two.stop()])
  await one.restart({ peerPort: await freePort() })
  await two.restart()
  await expectLive(one, two, namespaceId)
})

test('a coordinator that moved, and started once more since, still tells whoever was away', async () => {
  const { one, two, namespaceId } = await pair()
  await Promise.all([one.stop(), two.stop()])
  await one.restart({ peerPort: await freePort() })
  await one.stop()
  await one.restart()
  await two.restart()
  await expectLive(one, two, namespaceId)
})

test('a member that has moved too, and cannot be told, finds it by a --peer', async () => {
  const { one, two, namespaceId } = await pair()
  await Promise.all([one.stop(), two.stop()])
  await one.restart({ peerPort: await freePort() })
  await two.restart({ peerPort: await freePort(), peers: [one.peerUrl] })
  await expectLive(one, two, namespaceId)
})

test('a member that has moved too finds the coordinator by what another member knows', async () => {
  const { nodes: started, one, namespaceId } = await nodes.startNamespace(3)
  const [, two, three] = started
  if (two === undefined || three === undefined) throw new RangeError('Three nodes were to start.')
  await Promise.all([one.stop(), two.stop()])
  await one.restart({ peerPort: await freePort() })
  await three.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  await two.restart({ peerPort: await freePort(), peers: [three.peerUrl] })
  await expectLive(one, two, namespaceId)
})

test('a replica that was away catches up, and its own new address is published', async () => {
  const { one, two, namespaceId } = await pair()
  await two.stop()
  for (let index = 0; index < 5; index++) await one.createGroup(namespaceId, `While away ${index}`)
  await two.restart({ peerPort: await freePort() })
  await expectLive(one, two, namespaceId)
  await one.waitFor(
    'the address',
    () =>
      storedLog(one.home, namespaceId).some(
        (entry) => entry.includes('NodeAddressesSet') && entry.includes(two.peerUrl),
      ) || undefined,
  )
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  expect(storedLog(two.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
})

test('a subscription and its end survive restarts', async () => {
  const { two, namespaceId } = await pair()
  await two.stop()
  await two.restart()
  await two.waitForSubscription(namespaceId, 'live')
  await two.call('DELETE', `/namespaces/${namespaceId}/subscribe`)
  await two.stop()
  await two.restart()
  expect((await two.summary(namespaceId)).subscription).toBe('off')
})

test('whoever listens at the old address of the coordinator is not believed, and is shown no invitation', async () => {
  const { one, two, namespaceId } = await pair()
  const invitation = await one.invite(namespaceId)
  const three = await nodes.start({ name: 'three' })
  const port = peerPort(one)
  await one.stop()
  const asked: string[] = []
  const imposter = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'content-type': 'application/json', 'grove-next-nonce': 'abc' })
    response.end(
      JSON.stringify({
        name: 'one',
        version: '1',
        dashboardUrl: one.dashboardUrl,
        number: 99,
        entries: [{}],
        lastNumber: 99,
      }),
    )
  })
  await new Promise<void>((resolve) => imposter.listen(port, '127.0.0.1', resolve))
  nodes.stopLater(
    () =>
      new Promise((resolve) => {
        imposter.close(() => resolve())
        imposter.closeAllConnections()
      }),
  )
  const before = storedLog(two.home, namespaceId)
  await two.waitForSubscription(namespaceId, 'offline')
  const joining = await three.call('POST', `/namespaces/${namespaceId}/join`, { invitation })
  expect(refusal(joining)).toEqual({ status: 503, code: 'coordinator_unreachable' })
  expect(asked.filter((line) => line.startsWith('POST'))).toEqual([])
  // It took the request, and nobody knows what it did with it.
  const answer = refusal(await two.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: 'Sent astray' }))
  expect(answer).toEqual({ status: 503, code: 'outcome_unknown' })
  expect(asked.some((line) => line.startsWith('POST'))).toBe(true)
  expect(storedLog(two.home, namespaceId)).toEqual(before)
  expect((await two.summary(namespaceId)).subscription).toBe('offline')
  // The real one, elsewhere, is found by its notice, and knows of no such change.
  await one.restart({ peerPort: await freePort() })
  await expectLive(one, two, namespaceId)
  expect((await two.groups(namespaceId)).map(({ alias }) => alias)).not.toContain('Sent astray')
  // Who asks at both addresses shows the invitation at one of them.
  const four = await nodes.start({ name: 'four', peers: [one.peerUrl] })
  await four.join(namespaceId, invitation)
  expect(asked.filter((line) => line.endsWith('/join'))).toEqual([])
})

/** A coordinator whose data folder is put back to an earlier copy of it. */
async function withCopy() {
  const { one, two, namespaceId, groupId } = await pair()
  await one.stop()
  const copy = `${one.home}-copy`
  cpSync(one.home, copy, { recursive: true })
  nodes.stopLater(async () => rmSync(copy, { recursive: true }))
  await one.restart()
  await expectLive(one, two, namespaceId)
  const putBack = async () => {
    await one.stop()
    rmSync(one.home, { recursive: true })
    cpSync(copy, one.home, { recursive: true })
    await one.restart()
  }
  return { one, two, namespaceId, groupId, putBack }
}
const expectStopped = async (two: TestNode, namespaceId: string, groupId: string, before: string[]) => {
  await two.waitForSubscription(namespaceId, 'stopped')
  expect(storedLog(two.home, namespaceId)).toEqual(before)
  const write = await two.call('PUT', `/groups/${groupId}/alias`, { alias: 'No' })
  expect(refusal(write)).toEqual({ status: 503, code: 'replica_stopped' })
}

test('a coordinator that has forgotten entries stops its replicas, visibly', async () => {
  const { two, namespaceId, groupId, putBack } = await withCopy()
  const before = storedLog(two.home, namespaceId)
  await putBack()
  await expectStopped(two, namespaceId, groupId, before)
})

test('a coordinator that gives one number to two entries stops its replicas, visibly', async () => {
  const { one, two, namespaceId, groupId, putBack } = await withCopy()
  const before = storedLog(two.home, namespaceId)
  await two.stop()
  await putBack()
  // As many entries as the replica has, and more: only the chain tells.
  while ((await one.summary(namespaceId)).logNumber <= before.length) await one.createGroup(namespaceId, 'Another past')
  await two.restart()
  await expectStopped(two, namespaceId, groupId, before)
})
