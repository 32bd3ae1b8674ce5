/** Upgrades in every order of what people, nodes and time do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToContextId, type ContextId } from '#shared/domain/ids.ts'
import { POLICY_KINDS, policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import { inForceAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import { contextsOf, reportedVersion } from '../log/running-versions.ts'
import { bytesOf, hexOf } from '../testing/actors.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type MemoryNode, UpgradeNetwork } from '../testing/upgrade-network.ts'
import { runsHere } from './upgrade-plan.ts'

const PARAMETERS =
  process.env.GROVE_LONG === undefined ? { numRuns: 25, seed: 1, endOnFailure: true } : { numRuns: 1_000 }
const TIMEOUT_MS = process.env.GROVE_LONG === undefined ? 120_000 : 900_000
const DAY_MS = 24 * 3600 * 1000

/** The one that takes most to move anything comes most often. */
const COORDINATED: UpgradePolicy = { Coordinated: { deadline: null } }
const POLICIES: UpgradePolicy[] = ['Automatic', 'LazyOnAccess', COORDINATED, COORDINATED]
const node = fc.nat({ max: 2 })
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('policy' as const), policy: fc.constantFrom(...POLICIES) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      node,
      minor: fc.nat({ max: 9 }),
      leadMs: fc.integer({ min: 1, max: 20_000 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      node,
      agrees: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('standing' as const),
      node,
      answer: fc.constantFrom('ask' as const, 'agree' as const, 'agree' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('extend' as const, 'force' as const, 'withdraw' as const), node }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('open' as const), node, context: fc.nat({ max: 5 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('restart' as const, 'away' as const, 'back' as const, 'back' as const, 'back' as const),
      node,
    }),
  },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('deliver' as const), node }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('tick' as const), ms: fc.integer({ min: 1, max: 8000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('abort' as const, 'retry' as const), node }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('context' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bundles' as const), there: fc.boolean() }) },
)
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never
const often = fc.constantFrom(true, true, true, false)
const history = fc.record({
  policy: fc.constantFrom(...POLICIES),
  /** Which nodes agree by themselves. */
  agreeing: fc.tuple(often, often, often),
  some: fc.array(command, { minLength: 30, maxLength: 70, size: 'max' }),
})
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

/** What a node runs, by context. */
function runningOn(at: MemoryNode): Map<ContextId, string> {
  const local = at.upgrader.localOf(at.namespace)
  return new Map(
    [...contextsOf(at.namespace.state, local.self)].map((held) => [held.contextId, runsHere(local, held).version]),
  )
}

async function createContext({ nodes: [first] }: UpgradeNetwork, name: string): Promise<void> {
  const { namespaceId } = first.namespace.state
  await first.write('ContextCreated', { contextId: bytesToContextId(bytesOf(name)), groupId: namespaceId })
}

/** Does what it says, where that is possible. Answers the context that was opened. */
async function perform(network: UpgradeNetwork, done: Command, step: number): Promise<ContextId | undefined> {
  const { nodes, clock } = network
  if (done.do === 'tick') clock.advance(done.ms)
  else if (done.do === 'bundles') network.bundlesThere = done.there
  else if (done.do === 'context') nodes[0].isUp && (await createContext(network, `context ${step}`))
  else if (done.do === 'policy')
    nodes[0].isUp && (await nodes[0].write('UpgradePolicySet', { upgradePolicy: done.policy }))
  else {
    const at = nodes[done.node]
    if (at === undefined) throw new RangeError('There are three.')
    if (done.do === 'back') at.start()
    if (!at.isUp) return undefined
    const { state } = at.namespace
    const publication = [...state.publications.keys()].at(-1) ?? 1
    if (done.do === 'away' || done.do === 'restart') at.stop()
    if (done.do === 'restart') at.start()
    if (done.do === 'deliver') network.deliver(at)
    if (done.do === 'answer') await at.write('UpgradeAnswered', { publication, agrees: done.agrees })
    if (done.do === 'standing') at.upgrader.setStandingAnswer(at.namespace, done.answer)
    if (done.do === 'extend') await at.write('UpgradeDeadlineSet', { publication, deadlineMs: clock.now() + 4000 })
    if (done.do === 'force') await at.write('UpgradeForced', { publication })
    if (done.do === 'withdraw') await at.write('UpgradeWithdrawn', { publication })
    if (done.do === 'retry') await at.upgrader.retry(at.namespace)
    if (done.do === 'abort') expectRefusedOrDone(() => at.upgrader.abort(at.namespace))
    if (done.do === 'publish') {
      const version = `1.${done.minor}.0`
      const deadline = typeof state.upgradePolicy === 'string' ? {} : { deadlineMs: clock.now() + done.leadMs }
      const { applicationId } = network
      await at.write('VersionPublished', { version, appKey: hexOf(version), applicationId, ...deadline })
    }
    if (done.do === 'open') {
      const ids = [...state.groupIdByContextId.keys()]
      const contextId = ids[done.context % ids.length]
      if (contextId !== undefined) await at.upgrader.open(at.namespace, contextId)
      return contextId
    }
  }
  return undefined
}
function expectRefusedOrDone(work: () => void): void {
  try {
    work()
  } catch (error) {
    expect(error).toMatchObject({ refusal: { code: 'publication_closed' } })
  }
}

/** A context has moved on a node: by what it holds and what its clock shows, was that allowed? */
function expectAllowed(
  at: MemoryNode,
  contextId: ContextId,
  from: string,
  to: string,
  now: number,
  opened: boolean,
): void {
  expect([from, to, isNewer(to, from)]).toEqual([from, to, true])
  const { publications } = at.namespace.state
  const publication = [...publications.values()].findLast((one) => one.version === to && one.ended?.as !== 'withdrawn')
  if (publication === undefined) throw new Error(`${contextId} runs ${to}, which is published no more.`)
  expect(publication.ended).toBeUndefined()
  const kind = policyKind(publication.policy)
  if (kind === 'LazyOnAccess') expect(opened).toBe(true)
  if (kind !== 'Coordinated') return
  const { asked, answers, forced, deadlineMs = Number.POSITIVE_INFINITY, decidedAtMs } = publication
  expect(decidedAtMs).toBeDefined()
  expect(forced || [...asked].every((who) => answers.get(who)?.agrees === true)).toBe(true)
  expect(now).toBeGreaterThanOrEqual(deadlineMs)
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
  const check = (opened: ContextId | undefined, by: number | undefined): void => {
    for (const [index, at] of nodes.entries()) {
      expect(at.faults).toEqual([])
      if (!at.isUp) continue
      const running = runningOn(at)
      for (const [contextId, version] of running) {
        const was = before.get(at)?.get(contextId) ?? version
        if (was === version) continue
        expectAllowed(at, contextId, was, version, clock.now(), opened === contextId && by === index)
        const { policy } =
          [...at.namespace.state.publications.values()].findLast((one) => one.version === version) ?? {}
        if (policy !== undefined) seen.set(policyKind(policy), (seen.get(policyKind(policy)) ?? 0) + 1)
      }
      before.set(at, running)
    }
  }
  for (const [step, done] of some.entries()) {
    const opened = await perform(network, done, step)
    await network.settled()
    check(opened, 'node' in done ? done.node : undefined)
  }

  network.bundlesThere = true
  for (const at of nodes) at.start()
  clock.advance(DAY_MS)
  for (let round = 0; round < 3; round++) {
    for (const at of nodes) network.deliver(at)
    await network.settled()
    clock.advance(DAY_MS)
    await network.settled()
  }
  check(undefined, undefined)
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
    for (const policy of POLICY_KINDS) expect([policy, (seen.get(policy) ?? 0) > 10]).toEqual([policy, true])
  },
  TIMEOUT_MS,
)
