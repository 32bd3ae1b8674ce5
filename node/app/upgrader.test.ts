/** Upgrades in every order of what people, nodes and time do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContextId } from '#shared/domain/ids.ts'
import { POLICY_KINDS, policyKind } from '#shared/domain/policy.ts'
import { inForceAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import { contextsOf, reportedVersion } from '../log/running-versions.ts'
import type { Publication } from '../log/state.ts'
import { StorageError } from '../storage/store.ts'
import { hexOf } from '../testing/actors.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { createContext, type History, history, perform } from '../testing/upgrade-history.ts'
import { type MemoryNode, UpgradeNetwork } from '../testing/upgrade-network.ts'
import { runsHere } from './upgrade-plan.ts'

const PARAMETERS =
  process.env.GROVE_LONG === undefined ? { numRuns: 25, seed: 1, endOnFailure: true } : { numRuns: 1_000 }
const TIMEOUT_MS = process.env.GROVE_LONG === undefined ? 120_000 : 900_000
const DAY_MS = 24 * 3600 * 1000

/** What a node runs, by context. */
function runningOn(at: MemoryNode): Map<ContextId, string> {
  const local = at.upgrader.localOf(at.namespace)
  return new Map(
    [...contextsOf(at.namespace.state, local.self)].map((held) => [held.contextId, runsHere(local, held).version]),
  )
}

/** A context has moved on a node: by what it holds and what its clock shows, was that allowed? */
function expectAllowed(
  at: MemoryNode,
  contextId: ContextId,
  from: string,
  to: string,
  now: number,
  opened: boolean,
): Publication {
  expect([from, to, isNewer(to, from)]).toEqual([from, to, true])
  const { publications } = at.namespace.state
  const publication = [...publications.values()].findLast((one) => one.version === to && one.ended?.as !== 'withdrawn')
  if (publication === undefined) throw new Error(`${contextId} runs ${to}, which is published no more.`)
  expect(publication.ended).toBeUndefined()
  const kind = policyKind(publication.policy)
  if (kind === 'LazyOnAccess') expect(opened).toBe(true)
  if (kind !== 'Coordinated') return publication
  const { asked, answers, forced, deadlineMs = Number.POSITIVE_INFINITY, decidedAtMs } = publication
  expect(decidedAtMs).toBeDefined()
  expect(forced || [...asked].every((who) => answers.get(who)?.agrees === true)).toBe(true)
  expect(now).toBeGreaterThanOrEqual(deadlineMs)
  return publication
}

/** Plays a history, checking every move; then everybody comes back, and everything that is to move has moved. */
async function play({ policy, agreeing, some }: History, seen: Map<string, number>): Promise<void> {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const { nodes, clock } = network
  await createContext(network, 'one')
  await createContext(network, 'two')
  await nodes[0].write('UpgradePolicySet', { upgradePolicy: policy })
  for (const [index, at] of nodes.entries()) {
    network.deliver(at)
    if (agreeing[index] === true) at.upgrader.setStandingAnswer(at.namespace, 'agree')
  }
  await network.settled()
  /** What each node ran when it was last seen. */
  const before = new Map(nodes.map((at) => [at, runningOn(at)]))
  /** Which contexts were opened on a node, by the publication in force there: they move when they can. */
  const opened = new Set<string>()
  const access = (at: MemoryNode, contextId: ContextId, number = 0) => `${nodes.indexOf(at)} ${contextId} ${number}`
  for (const at of nodes)
    at.onUpgrade = () => {
      const running = runningOn(at)
      for (const [contextId, version] of running) {
        const was = before.get(at)?.get(contextId) ?? version
        if (was === version) continue
        const number = inForceAt(at.namespace.state.publications.values(), clock.now())?.number
        const isOpened = opened.has(access(at, contextId, number))
        const { policy: under } = expectAllowed(at, contextId, was, version, clock.now(), isOpened)
        seen.set(policyKind(under), (seen.get(policyKind(under)) ?? 0) + 1)
      }
      before.set(at, running)
    }
  /** Every move was looked at when it was made; nothing else has changed a version. */
  const settle = async (): Promise<void> => {
    await network.settled()
    for (const at of nodes) {
      expect(at.faults).toEqual([])
      if (at.isUp)
        for (const [contextId, version] of runningOn(at))
          expect(before.get(at)?.get(contextId) ?? version).toBe(version)
    }
  }
  for (const [step, done] of some.entries()) {
    await perform(network, done, step, (at, contextIds) => {
      const number = inForceAt(at.namespace.state.publications.values(), clock.now())?.number
      for (const contextId of contextIds) opened.add(access(at, contextId, number))
    })
    await settle()
  }

  network.bundlesThere = true
  for (const at of nodes) at.start()
  for (let round = 0; round < 3; round++) {
    clock.advance(DAY_MS)
    await settle()
    for (const at of nodes) network.deliver(at)
    await settle()
  }
  const { state } = nodes[0].namespace
  const inForce = inForceAt(state.publications.values(), clock.now())
  for (const at of nodes) {
    const local = at.upgrader.localOf(at.namespace)
    expect(at.namespace.state.number).toBe(state.number)
    for (const held of contextsOf(state, local.self)) {
      const { version } = runsHere(local, held)
      // The log has heard what the node runs.
      expect(reportedVersion(state, local.self, held).version).toBe(version)
      const isAborted = local.choice.abortedPublication === inForce?.number
      if (inForce === undefined || policyKind(inForce.policy) === 'LazyOnAccess' || isAborted) continue
      expect(isNewer(inForce.version, version)).toBe(false)
    }
    const aborts = local.choice.abortedPublication !== undefined
    expect(aborts || state.reports.get(local.self)?.failure === undefined).toBe(true)
  }
}

