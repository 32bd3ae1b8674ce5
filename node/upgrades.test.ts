/** Three real nodes and each upgrade policy; the clock is the test's where time matters. */
import { expect, test } from 'vitest'
import { namespacesAnswer } from '#shared/wire/namespace-views.ts'
import { nodeContextsAnswer } from '#shared/wire/upgrades.ts'
import { refusal } from './testing/answers.ts'
import type { TestNode } from './testing/cluster.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { createNodes } from './testing/nodes.ts'
import {
  createContext,
  createDemoNamespace,
  heardVersions,
  installDemo,
  openContext,
  ownVersions,
  publish,
  untilHeard,
  untilOwn,
  upgradesOf,
} from './testing/upgrading.ts'

const { start } = createNodes()
const NOW_MS = Date.UTC(2030, 0, 1)
const HOUR_MS = 3_600_000

async function three(upgradePolicy: unknown, clock = new FakeClock(NOW_MS)) {
  const nodes = await Promise.all(['one', 'two', 'three'].map((name) => start({ name, clock })))
  const [one, two, last] = nodes
  if (one === undefined || two === undefined || last === undefined) throw new RangeError('Three nodes were to start.')
  const namespaceId = await createDemoNamespace(one, upgradePolicy)
  const invitation = await one.invite(namespaceId)
  for (const node of [two, last]) {
    await installDemo(node, '1.0.0')
    await node.joinLive(namespaceId, invitation)
  }
  const contexts = [await createContext(one, namespaceId), await createContext(one, namespaceId)]
  for (const node of nodes) await installDemo(node, '1.1.0')
  for (const node of [two, last]) await node.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  return { nodes, one, two, three: last, namespaceId, contexts, clock }
}
const post = (node: TestNode, namespaceId: string, rest: string, body: object = {}) =>
  node.call('POST', `/namespaces/${namespaceId}/upgrades/${rest}`, body)

test('automatic: every node moves all its contexts by itself; one that was away does so when it is back', async () => {
  const { nodes, one, two, three: last, namespaceId } = await three('Automatic')
  await last.stop()
  expect(ownVersions(await upgradesOf(one, namespaceId))).toEqual(['1.0.0 current', '1.0.0 current'])
  const publication = await publish(one, namespaceId, { version: '1.1.0', notes: 'New things' })
  for (const node of [one, two]) await untilOwn(node, namespaceId, '1.1.0 current')
  const heard = await one.waitFor('the report of the second', async () => {
    const upgrades = await upgradesOf(one, namespaceId)
    return heardVersions(upgrades).filter((all) => all.every((one) => one === '1.1.0 current')).length === 2
      ? upgrades
      : undefined
  })
  expect(heard.publications).toMatchObject([{ publication, version: '1.1.0', status: 'in-force', notes: 'New things' }])
  expect(heardVersions(heard)).toContainEqual(['1.0.0 pending', '1.0.0 pending'])
  await last.restart()
  for (const node of nodes) await untilHeard(node, namespaceId, '1.1.0 current')
})

test('lazy: a context moves on a node when it is opened there, and not before', async () => {
  const { one, two, three: last, namespaceId, contexts } = await three('LazyOnAccess')
  const [first = '', second = ''] = contexts
  await publish(one, namespaceId, { version: '1.1.0' })
  for (const node of [one, two, last]) await untilHeard(node, namespaceId, '1.0.0 at-access')
  expect(await openContext(two, first)).toEqual({ contextId: first, version: '1.1.0', moved: true })
  expect(await openContext(two, first)).toEqual({ contextId: first, version: '1.1.0', moved: false })
  const heard = await last.waitFor('the report', async () => {
    const upgrades = await upgradesOf(last, namespaceId)
    return heardVersions(upgrades).flat().includes('1.1.0 current') ? upgrades : undefined
  })
  expect(heardVersions(heard).flat().sort()).toEqual([
    '1.0.0 at-access',
    '1.0.0 at-access',
    '1.0.0 at-access',
    '1.0.0 at-access',
    '1.0.0 at-access',
    '1.1.0 current',
  ])
  await two.stop()
  await two.restart()
  expect(ownVersions(await upgradesOf(two, namespaceId)).sort()).toEqual(['1.0.0 at-access', '1.1.0 current'])
  expect(await openContext(two, second)).toMatchObject({ version: '1.1.0', moved: true })
  // A context that begins now begins with the version in force.
  const third = await createContext(one, namespaceId)
  expect(await openContext(one, third)).toEqual({ contextId: third, version: '1.1.0', moved: false })
})

test('coordinated: agreed by all, every node moves at the deadline, also after a restart and when it was away', async () => {
  const {
    nodes,
    one,
    two,
    three: last,
    namespaceId,
    clock,
  } = await three({ Coordinated: { deadline: { secs: 3600, nanos: 0 } } })
  const publication = await publish(one, namespaceId, { version: '1.1.0' })
  await last.waitForLog(namespaceId, publication)
  expect(await upgradesOf(last, namespaceId)).toMatchObject({
    publications: [{ status: 'collecting', deadlineMs: NOW_MS + HOUR_MS }],
    current: { version: '1.0.0' },
  })
  expect((await post(two, namespaceId, `${publication}/agree`)).status).toBe(200)
  expect(
    (await last.call('PUT', `/namespaces/${namespaceId}/upgrades/standing-answer`, { answer: 'agree' })).status,
  ).toBe(200)
  for (const node of nodes) {
    const upgrades = await untilHeard(node, namespaceId, '1.0.0 at-deadline')
    expect(upgrades.publications).toMatchObject([{ status: 'scheduled', forced: false }])
    expect(upgrades.nodes.map(({ answer }) => answer)).toEqual(['agreed', 'agreed', 'agreed'])
  }
  await two.stop()
  await two.restart()
  await last.stop()
  clock.advance(HOUR_MS - 1)
  for (const node of [one, two]) await untilHeard(node, namespaceId, '1.0.0 at-deadline')
  clock.advance(1)
  for (const node of [one, two]) await untilOwn(node, namespaceId, '1.1.0 current')
  await last.restart()
  for (const node of nodes) await untilHeard(node, namespaceId, '1.1.0 current')
})

