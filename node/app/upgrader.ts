/**
 * Does what the plan of each namespace says: agrees, fetches bundles, moves contexts, tells the log. Woken by what
 * happens on the node and by its clock; everything that has to survive a restart is in the store or in the log.
 */
import type { ContextId, GroupId } from '#shared/domain/ids.ts'
import type { StandingAnswer } from '#shared/domain/upgrades.ts'
import type { NodeEvent } from '#shared/wire/events.ts'
import type { OperationKind, Payload } from '#shared/wire/log.ts'
import type { UpgradeFailureCode } from '#shared/wire/upgrade-states.ts'
import { heldContext } from '../log/running-versions.ts'
import type { AppVersion, Publication } from '../log/state.ts'
import { StorageError } from '../storage/store.ts'
import { type Clock, waitFor } from './clock.ts'
import { isCoordinator, isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { RefusedError, refused } from './refused-error.ts'
import {
  type LocalFailure,
  type LocalUpgrades,
  type Move,
  type Plan,
  planUpgrades,
  runsHere,
  versionsHere,
  waitingMove,
} from './upgrade-plan.ts'
import { createWriteKey, write } from './write.ts'

const NOTHING_WAITS = 'No context of this node waits for a version, so there is nothing to give up.'
const RETRY_FIRST_MS = 1_000
const RETRY_MAX_MS = 60_000
/** The bundle of a move that could not be had is asked for again this often, and when the coordinator comes back. */
const FETCH_AGAIN_MS = 30_000
/** An access is answered by then; what it waits for goes on. */
const OPEN_WAIT_MS = 5_000

/** What is under way for one namespace. */
type Work = {
  running?: Promise<void>
  /** Something happened meanwhile: look once more. */
  again: boolean
  failure?: LocalFailure
  /** Contexts that were opened, and the publication that was to move them. */
  opened: Map<ContextId, number>
  /** When the bundle of a move is asked for again. */
  fetchAtMs: number
  retryMs: number
  cancelTimer?: () => void
}

export class Upgrader {
  readonly #ctx: NodeContext
  readonly #clock: Clock
  readonly #onFailure: (error: unknown) => void
  readonly #signal: AbortSignal
  readonly #work = new Map<GroupId, Work>()

  /** `onFailure` is told of faults of this node, its disk for one. */
  constructor(options: { ctx: NodeContext; clock: Clock; onFailure: (error: unknown) => void; signal: AbortSignal }) {
    this.#ctx = options.ctx
    this.#clock = options.clock
    this.#onFailure = options.onFailure
    this.#signal = options.signal
    this.#signal.addEventListener('abort', () => {
      for (const { cancelTimer } of this.#work.values()) cancelTimer?.()
    })
  }

  /** Takes up what was under way when the node stopped. */
  start(): void {
    for (const namespace of this.#ctx.namespaces.all()) this.wake(namespace)
  }

  /** What happens on the node decides what is to be done. */
  onEvent(event: NodeEvent): void {
    if (event.type === 'namespace.changed' || event.type === 'subscription.changed') {
      const namespace = this.#ctx.namespaces.find(event.namespaceId)
      if (namespace === undefined) return
      if (event.type === 'subscription.changed') this.#workOf(namespace).fetchAtMs = 0
      this.wake(namespace)
    } else if (['applications.changed', 'namespaces.changed', 'operation.resolved'].includes(event.type)) this.start()
  }

  /** Looks at a namespace now, or once more when it is being looked at. */
  wake(namespace: Namespace): void {
    if (this.#signal.aborted) return
    const work = this.#workOf(namespace)
    work.again = true
    // Never within the call: what was committed is told from inside the commit, and a run commits things itself.
    work.running ??= Promise.resolve().then(() => this.#run(namespace, work))
  }

  /** What of a namespace is this node's own affair. */
  localOf(namespace: Namespace): LocalUpgrades {
    const { self, subscribed, state } = namespace
    return {
      self: self.publicKey,
      versions: versionsHere(this.#ctx.store, state.namespaceId),
      choice: this.#ctx.store.upgradeChoice(state.namespaceId) ?? { standingAnswer: 'ask' },
      failure: this.#workOf(namespace).failure,
      opened: this.#workOf(namespace).opened,
      follows: subscribed || isCoordinator(namespace),
      isHeld: (version) => this.#isHeld(namespace, version),
    }
  }

  /**
   * An access: a context that waits for one moves first. It stays on its version when the other cannot be had, or is
   * not here soon; then it moves when the bundle comes, without another access.
   */
  async open(namespace: Namespace, contextId: ContextId): Promise<{ version: string; moved: boolean }> {
    const move = this.#waiting(namespace, contextId)
    const before = this.#versionOf(namespace, contextId)
    if (move === undefined) return { version: before, moved: false }
    this.#workOf(namespace).opened.set(contextId, move.to.number)
    if (!this.#isHeld(namespace, move.to)) await waitFor(this.#fetch(namespace, move.to), OPEN_WAIT_MS, this.#clock)
    // Meanwhile it may have moved, or the publication may have been withdrawn.
    const still = this.#waiting(namespace, contextId)
    if (still?.to === move.to && this.#isHeld(namespace, still.to)) this.#move(namespace, still)
    this.wake(namespace)
    const version = this.#versionOf(namespace, contextId)
    return { version, moved: version !== before }
  }

  setStandingAnswer(namespace: Namespace, standingAnswer: StandingAnswer): void {
    this.#choose(namespace, { ...this.localOf(namespace).choice, standingAnswer })
  }

  /** Gives up fetching and moving until it is told to try again. */
  abort(namespace: Namespace): void {
    const local = this.localOf(namespace)
    const move = waitingMove(namespace.state, local, this.#clock.now())
    if (move === undefined) throw refused('publication_closed', NOTHING_WAITS)
    this.#choose(namespace, { ...local.choice, abortedPublication: move.to.number })
  }

  /** Tries again what failed or was given up here, all of it at once. Nobody waits for what comes of it. */
  retry(namespace: Namespace): void {
    const work = this.#workOf(namespace)
    const { publication = 0, contextIds = [] } = work.failure ?? {}
    for (const contextId of contextIds) work.opened.set(contextId, publication)
    delete work.failure
    work.fetchAtMs = 0
    this.#choose(namespace, { standingAnswer: this.localOf(namespace).choice.standingAnswer })
  }

  #workOf({ state }: Namespace): Work {
    const known = this.#work.get(state.namespaceId)
    if (known !== undefined) return known
    const work: Work = { again: false, opened: new Map(), fetchAtMs: 0, retryMs: RETRY_FIRST_MS }
    this.#work.set(state.namespaceId, work)
    return work
  }

  async #run(namespace: Namespace, work: Work): Promise<void> {
    try {
      while (work.again && !this.#signal.aborted) {
        work.again = false
        await this.#settle(namespace, work)
      }
    } catch (error) {
      // After its end the store is closed: nothing that was under way can be kept, and nothing is wrong.
      if (this.#signal.aborted) return
      this.#onFailure(error)
      // Whatever stood in the way may be gone soon, and nobody else would look again at a deadline.
      this.#sleep(namespace, work, this.#retryAtMs(work))
    } finally {
      delete work.running
    }
  }

  #isHeld(namespace: Namespace, version: AppVersion): boolean {
    return this.#ctx.bundles.look(namespace, version) === 'held'
  }

  #plan(namespace: Namespace): Plan {
    return planUpgrades(namespace.state, this.localOf(namespace), this.#clock.now())
  }

  async #settle(namespace: Namespace, work: Work): Promise<void> {
    work.cancelTimer?.()
    if (!isMember(namespace)) return
    let plan = this.#plan(namespace)
    if (plan.move !== undefined && this.#isHeld(namespace, plan.move.to)) {
      if (this.#move(namespace, plan.move)) {
        work.again = true
        return
      }
      // What the disk did not take is told all the same.
      plan = this.#plan(namespace)
    }
    const awaited = plan.move !== undefined && !this.#isHeld(namespace, plan.move.to) ? plan.move.to : undefined
    if (awaited !== undefined && work.fetchAtMs <= this.#clock.now()) {
      work.fetchAtMs = this.#clock.now() + FETCH_AGAIN_MS
      this.#fetch(namespace, awaited).catch((error: unknown) => this.#signal.aborted || this.#onFailure(error))
    }
    const tell = (): Promise<boolean> | undefined => {
      if (plan.agree !== undefined)
        return this.#write(namespace, 'UpgradeAnswered', { publication: plan.agree, agrees: true })
      if (plan.schedule !== undefined) return this.#write(namespace, 'UpgradeScheduled', { publication: plan.schedule })
      return plan.report && this.#write(namespace, 'ContextVersionsReported', plan.report)
    }
    const told = await tell()
    if (told !== false) work.retryMs = RETRY_FIRST_MS
    work.again ||= told === true
    if (told === true) return
    const moments = [plan.wakeAtMs, awaited && work.fetchAtMs]
    if (told === false) moments.push(this.#retryAtMs(work))
    this.#sleep(namespace, work, Math.min(...moments.filter((one) => typeof one === 'number')))
  }

  #retryAtMs(work: Work): number {
    const atMs = this.#clock.now() + work.retryMs
    work.retryMs = Math.min(work.retryMs * 2, RETRY_MAX_MS)
    return atMs
  }

  #sleep(namespace: Namespace, work: Work, untilMs: number): void {
    work.cancelTimer?.()
    if (untilMs === Number.POSITIVE_INFINITY || this.#signal.aborted) return
    work.cancelTimer = this.#clock.wakeAt(untilMs, () => {
      this.#emit(namespace)
      this.wake(namespace)
    })
  }

  /** False: not now. What the rules refuse was overtaken by something that this node will hear of. */
  async #write<Kind extends OperationKind>(namespace: Namespace, kind: Kind, payload: Payload<Kind>): Promise<boolean> {
    try {
      await write(this.#ctx, namespace, createWriteKey(undefined, kind), kind, payload)
      return true
    } catch (error) {
      if (error instanceof RefusedError) return false
      throw error
    }
  }

  /** Has the bundle of a move brought here. */
  async #fetch(namespace: Namespace, to: Publication): Promise<void> {
    const ensured = await this.#ctx.bundles.ensure(namespace, to)
    if (this.#signal.aborted) return
    const { move } = this.#plan(namespace)
    if (!ensured.ok && move?.to === to) this.#fail(namespace, move, ensured.code)
    this.wake(namespace)
  }

  /**
   * One transaction: every context is on the old version or on the new one. False: the disk refuses all writes. Throws
   * when it refused this one alone: that is tried again, and no failure of the upgrade.
   */
  #move(namespace: Namespace, { to, contextIds }: Move): boolean {
    const { namespaceId } = namespace.state
    const { version, appKey } = to
    try {
      this.#ctx.store.transaction(() => {
        for (const contextId of contextIds)
          this.#ctx.store.writeContextVersion({ namespaceId, contextId, version, appKey })
      })
    } catch (error) {
      if (!(error instanceof StorageError) || error.passing) throw error
      this.#onFailure(error)
      this.#fail(namespace, { to, contextIds }, error.diskFull ? 'disk_full' : 'storage_failed')
      return false
    }
    delete this.#workOf(namespace).failure
    this.#emit(namespace)
    return true
  }

  #fail(namespace: Namespace, { to, contextIds }: Move, code: UpgradeFailureCode): void {
    const work = this.#workOf(namespace)
    const before = work.failure?.publication === to.number && work.failure.code === code ? work.failure.contextIds : []
    const atMs = this.#clock.now()
    work.failure = { publication: to.number, code, atMs, contextIds: new Set([...before, ...contextIds]) }
    this.#emit(namespace)
  }

  #choose(namespace: Namespace, choice: LocalUpgrades['choice']): void {
    this.#ctx.store.writeUpgradeChoice({ namespaceId: namespace.state.namespaceId, ...choice })
    this.#emit(namespace)
    this.wake(namespace)
  }

  #emit({ state }: Namespace): void {
    this.#ctx.events.emit({ type: 'upgrades.changed', namespaceId: state.namespaceId })
  }

  /** The move that this one context waits for. */
  #waiting(namespace: Namespace, contextId: ContextId): Move | undefined {
    const move = waitingMove(namespace.state, this.localOf(namespace), this.#clock.now())
    return move?.contextIds.includes(contextId) === true ? { to: move.to, contextIds: [contextId] } : undefined
  }
  #versionOf(namespace: Namespace, contextId: ContextId): string {
    const local = this.localOf(namespace)
    const held = heldContext(namespace.state, local.self, contextId)
    if (held !== undefined) return runsHere(local, held).version
    throw refused('context_not_found', 'This node does not belong to the group of this context.')
  }
}
