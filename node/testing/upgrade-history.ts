/** What people, nodes and time do to the versions of a namespace, at random. */
import fc from 'fast-check'
import { bytesToContextId, type ContextId } from '#shared/domain/ids.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { RefusedError } from '../app/refused-error.ts'
import { contextsOf } from '../log/running-versions.ts'
import { bytesOf, hexOf } from './actors.ts'
import type { MemoryNode, UpgradeNetwork } from './upgrade-network.ts'

/** The one that takes most to move anything comes most often. */
const COORDINATED: UpgradePolicy = { Coordinated: { deadline: null } }
const POLICIES: UpgradePolicy[] = ['Automatic', 'LazyOnAccess', 'LazyOnAccess', COORDINATED, COORDINATED]
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
  { weight: 16, arbitrary: fc.record({ do: fc.constant('open' as const), node, context: fc.nat({ max: 5 }) }) },
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
export const history = fc.record({
  policy: fc.constantFrom(...POLICIES),
  /** Which nodes agree by themselves. */
  agreeing: fc.tuple(often, often, often),
  some: fc.array(command, { minLength: 30, maxLength: 70, size: 'max' }),
})
export type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

export async function createContext({ nodes: [first] }: UpgradeNetwork, name: string): Promise<void> {
  const { namespaceId } = first.namespace.state
  await first.write('ContextCreated', { contextId: bytesToContextId(bytesOf(name)), groupId: namespaceId })
}

/** Does what it says, where that is possible; `onAccess` is told of every access before it is made. */
export async function perform(
  network: UpgradeNetwork,
  done: Command,
  step: number,
  onAccess: (at: MemoryNode, contextIds: readonly ContextId[]) => void,
): Promise<void> {
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
    if (!at.isUp) return
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
    if (done.do === 'retry') {
      // What was opened and could not move is opened again.
      onAccess(at, [...(at.upgrader.localOf(at.namespace).failure?.contextIds ?? [])])
      at.upgrader.retry(at.namespace)
    }
    if (done.do === 'abort') refusedOrDone(() => at.upgrader.abort(at.namespace))
    if (done.do === 'publish') {
      const version = `1.${done.minor}.0`
      const deadline = typeof state.upgradePolicy === 'string' ? {} : { deadlineMs: clock.now() + done.leadMs }
      const { applicationId } = network
      await at.write('VersionPublished', { version, appKey: hexOf(version), applicationId, ...deadline })
    }
    if (done.do === 'open') {
      const own = [...contextsOf(state, at.namespace.self.publicKey)]
      const contextId = own[done.context % own.length]?.contextId
      if (contextId === undefined) return
      onAccess(at, [contextId])
      await at.upgrader.open(at.namespace, contextId)
    }
  }
}
function refusedOrDone(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof RefusedError) || error.refusal.code !== 'publication_closed') throw error
  }
}
