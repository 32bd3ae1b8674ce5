/** A clock that stands still until it is told to go on. One may be shared by several nodes. */
import type { Clock } from '../app/clock.ts'

type Sleeper = { timeMs: number; run: () => void }

export class FakeClock implements Clock {
  #nowMs: number
  readonly #sleepers = new Set<Sleeper>()

  constructor(nowMs: number) {
    this.#nowMs = nowMs
  }

  readonly now = (): number => this.#nowMs

  wakeAt(timeMs: number, run: () => void): () => void {
    const sleeper = { timeMs, run }
    this.#sleepers.add(sleeper)
    // As with a real one, never within the call.
    if (timeMs <= this.#nowMs) queueMicrotask(() => this.#wake(sleeper))
    return () => this.#sleepers.delete(sleeper)
  }

  /** Goes forward, and wakes whoever wanted to be woken by then. */
  advanceTo(timeMs: number): void {
    if (timeMs < this.#nowMs) throw new RangeError('Time does not run backwards here.')
    this.#nowMs = timeMs
    for (const sleeper of [...this.#sleepers]) if (sleeper.timeMs <= timeMs) this.#wake(sleeper)
  }
  advance(ms: number): void {
    this.advanceTo(this.#nowMs + ms)
  }

  #wake(sleeper: Sleeper): void {
    if (this.#sleepers.delete(sleeper)) sleeper.run()
  }
}
