/** What is counted of contexts, and what a badge says, against the contexts themselves, page by page. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToContextId, type ContextId, type GroupId } from '#shared/domain/ids.ts'
import { type ContextVersion, type UpgradeNode, type Upgrades, upgradesAnswer } from '#shared/wire/upgrades.ts'
import { bytesOf, createActor, hexOf } from '../testing/actors.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { createContext, type History, history, perform } from '../testing/upgrade-history.ts'
import { type MemoryNode, UpgradeNetwork } from '../testing/upgrade-network.ts'
import { type Standings, standingsAt } from './context-standings.ts'
import { createGroup } from './groups.ts'
import { upgradeNotice } from './upgrade-notice.ts'
import { upgradesView } from './upgrade-views.ts'
import { createWriteKey } from './write.ts'

const TIMEOUT_MS = 120_000
const [guest, stranger] = [createActor('guest').publicKey, createActor('stranger').publicKey]

/** A team below the root that the read-only node is not in, with contexts of its own, and a guest who is in nothing else. */
async function createScene() {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const { namespaceId, nodes } = network
  const [first, second] = nodes
  const members = [second.namespace.self.publicKey, guest].map((identity) => ({ identity, role: 'Member' as const }))
  const contexts = ['three', 'four', 'five'].map((name) => bytesToContextId(bytesOf(name)))
  const team = await createGroup(first.ctx, createWriteKey(undefined, ''), namespaceId, { visibility: 'restricted' })
  expect(await first.write('MembersAdded', { groupId: team, members })).toBe(true)
  for (const contextId of contexts) expect(await first.write('ContextCreated', { contextId, groupId: team })).toBe(true)
  for (const name of ['one', 'two']) await createContext(network, name)
  for (const at of nodes) network.deliver(at)
  await network.settled()
  return { network, team }
}

function standingsOf({ ctx, namespace, upgrader }: MemoryNode): Standings {
  return standingsAt(namespace, upgrader.localOf(namespace), ctx.now())
}
/** What the node answers, by the schema of the answer. */
const upgradesOf = ({ ctx, namespace, upgrader }: MemoryNode): Upgrades =>
  upgradesAnswer.parse({ data: upgradesView(ctx, namespace, upgrader.localOf(namespace)) }).data

/** All pages of two. */
function rowsOf(standings: Standings, { identity }: Pick<UpgradeNode, 'identity'>): ContextVersion[] {
  const rows: ContextVersion[] = []
  for (;;) {
    const { total, contexts } = standings.page(identity, { offset: rows.length, limit: 2 })
    rows.push(...contexts)
    if (contexts.length === 0) {
      expect(rows).toHaveLength(total)
      return rows
    }
  }
}

/** The most urgent thing, from every context of every node. */
function noticeFrom({ nodes, publications }: Upgrades, rows: ReadonlyMap<string, readonly ContextVersion[]>) {
  const self = nodes.find(({ isSelf }) => isSelf)
  const own = rows.get(self?.identity ?? '') ?? []
  if (own.some(({ state }) => state === 'failed')) return 'failed'
  const upcoming = publications.find(({ status }) => ['collecting', 'scheduled', 'lapsed'].includes(status))
  if (upcoming?.status === 'collecting' && self?.answer === 'missing') return 'answer'
  if (upcoming?.status === 'lapsed') return 'lapsed'
  const isMoving = [...rows.values()].flat().some(({ state }) => state !== 'current' && state !== 'at-deadline')
  return upcoming !== undefined || isMoving ? 'pending' : undefined
}

