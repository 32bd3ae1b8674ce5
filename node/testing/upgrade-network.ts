/**
 * Three nodes in memory: the real log, rules, use cases and upgrader, with a network that does what it is told. Nothing
 * takes time, so thousands of histories can be played.
 */
import { bytesToApplicationId, bytesToPublicKey, type ContextId, type GroupId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Operation, OperationKind, Payload } from '#shared/wire/log.ts'
import { acceptOperation, findCoordinated } from '../app/admit.ts'
import type { BundleSource } from '../app/bundle-source.ts'
import { createNamespace } from '../app/create-namespace.ts'
import { createEventFeed } from '../app/events.ts'
import { foldVerified, type Namespace, Namespaces } from '../app/namespaces.ts'
import type { NodeContext } from '../app/node-context.ts'
import type { Peers, SubmitResult } from '../app/peers.ts'
import { RefusedError } from '../app/refused-error.ts'
import { Upgrader } from '../app/upgrader.ts'
import { createWriteKey, write } from '../app/write.ts'
import { createKeyPair } from '../log/node-crypto.ts'
import { createMemoryStore } from '../storage/memory-store.ts'
import type { IdentityRow, Store } from '../storage/store.ts'
import { bytesOf, hexOf } from './actors.ts'
import type { FakeClock } from './fake-clock.ts'

const APPLICATION = bytesToApplicationId(bytesOf('application'))
const never = (): never => {
  throw new Error('Nothing in these histories asks for this.')
}

/** Everything that was begun has gone as far as it can. */
const settled = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve))
}

export class MemoryNode {
  readonly store: Store = createMemoryStore()
  readonly faults: unknown[] = []
  /** Called as soon as something about upgrades has changed on this node, before anything else happens. */
  onUpgrade: () => void = () => undefined
  readonly #network: UpgradeNetwork
  #running: { ctx: NodeContext; upgrader: Upgrader; stopping: AbortController } | undefined

  constructor(network: UpgradeNetwork) {
    this.#network = network
  }

  get isUp(): boolean {
    return this.#running !== undefined
  }
  get ctx(): NodeContext {
    return this.#up().ctx
  }
  get upgrader(): Upgrader {
    return this.#up().upgrader
  }
  get namespace(): Namespace {
    const namespace = this.ctx.namespaces.find(this.#network.namespaceId)
    if (namespace === undefined) throw new Error('The node has no namespace yet.')
    return namespace
  }

  /** On what the store holds. */
  start(): void {
    if (this.isUp) return
    const stopping = new AbortController()
    const onFailure = (error: unknown) => void this.faults.push(error)
    const events = createEventFeed('run', onFailure)
    const clock = this.#network.clock
    const ctx: NodeContext = {
      store: this.store,
      namespaces: new Namespaces(this.store, events.emit),
      peers: this.#network.peersOf(this),
      bundles: this.#network.bundles,
      download: never,
      events,
      now: clock.now,
      name: 'memory',
      version: '0',
      startedAtMs: 0,
      adminUrl: '',
      dashboardUrl: '',
      peerUrl: 'http://127.0.0.1:1',
    }
    const upgrader = new Upgrader({ ctx, clock, onFailure, signal: stopping.signal })
    events.listen(undefined, ({ event }) => upgrader.onEvent(event))
    events.listen(undefined, ({ event }) => event.type === 'upgrades.changed' && this.onUpgrade())
    this.#running = { ctx, upgrader, stopping }
    upgrader.start()
  }
  /** Without a farewell. */
  stop(): void {
    this.#running?.stopping.abort()
    this.#running = undefined
  }

  /** False: refused, or the coordinator is away. */
  async write<Kind extends OperationKind>(kind: Kind, payload: Payload<Kind>): Promise<boolean> {
    try {
      await write(this.ctx, this.namespace, createWriteKey(undefined, kind), kind, payload)
      return true
    } catch (error) {
      if (error instanceof RefusedError) return false
      throw error
    }
  }

  #up() {
    if (this.#running === undefined) throw new Error('The node is away.')
    return this.#running
  }
}

export class UpgradeNetwork {
  readonly clock: FakeClock
  readonly nodes: readonly [MemoryNode, MemoryNode, MemoryNode]
  readonly namespaceId: GroupId
  /** Can bundles be had at all? */
  bundlesThere = true
  /** What the file that is published as a version calls itself, where that is something else. */
  readonly called = new Map<string, string>()
  readonly #held = new Set<string>()

