/** Between a replica and its coordinator a connection that loses things: what was sent, or what was answered. */
import { beforeEach, expect, test } from 'vitest'
import { operationAnswer } from '#shared/wire/node.ts'
import { refusal, refusalDetails } from '../testing/answers.ts'
import type { Answer, TestNode } from '../testing/cluster.ts'
import { CuttingProxy, freePort, type Loss } from '../testing/cutting-proxy.ts'
import { createNodes } from '../testing/nodes.ts'
import { storedLog } from '../testing/stored.ts'

const nodes = createNodes()
let proxy: CuttingProxy
let one: TestNode
let two: TestNode
let namespaceId: string

const isWrite = (line: string) => line.startsWith('POST')
/** Of the first `count` requests that match this is lost, and nothing of later ones. */
function loseFirst(loss: Loss, count: number, matches: (line: string) => boolean = isWrite): void {
  let left = count
  proxy.lose = (line) => (matches(line) && left-- > 0 ? loss : 'nothing')
}
/** Everything to do with operations is lost, the question what became of them included. */
const loseAll = (loss: Loss) => {
  proxy.lose = (line) => (line.includes('/operations') || line.includes('/log') ? loss : 'nothing')
}

beforeEach(async () => {
  proxy = await CuttingProxy.start()
  nodes.stopLater(() => proxy.stop())
  proxy.targetPort = await freePort()
  one = await nodes.start({ name: 'one', peerPort: proxy.targetPort, peerUrl: proxy.url })
  two = await nodes.start({ name: 'two' })
  namespaceId = await one.createNamespace()
})

async function joinAsAdmin(): Promise<void> {
  await two.join(namespaceId, await one.invite(namespaceId))
  const identity = await two.identity(namespaceId)
  await one.call('PUT', `/groups/${namespaceId}/members/${identity}/role`, { role: 'Admin' })
  await two.waitForSubscription(namespaceId, 'live')
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
}

const create = (headers: Record<string, string> = {}): Promise<Answer> =>
  two.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: 'Once' }, headers)
const operationOf = (answer: Answer): string => {
  const details = refusalDetails(answer)
  if (typeof details !== 'object' || details === null || !('operationId' in details)) throw new Error(answer.text)
  return String(details.operationId)
}
const outcomeOf = async (operationId: string) =>
  (await two.expect(operationAnswer, 'GET', `/operations/${operationId}`)).data
/** Waits for the event, and answers what became of the operation. */
const resolved = (operationId: string) =>
  two.waitFor('the outcome', async () => {
    const outcome = await outcomeOf(operationId)
    return outcome.state === 'applied' || outcome.state === 'refused' ? outcome : undefined
  })
const onlyOnce = async (node: TestNode) =>
  (await node.groups(namespaceId)).filter(({ alias }) => alias === 'Once').map(({ groupId }) => groupId)

test('an answer that is lost once is asked for again: one entry, and the caller notices nothing', async () => {
  await joinAsAdmin()
  loseFirst('answer', 1)
  expect((await create()).status).toBe(200)
  expect(proxy.seen.filter(isWrite).length).toBeGreaterThanOrEqual(2)
  expect(await onlyOnce(two)).toHaveLength(1)
  expect(await onlyOnce(one)).toEqual(await onlyOnce(two))
})

test('a request that is lost once is sent again: one entry', async () => {
  await joinAsAdmin()
  loseFirst('request', 1)
  expect((await create()).status).toBe(200)
  expect(await onlyOnce(one)).toHaveLength(1)
})

test('answers that stay lost are an unknown outcome; it is applied once and told as soon as it is known', async () => {
  await joinAsAdmin()
  loseAll('answer')
  const answer = await create()
  expect(refusal(answer)).toEqual({ status: 503, code: 'outcome_unknown' })
  const operationId = operationOf(answer)
  expect((await outcomeOf(operationId)).state).toBe('unknown')
  const told = two.waitFor(
    'operation.resolved',
    (events) =>
      events.some((event) => event.type === 'operation.resolved' && event.operationId === operationId) || undefined,
  )
  proxy.lose = () => 'nothing'
  await told
  const outcome = await outcomeOf(operationId)
  expect(outcome).toMatchObject({ state: 'applied', namespaceId })
  // Whoever hears of it finds it.
  expect(await onlyOnce(two)).toHaveLength(1)
  expect(storedLog(one.home, namespaceId).filter((entry) => entry.includes(operationId))).toHaveLength(1)
  expect(storedLog(two.home, namespaceId)[(outcome.logNumber ?? 0) - 1]).toContain(operationId)
})

test('requests that never arrive are an unknown outcome; it turns out that nothing was done', async () => {
  await joinAsAdmin()
  loseAll('request')
  const operationId = operationOf(await create())
  proxy.lose = () => 'nothing'
  expect(await resolved(operationId)).toMatchObject({ state: 'refused', code: 'coordinator_unreachable' })
  expect(await onlyOnce(one)).toEqual([])
  expect(storedLog(one.home, namespaceId).some((entry) => entry.includes(operationId))).toBe(false)
})

