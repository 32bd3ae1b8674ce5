/** Upgrades that fail, on real nodes: the state says why, and nothing is between two versions. */
import { expect, test } from 'vitest'
import { refusal } from './testing/answers.ts'
import type { TestNode } from './testing/cluster.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { createNodes } from './testing/nodes.ts'
import { changeStored } from './testing/stored.ts'
import {
  createContext,
  createDemoNamespace,
  installDemo,
  ownVersions,
  publish,
  untilHeard,
  untilOwn,
  upgradesOf,
} from './testing/upgrading.ts'

const { start } = createNodes()
const NOW_MS = Date.UTC(2030, 0, 1)
const clockAt = (nowMs: number) => new FakeClock(nowMs)

/** The first has both versions, the second follows and has the older one; one context. */
async function two(upgradePolicy: unknown, clocks = [clockAt(NOW_MS), clockAt(NOW_MS)]) {
  const [one, other] = await Promise.all(
    ['one', 'two'].map((name, index) => start({ name, clock: clocks[index] ?? clockAt(NOW_MS) })),
  )
  if (one === undefined || other === undefined) throw new RangeError('Two nodes were to start.')
  const namespaceId = await createDemoNamespace(one, upgradePolicy)
  await createContext(one, namespaceId)
  await other.joinLive(namespaceId, await one.invite(namespaceId))
  await installDemo(one, '1.1.0')
  return { one, two: other, namespaceId }
}
const failureOf = (node: TestNode, namespaceId: string, which: 'self' | 'other') =>
  node.waitFor('a failure', async () => {
    const { nodes } = await upgradesOf(node, namespaceId)
    const context = nodes.find(({ isSelf }) => isSelf === (which === 'self'))?.contexts[0]
    return context?.state === 'failed' ? context : undefined
  })

test.each([
  ['bundle_missing', 'no node that has it can be reached', 'DELETE FROM bundles WHERE version = ?'],
  [
    'bundle_hash_wrong',
    'is not what was published',
    'UPDATE bundle_parts SET bytes = zeroblob(length(bytes)) WHERE hash = (SELECT hash FROM bundles WHERE version = ?)',
  ],
])('%s: the context stays, both nodes say why, and it moves once the version is there', async (code, why, damage) => {
  const { one, two: other, namespaceId } = await two('Automatic')
  await other.stop()
  await publish(one, namespaceId, { version: '1.1.0' })
  await untilOwn(one, namespaceId, '1.1.0 current')
  changeStored(one.home, damage, '1.1.0')
  await other.restart()
  const failed = await failureOf(other, namespaceId, 'self')
  expect(failed).toMatchObject({ version: '1.0.0', target: '1.1.0', failure: { code } })
  expect(failed.failure?.message).toContain(why)
  expect(await failureOf(one, namespaceId, 'other')).toMatchObject({ version: '1.0.0', failure: { code } })
  await installDemo(other, '1.1.0')
  for (const node of [other, one]) await untilHeard(node, namespaceId, '1.1.0 current')
})

test('a node gives up and tries again; a restart in between changes nothing', async () => {
  const { one, two: other, namespaceId } = await two('LazyOnAccess')
  const call = (rest: string) => other.call('POST', `/namespaces/${namespaceId}/upgrades/${rest}`, {})
  expect(refusal(await call('abort'))).toEqual({ status: 409, code: 'publication_closed' })
  const number = await publish(one, namespaceId, { version: '1.1.0' })
  await other.waitForLog(namespaceId, number)
  expect((await call('abort')).status).toBe(200)
  expect(await failureOf(other, namespaceId, 'self')).toMatchObject({ failure: { code: 'aborted' } })
  expect(await failureOf(one, namespaceId, 'other')).toMatchObject({ failure: { code: 'aborted' } })
  await other.stop()
  await other.restart()
  const { nodes } = await upgradesOf(other, namespaceId)
  const [context] = nodes.find(({ isSelf }) => isSelf)?.contexts ?? []
  expect(await other.call('POST', `/contexts/${context?.contextId}/open`, {})).toMatchObject({
    json: { data: { version: '1.0.0', moved: false } },
  })
  expect((await call('retry')).status).toBe(200)
  expect(ownVersions(await upgradesOf(other, namespaceId))).toEqual(['1.0.0 at-access'])
  expect(await other.call('POST', `/contexts/${context?.contextId}/open`, {})).toMatchObject({
    json: { data: { version: '1.1.0', moved: true } },
  })
})

test('a node that does not follow moves nothing by itself, and everything when it follows again', async () => {
  const { one, two: other, namespaceId } = await two('Automatic')
  expect((await other.call('DELETE', `/namespaces/${namespaceId}/subscribe`)).status).toBe(200)
  await publish(one, namespaceId, { version: '1.1.0' })
  expect((await other.call('POST', `/groups/${namespaceId}/sync`, {})).status).toBe(200)
  expect(ownVersions(await upgradesOf(other, namespaceId))).toEqual(['1.0.0 pending'])
  expect((await other.call('POST', `/namespaces/${namespaceId}/subscribe`)).status).toBe(200)
  await untilOwn(other, namespaceId, '1.1.0 current')
})

test('the clocks of two nodes are compared', async () => {
  const { one, two: other, namespaceId } = await two('Automatic', [clockAt(NOW_MS), clockAt(NOW_MS + 5000)])
  expect((await upgradesOf(other, namespaceId)).clockSkewMs).toBe(5000)
  expect((await upgradesOf(one, namespaceId)).clockSkewMs).toBeUndefined()
})

test('what cannot be published is refused with the reason', async () => {
  const { one, namespaceId } = await two('LazyOnAccess')
  const group = await one.createGroup(namespaceId, 'Team')
  const { applicationId } = await upgradesOf(one, namespaceId)
  const other = await one.installSample()
  const post = async (path: string, body: object) => refusal(await one.call('POST', path, body))
  const upgrades = `/namespaces/${namespaceId}/upgrades`
  expect(await post(upgrades, { version: '1.0.0' })).toEqual({ status: 409, code: 'version_not_newer' })
  expect(await post(upgrades, { version: '3.0.0' })).toEqual({ status: 404, code: 'bundle_not_found' })
  expect(await post(upgrades, { version: '1.1.0', deadlineMs: NOW_MS + 1 })).toEqual({
    status: 400,
    code: 'deadline_invalid',
  })
  expect(await post(`/groups/${group}/upgrade`, { targetApplicationId: applicationId })).toEqual({
    status: 409,
    code: 'policy_of_namespace',
  })
  expect(await post(`/groups/${namespaceId}/upgrade`, { targetApplicationId: other })).toEqual({
    status: 409,
    code: 'foreign_application',
  })
  expect(await post(`${upgrades}/1/withdraw`, {})).toEqual({ status: 404, code: 'publication_not_found' })
  expect((await upgradesOf(one, namespaceId)).publications).toEqual([])
})