  readonly bundles: BundleSource = {
    look: (_namespace, { appKey, version }) => {
      if (!this.#held.has(appKey)) return 'missing'
      return (this.called.get(version) ?? version) === version ? 'held' : 'wrong'
    },
    ensure: async (namespace, named) => {
      if (this.bundlesThere) this.#held.add(named.appKey)
      const is = this.bundles.look(namespace, named)
      if (is === 'held') return { ok: true }
      return { ok: false, code: is === 'wrong' ? 'bundle_invalid' : 'bundle_missing', message: 'It cannot be had.' }
    },
    progress: (namespace, named) => ({
      state: this.bundles.look(namespace, named) === 'held' ? 'held' : 'missing',
      receivedBytes: 0,
    }),
  }

  /** The first coordinates; the second is an Admin too, the third is read-only. */
  constructor(clock: FakeClock) {
    this.clock = clock
    this.nodes = [new MemoryNode(this), new MemoryNode(this), new MemoryNode(this)]
    const [first, ...others] = this.nodes
    first.store.addBundle(
      {
        hash: hexOf('1.0.0'),
        applicationId: APPLICATION,
        package: 'demo',
        version: '1.0.0',
        source: '',
        metadata: new Uint8Array(),
        wasmSize: 1,
        installedAtMs: 1,
      },
      new Uint8Array([1]),
    )
    first.start()
    this.namespaceId = createNamespace(first.ctx, createWriteKey(undefined, ''), { applicationId: APPLICATION })
    const identities = others.map((): IdentityRow => {
      const { publicKey, secretKey } = createKeyPair()
      return { namespaceId: this.namespaceId, publicKey: bytesToPublicKey(publicKey), secretKey }
    })
    const roles: Role[] = ['Admin', 'ReadOnly']
    const members = identities.map(({ publicKey: identity }, at) => ({ identity, role: roles[at] ?? 'Member' }))
    void first.write('MembersAdded', { groupId: this.namespaceId, members })
    for (const [at, node] of others.entries()) {
      const self = identities[at]
      if (self === undefined) throw new RangeError('One identity for each.')
      node.start()
      const entries = first.ctx.namespaces.readLog(this.namespaceId, 1, 1000)
      node.ctx.namespaces.add(self, foldVerified(this.namespaceId, entries), entries, true)
    }
  }

  get applicationId() {
    return APPLICATION
  }
  /** Of the coordinator's log. */
  contextIds(): ContextId[] {
    return [...this.nodes[0].namespace.state.groupIdByContextId.keys()]
  }
  settled = settled

  /** The node takes what the coordinator has, if both are there. */
  deliver(node: MemoryNode): boolean {
    const [coordinator] = this.nodes
    if (!coordinator.isUp || !node.isUp) return false
    const { number } = node.namespace.state
    if (node !== coordinator)
      node.ctx.namespaces.receive(
        node.namespace,
        coordinator.ctx.namespaces.readPage(this.namespaceId, number + 1, 1000, 1e9),
      )
    return true
  }

  peersOf(node: MemoryNode): Peers {
    const submit = (namespace: Namespace, operation: Operation): SubmitResult => {
      const [coordinator] = this.nodes
      if (!coordinator.isUp) return { outcome: 'not-sent' }
      try {
        const at = findCoordinated(coordinator.ctx, this.namespaceId)
        const number = acceptOperation(coordinator.ctx, at, namespace.self.publicKey, operation)
        return { outcome: 'accepted', number }
      } catch (error) {
        if (error instanceof RefusedError) return { outcome: 'refused', refusal: error.refusal }
        throw error
      }
    }
    return {
      submit: async (namespace, operation) => submit(namespace, operation),
      catchUp: async () => this.deliver(node),
      follow: () => undefined,
      subscriptionState: () => 'live',
      clockSkewMs: () => undefined,
      outcomeOf: never,
      locate: never,
      join: never,
      fetchLog: never,
      list: never,
    }
  }
}