test.each(['answer', 'request'] as const)(
  'the same key again, after a lost %s: one entry, one answer',
  async (loss) => {
    await joinAsAdmin()
    const key = { 'idempotency-key': 'same-again' }
    loseAll(loss)
    expect(refusal(await create(key))).toEqual({ status: 503, code: 'outcome_unknown' })
    proxy.lose = () => 'nothing'
    const again = await create(key)
    expect([again.status, again.text]).toEqual([200, (await create(key)).text])
    expect(await onlyOnce(one)).toHaveLength(1)
  },
)

test('the same key again while the coordinator is away: it stays unknown, and is found out later', async () => {
  await joinAsAdmin()
  const key = { 'idempotency-key': 'still-unknown' }
  loseAll('answer')
  const operationId = operationOf(await create(key))
  await one.stop()
  // It is in the log of the coordinator: to say that nothing was changed would be wrong.
  expect(refusal(await create(key))).toEqual({ status: 503, code: 'outcome_unknown' })
  proxy.lose = () => 'nothing'
  await one.restart()
  expect((await resolved(operationId)).state).toBe('applied')
  expect(await onlyOnce(one)).toHaveLength(1)
})

test('an unknown outcome is found out after a restart, and without a subscription', async () => {
  await joinAsAdmin()
  await two.call('DELETE', `/namespaces/${namespaceId}/subscribe`)
  loseAll('answer')
  const operationId = operationOf(await create())
  await two.stop()
  proxy.lose = () => 'nothing'
  await two.restart()
  expect((await resolved(operationId)).state).toBe('applied')
  expect(await onlyOnce(two)).toHaveLength(1)
  expect((await two.summary(namespaceId)).subscription).toBe('off')
})

test('a change that is accepted and cannot be fetched back is an unknown outcome, and resolves', async () => {
  await joinAsAdmin()
  await two.call('DELETE', `/namespaces/${namespaceId}/subscribe`)
  // The one thing that is lost is the log after the change, asked for until it is given up.
  const { logNumber } = await two.summary(namespaceId)
  const writesBefore = proxy.seen.filter(isWrite).length
  const isWritten = () => proxy.seen.filter(isWrite).length > writesBefore
  proxy.lose = (line) => (line.includes(`from=${logNumber + 1}`) && isWritten() ? 'answer' : 'nothing')
  const answer = await create()
  expect(refusal(answer)).toEqual({ status: 503, code: 'outcome_unknown' })
  proxy.lose = () => 'nothing'
  expect((await resolved(operationOf(answer))).state).toBe('applied')
  expect(await onlyOnce(two)).toHaveLength(1)
})

const isJoin = (line: string) => line.endsWith('/join')

test('a join whose answer is lost, tried again: the same answer, and one use', async () => {
  const invitation = await one.invite(namespaceId, { maxUses: 1 })
  proxy.lose = (line) => (isJoin(line) ? 'answer' : 'nothing')
  const first = await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation })
  expect(refusal(first)).toEqual({ status: 503, code: 'outcome_unknown' })
  // Admitted over there, and not listed here: the log was never fetched.
  expect((await two.call('GET', '/namespaces')).json).toEqual({ data: [] })
  proxy.lose = () => 'nothing'
  const joined = await two.join(namespaceId, invitation)
  expect(await two.join(namespaceId, invitation)).toEqual({ ...joined, alreadyMember: true })
  expect(joined.alreadyMember).toBe(false)
  expect(storedLog(one.home, namespaceId).filter((entry) => entry.includes('MemberJoined'))).toHaveLength(1)
})

test('a join that is admitted and whose log cannot be fetched leaves nothing listed, and can be tried again', async () => {
  const invitation = await one.invite(namespaceId, { maxUses: 1 })
  proxy.lose = (line) => (line.includes('/log') ? 'answer' : 'nothing')
  const first = await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation })
  expect(refusal(first)).toEqual({ status: 503, code: 'outcome_unknown' })
  expect((await two.call('GET', '/namespaces')).json).toEqual({ data: [] })
  proxy.lose = () => 'nothing'
  await two.join(namespaceId, invitation)
  expect(storedLog(two.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
})

test('whoever takes itself out, and loses the answer, is told that it is done', async () => {
  await joinAsAdmin()
  const identity = await two.identity(namespaceId)
  loseFirst('answer', 1)
  const answer = await two.call('POST', `/groups/${namespaceId}/members/remove`, { members: [identity] })
  expect([answer.status, answer.text]).toEqual([200, '{}'])
  const remaining = await one.call('GET', `/groups/${namespaceId}/members`)
  expect(remaining.text).not.toContain(identity)
})
