/**
 * Follows one namespace's log at its coordinator: asks, waits there until something is new, applies, asks again.
 * When the coordinator is away it tries again, at first quickly, then every few seconds.
 */
import type { Namespace } from '../app/namespaces.ts'
import { pause } from './pause.ts'

const POLL_WAIT_MS = 20_000
const RETRY_FIRST_MS = 200
const RETRY_MAX_MS = 3_000

type FollowerState = 'live' | 'catching-up' | 'offline'

type FollowerOptions = {
  namespace: Namespace
  signal: AbortSignal
  /** Fetches and applies what is new; the coordinator's last number, or undefined when it did not answer. */
  poll: (waitMs: number, signal: AbortSignal) => Promise<number | undefined>
  onReached: () => Promise<void>
  hasUnresolved: () => boolean
  onStateChange: () => void
  /** Told of faults of this node, its disk for one: following ends until it is woken again. */
  onFailure: (error: unknown) => void
}

export class Follower {
  state: FollowerState = 'catching-up'
  readonly #options: FollowerOptions
  #running = false
  #interrupt = new AbortController()

  constructor(options: FollowerOptions) {
    this.#options = options
  }

  /** Starts when there is something to follow, stops when there is not, and tries at once when it was waiting. */
  wake(): void {
    this.#interrupt.abort()
    this.#interrupt = new AbortController()
    if (this.#running || !this.#isWanted()) return
    this.#running = true
    void this.#run()
  }

  #isWanted(): boolean {
    const { namespace, signal, hasUnresolved } = this.#options
    const { state, self, stopped } = namespace
    if (signal.aborted || stopped !== undefined || state.coordinator === self.publicKey) return false
    // Asked after also when the log has ended for this node: its author is told of an operation all the same.
    if (hasUnresolved()) return true
    return namespace.subscribed && state.deleted === undefined && state.isParticipant(self.publicKey)
  }

  async #run(): Promise<void> {
    try {
      this.#become('catching-up')
      await this.#follow()
    } catch (error) {
      this.#running = false
      // After its end the store is closed: nothing that was under way can be kept, and nothing is wrong.
      if (this.#options.signal.aborted) return
      this.#become('offline')
      this.#options.onFailure(error)
    }
  }

  async #follow(): Promise<void> {
    const { namespace, hasUnresolved, onReached, poll, signal } = this.#options
    let retryMs = RETRY_FIRST_MS
    let reached = false
    while (this.#isWanted()) {
      const interrupt = AbortSignal.any([signal, this.#interrupt.signal])
      const waitMs = reached && namespace.subscribed && !hasUnresolved() ? POLL_WAIT_MS : 0
      const before = namespace.state.number
      const last = await poll(waitMs, interrupt)
      // Promising more and sending nothing is no answer either.
      const empty = last !== undefined && last > namespace.state.number && namespace.state.number === before
      if (last === undefined || empty) {
        if (interrupt.aborted) continue
        reached = false
        this.#become('offline')
        await pause(retryMs, interrupt)
        retryMs = Math.min(retryMs * 2, RETRY_MAX_MS)
        continue
      }
      this.#become(namespace.state.number >= last ? 'live' : 'catching-up')
      if (!reached || hasUnresolved()) await onReached()
      reached = true
      if (hasUnresolved()) {
        await pause(retryMs, interrupt)
        retryMs = Math.min(retryMs * 2, RETRY_MAX_MS)
      } else retryMs = RETRY_FIRST_MS
    }
    // In the same breath as the last look: a wake after it starts anew.
    this.#running = false
  }

  #become(state: FollowerState): void {
    if (this.state === state) return
    this.state = state
    this.#options.onStateChange()
  }
}