function checkNode(at: MemoryNode, team: GroupId, seen: Map<string, number>): void {
  const upgrades = upgradesOf(at)
  const standings = standingsOf(at)
  const rows = new Map<string, readonly ContextVersion[]>()
  const distinct = new Set<ContextId>()
  for (const node of upgrades.nodes) {
    const contexts = rowsOf(standings, node)
    rows.set(node.identity, contexts)
    const counts = { current: 0, 'at-access': 0, pending: 0, 'at-deadline': 0, failed: 0 }
    for (const { state, contextId } of contexts) {
      counts[state]++
      distinct.add(contextId)
      seen.set(state, (seen.get(state) ?? 0) + 1)
    }
    const isAhead = ({ state, version }: ContextVersion) => state === 'current' && version !== upgrades.current.version
    const failure = contexts.find(({ state }) => state === 'failed')?.failure
    expect(node).toMatchObject({ counts, aheadCount: contexts.filter(isAhead).length })
    expect(node.failure).toEqual(failure)
    const inTeam = standings.page(node.identity, { groupId: team, offset: 0, limit: 100 }).contexts
    expect(inTeam).toEqual(contexts.filter(({ groupId }) => groupId === team))
  }
  expect(upgrades.contextCount).toBe(distinct.size)
  const { ctx, namespace, upgrader } = at
  const notice = upgradeNotice(namespace, upgrader.localOf(namespace), ctx.now())
  expect(notice).toBe(noticeFrom(upgrades, rows))
  seen.set(`notice ${notice}`, (seen.get(`notice ${notice}`) ?? 0) + 1)
}

async function play({ policy, agreeing, some }: History, seen: Map<string, number>): Promise<void> {
  const { network, team } = await createScene()
  const { nodes } = network
  await nodes[0].write('UpgradePolicySet', { upgradePolicy: policy })
  for (const [index, at] of nodes.entries()) {
    network.deliver(at)
    if (agreeing[index] === true) at.upgrader.setStandingAnswer(at.namespace, 'agree')
  }
  for (const [step, done] of some.entries()) {
    await perform(network, done, step, () => undefined)
    await network.settled()
    for (const at of nodes) if (at.isUp) checkNode(at, team, seen)
  }
}

test(
  'what is counted of every node is what its pages hold, and the badge says what matters most in them',
  async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(history, (one) => play(one, seen)),
      { numRuns: 12, seed: 1, endOnFailure: true },
    )
    console.log(`contexts, and notices, that were compared: ${JSON.stringify(Object.fromEntries(seen))}`)
    const states = ['current', 'at-access', 'pending', 'at-deadline', 'failed']
    const notices = ['failed', 'answer', 'lapsed', 'pending', 'undefined'].map((name) => `notice ${name}`)
    for (const what of [...states, ...notices]) expect([what, (seen.get(what) ?? 0) > 0]).toEqual([what, true])
  },
  TIMEOUT_MS,
)

test('a role is told of whoever has one in the namespace, and nothing is made up for a guest of a group', async () => {
  const { network } = await createScene()
  const [first, second, third] = network.nodes
  const { nodes } = upgradesOf(first)
  const told = (who: string) => nodes.find(({ identity }) => identity === who)
  expect(told(second.namespace.self.publicKey)).toMatchObject({ role: 'Admin', counts: { current: 5 } })
  expect(told(third.namespace.self.publicKey)).toMatchObject({ role: 'ReadOnly', counts: { current: 2 } })
  expect(told(guest)).toMatchObject({ counts: { current: 3 } })
  expect(told(guest)).not.toHaveProperty('role')
  expect(standingsOf(first).page(stranger, { offset: 0, limit: 10 })).toEqual({ total: 0, contexts: [] })
})

test('contexts that had moved before a version was withdrawn are counted, and nothing waits', async () => {
  const { network, team } = await createScene()
  const [first, second] = network.nodes
  const [contextId] = network.contextIds()
  if (contextId === undefined) throw new Error('There are contexts.')
  const { applicationId } = network
  await first.write('VersionPublished', { version: '1.1.0', appKey: hexOf('1.1.0'), applicationId })
  network.deliver(second)
  await second.upgrader.open(second.namespace, contextId)
  await network.settled()
  const [publication] = first.namespace.state.publications.keys()
  expect(await first.write('UpgradeWithdrawn', { publication: publication ?? 0 })).toBe(true)
  network.deliver(second)
  const seen = new Map<string, number>()
  for (const at of [first, second]) {
    checkNode(at, team, seen)
    expect(
      upgradesOf(at)
        .nodes.map(({ aheadCount }) => aheadCount)
        .sort(),
    ).toEqual([0, 0, 0, 1])
  }
  expect([...seen.keys()].sort()).toEqual(['current', 'notice undefined'])
})