test(
  'a context runs a version that the policy allows, and in the end the one that it should',
  async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(history, (one) => play(one, seen)),
      PARAMETERS,
    )
    console.log(`moves that were checked: ${JSON.stringify(Object.fromEntries(seen))}`)
    // Contexts did move, under every policy.
    for (const policy of POLICY_KINDS) expect([policy, (seen.get(policy) ?? 0) >= 5]).toEqual([policy, true])
  },
  TIMEOUT_MS,
)

test('a disk that is full leaves every context where it was; the log says so, and a second try moves them', async () => {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const [first] = network.nodes
  await first.write('UpgradePolicySet', { upgradePolicy: 'Automatic' })
  for (const name of ['one', 'two', 'three']) await createContext(network, name)
  let room = 1
  const writeContextVersion = first.store.writeContextVersion
  first.store.writeContextVersion = (row) => {
    if (room === 0) throw new StorageError('The disk is full.', { diskFull: true })
    room--
    writeContextVersion(row)
  }
  const { applicationId } = network
  await first.write('VersionPublished', { version: '1.1.0', appKey: hexOf('1.1.0'), applicationId })
  await network.settled()
  // The first of the three was written, and taken back with the others.
  expect([...runningOn(first).values()]).toEqual(['1.0.0', '1.0.0', '1.0.0'])
  const { state, self } = first.namespace
  expect(state.reports.get(self.publicKey)?.failure).toMatchObject({ code: 'disk_full' })
  expect(state.reports.get(self.publicKey)?.failure?.contextIds.size).toBe(3)
  expect(first.faults.length).toBeGreaterThan(0)
  room = 1000
  first.upgrader.retry(first.namespace)
  await network.settled()
  expect([...runningOn(first).values()]).toEqual(['1.1.0', '1.1.0', '1.1.0'])
  expect(state.reports.get(self.publicKey)?.failure).toBeUndefined()
})

/** Coordinated; 1.1.0 is published for a minute later, and all but the third have agreed. */
async function untilThirdAgrees() {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const { applicationId, clock, nodes } = network
  const [first, second, third] = nodes
  const deliver = async () => {
    for (const at of nodes) network.deliver(at)
    await network.settled()
  }
  await createContext(network, 'one')
  await first.write('UpgradePolicySet', { upgradePolicy: { Coordinated: { deadline: null } } })
  const deadlineMs = clock.now() + 60_000
  await first.write('VersionPublished', { version: '1.1.0', appKey: hexOf('1.1.0'), applicationId, deadlineMs })
  await deliver()
  const [publication] = first.namespace.state.publications.keys()
  if (publication === undefined) throw new Error('Nothing was published.')
  await second.write('UpgradeAnswered', { publication, agrees: true })
  await deliver()
  const agree = () => third.write('UpgradeAnswered', { publication, agrees: true })
  return { network, first, second, publication, deadlineMs, deliver, agree, clock, nodes }
}
/** The file is held by another program; answers what ends that. */
function hold(at: MemoryNode, name: 'writeContextVersion' | 'writeOperation'): () => void {
  const before = at.store[name]
  at.store[name] = () => {
    throw new StorageError('Another program holds the data file.', { passing: true })
  }
  return () => Object.assign(at.store, { [name]: before })
}

test('a coordinator that cannot write when the last one agrees writes the schedule a moment later', async () => {
  const { network, first, publication, deadlineMs, deliver, agree, clock, nodes } = await untilThirdAgrees()
  const { appendEntry } = first.store
  let failures = 0
  first.store.appendEntry = (row) => {
    if (row.json.includes('UpgradeScheduled') && failures++ === 0)
      throw new StorageError('Another program holds the data file.', { passing: true })
    appendEntry(row)
  }
  await agree()
  await network.settled()
  expect(first.faults).toHaveLength(1)
  expect(first.namespace.state.publications.get(publication)?.decidedAtMs).toBeUndefined()
  clock.advance(2000)
  await deliver()
  expect(first.namespace.state.publications.get(publication)?.decidedAtMs).toBeDefined()
  clock.advanceTo(deadlineMs)
  await deliver()
  for (const at of nodes) expect([...runningOn(at).values()]).toEqual(['1.1.0'])
})