test('coordinated: not agreed in time, nothing moves; it can be extended, forced and withdrawn as the rules allow', async () => {
  const { nodes, one, two, three: last, namespaceId, clock } = await three({ Coordinated: { deadline: null } })
  const deadlineMs = NOW_MS + HOUR_MS
  const publication = await publish(one, namespaceId, { version: '1.1.0', deadlineMs })
  for (const node of [two, last]) await node.waitForLog(namespaceId, publication)
  expect((await post(two, namespaceId, `${publication}/decline`)).status).toBe(200)
  expect(refusal(await post(two, namespaceId, `${publication}/force`))).toEqual({ status: 403, code: 'not_admin' })
  expect(refusal(await post(one, namespaceId, `${publication}/force`))).toEqual({ status: 409, code: 'node_declined' })
  clock.advanceTo(deadlineMs)
  for (const node of nodes) {
    const upgrades = await upgradesOf(node, namespaceId)
    expect(upgrades.publications).toMatchObject([{ status: 'lapsed' }])
    expect(heardVersions(upgrades).flat()).toEqual(Array(6).fill('1.0.0 current'))
  }
  expect(refusal(await post(last, namespaceId, `${publication}/agree`))).toEqual({
    status: 409,
    code: 'publication_closed',
  })
  expect(refusal(await post(one, namespaceId, `${publication}/extend`, { deadlineMs }))).toEqual({
    status: 400,
    code: 'deadline_invalid',
  })
  expect((await post(one, namespaceId, `${publication}/extend`, { deadlineMs: deadlineMs + HOUR_MS })).status).toBe(200)
  // Everybody is asked anew: nobody has declined now.
  expect((await upgradesOf(one, namespaceId)).nodes.map(({ answer }) => answer).sort()).toEqual([
    'agreed',
    'missing',
    'missing',
  ])
  expect((await post(one, namespaceId, `${publication}/force`)).status).toBe(200)
  for (const node of nodes) await untilHeard(node, namespaceId, '1.0.0 at-deadline')
  expect((await post(one, namespaceId, `${publication}/withdraw`)).status).toBe(200)
  for (const node of nodes) await untilHeard(node, namespaceId, '1.0.0 current')
  clock.advance(2 * HOUR_MS)
  for (const node of nodes)
    expect(ownVersions(await upgradesOf(node, namespaceId))).toEqual(['1.0.0 current', '1.0.0 current'])
})

test('the contexts of a node are read page by page, and of one group; whoever is not there has none to show', async () => {
  const { one, two, namespaceId, contexts } = await three('LazyOnAccess')
  const team = await one.createGroup(namespaceId, 'team')
  const inTeam = await createContext(one, team)
  const identity = await one.identity(namespaceId)
  const path = (who: string) => `/namespaces/${namespaceId}/upgrades/nodes/${who}`
  const read = async (query: string) => (await one.expect(nodeContextsAnswer, 'GET', `${path(identity)}?${query}`)).data
  const ids = async (query: string) => (await read(query)).contexts.map(({ contextId }) => contextId)
  expect(await ids('limit=2')).toEqual(contexts)
  expect(await read('offset=2&limit=200')).toMatchObject({ total: 3, contexts: [{ contextId: inTeam, groupId: team }] })
  expect(await ids('offset=3')).toEqual([])
  expect(await ids(`groupId=${team}`)).toEqual([inTeam])
  expect(await ids(`groupId=${namespaceId}&offset=1`)).toEqual([contexts[1]])
  const elsewhere = await two.identity(await two.createNamespace('elsewhere'))
  expect(refusal(await one.call('GET', path(elsewhere)))).toEqual({ status: 404, code: 'member_not_found' })
})

test('the summary says what a badge says, on each node what matters there', async () => {
  const { one, two, namespaceId } = await three({ Coordinated: { deadline: null } })
  const badge = async (node: TestNode) => (await node.summary(namespaceId)).upgrade
  expect(await badge(one)).toBeUndefined()
  const publication = await publish(one, namespaceId, { version: '1.1.0', deadlineMs: NOW_MS + HOUR_MS })
  await two.waitForLog(namespaceId, publication)
  // Whoever publishes has agreed.
  expect([await badge(one), await badge(two)]).toEqual(['pending', 'answer'])
  const { data } = await two.expect(namespacesAnswer, 'GET', '/namespaces')
  expect(data.map(({ upgrade }) => upgrade)).toEqual(['answer'])
  expect((await post(one, namespaceId, `${publication}/withdraw`)).status).toBe(200)
  expect(await badge(one)).toBeUndefined()
})