test.each([
  ['moving', 'writeContextVersion'],
  ['reporting', 'writeOperation'],
] as const)('a node that cannot write at the deadline goes on with %s a moment later', async (_what, name) => {
  const { network, first, second, deadlineMs, deliver, agree, clock } = await untilThirdAgrees()
  await agree()
  await deliver()
  const release = hold(second, name)
  clock.advanceTo(deadlineMs)
  await network.settled()
  expect(second.faults).toHaveLength(1)
  release()
  clock.advance(2000)
  await network.settled()
  expect([...runningOn(second).values()]).toEqual(['1.1.0'])
  const report = first.namespace.state.reports.get(second.namespace.self.publicKey)
  expect([...(report?.versions.values() ?? [])]).toMatchObject([{ version: '1.1.0' }])
  // It was no failure of the upgrade: nobody is told to repair a disk.
  expect(report?.failure).toBeUndefined()
})

test('contexts stay when the file that was published is another version than it was published as', async () => {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const [first] = network.nodes
  const { applicationId } = network
  await first.write('UpgradePolicySet', { upgradePolicy: 'Automatic' })
  await createContext(network, 'one')
  network.called.set('9.9.9', '1.0.0')
  await first.write('VersionPublished', { version: '9.9.9', appKey: hexOf('9.9.9'), applicationId })
  await network.settled()
  expect([...runningOn(first).values()]).toEqual(['1.0.0'])
  const { state, self } = first.namespace
  expect(state.reports.get(self.publicKey)?.failure).toMatchObject({ code: 'bundle_invalid' })
})

test('a write is done, and the others hear of it, though whoever is told of it fails', async () => {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const [first] = network.nodes
  const { applicationId } = network
  const order: string[] = []
  first.ctx.events.listen(undefined, ({ event }) => {
    order.push(event.type)
    throw new Error('It fails.')
  })
  const heard: string[] = []
  first.ctx.events.listen(undefined, ({ event }) => heard.push(event.type))
  await first.write('UpgradePolicySet', { upgradePolicy: 'Automatic' })
  expect(await first.write('VersionPublished', { version: '1.1.0', appKey: hexOf('1.1.0'), applicationId })).toBe(true)
  expect(heard).toContain('namespace.changed')
  expect(heard).toEqual(order)
  expect(first.faults).toHaveLength(order.length)
})

test('nothing is looked at within what woke it: a commit is over first', async () => {
  const { network, first } = await untilThirdAgrees()
  let looks = 0
  const { upgradeChoice } = first.store
  first.store.upgradeChoice = (namespaceId) => {
    looks++
    return upgradeChoice(namespaceId)
  }
  first.upgrader.wake(first.namespace)
  expect(looks).toBe(0)
  await network.settled()
  expect(looks).toBeGreaterThan(0)
})

test('opening does not wait for ever for a bundle, and trying again asks once for all that stayed', async () => {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const [first] = network.nodes
  const { applicationId, clock } = network
  for (const name of ['one', 'two', 'three']) await createContext(network, name)
  await first.write('UpgradePolicySet', { upgradePolicy: 'LazyOnAccess' })
  await first.write('VersionPublished', { version: '1.1.0', appKey: hexOf('1.1.0'), applicationId })
  await network.settled()
  const { ensure } = network.bundles
  let asked = 0
  let come: () => void = () => undefined
  const coming = new Promise<void>((resolve) => {
    come = resolve
  })
  network.bundles.ensure = async (...wanted) => {
    asked++
    await coming
    return ensure(...wanted)
  }
  // Nobody has asked yet: what lies in wait for an access is fetched by the transfers alone.
  expect(asked).toBe(0)
  network.bundlesThere = false
  const opening = network.contextIds().map((id) => first.upgrader.open(first.namespace, id))
  await network.settled()
  clock.advance(5000)
  expect(await Promise.all(opening)).toEqual(Array(3).fill({ version: '1.0.0', moved: false }))
  come()
  await network.settled()
  const failure = () => first.namespace.state.reports.get(first.namespace.self.publicKey)?.failure
  expect([failure()?.code, failure()?.contextIds.size]).toEqual(['bundle_missing', 3])
  asked = 0
  network.bundlesThere = true
  first.upgrader.retry(first.namespace)
  await network.settled()
  expect(asked).toBe(1)
  expect([...runningOn(first).values()]).toEqual(['1.1.0', '1.1.0', '1.1.0'])
  expect(failure()).toBeUndefined()
})

test('a context does not move when its namespace is deleted while its bundle is on its way', async () => {
  const network = new UpgradeNetwork(new FakeClock(Date.UTC(2030, 0, 1)))
  const [first] = network.nodes
  const { applicationId, namespaceId } = network
  await createContext(network, 'one')
  await first.write('UpgradePolicySet', { upgradePolicy: 'LazyOnAccess' })
  await first.write('VersionPublished', { version: '1.1.0', appKey: hexOf('1.1.0'), applicationId })
  await network.settled()
  const { ensure } = network.bundles
  network.bundles.ensure = async (...wanted) => {
    await first.write('NamespaceDeleted', {})
    return ensure(...wanted)
  }
  const opened = await Promise.all(network.contextIds().map((id) => first.upgrader.open(first.namespace, id)))
  expect(first.namespace.state.deleted).toBeDefined()
  expect(opened).toEqual([{ version: '1.0.0', moved: false }])
  expect(first.store.contextVersions(namespaceId)).toEqual([])
})
