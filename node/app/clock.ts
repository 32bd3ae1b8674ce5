/** Time as the node sees it, and the way to be woken at one. Tests have a clock of their own. */

export type Clock = {
  /** Unix milliseconds. */
  now(): number
  /** Calls `run` once when the clock shows that time, or soon when it does already. Returns the way to take it back. */
  wakeAt(timeMs: number, run: () => void): () => void
}

/** A timer counts its own time: asked so often, the clock is believed when it is put forward or the machine slept. */
const LOOK_EVERY_MS = 15_000

export function systemClock(now: () => number): Clock {
  return {
    now,
    wakeAt(timeMs, run) {
      let timer: ReturnType<typeof setTimeout>
      const wait = () => {
        const remainingMs = Math.max(timeMs - now(), 0)
        timer = setTimeout(() => (now() >= timeMs ? run() : wait()), Math.min(remainingMs, LOOK_EVERY_MS))
        timer.unref()
      }
      wait()
      return () => clearTimeout(timer)
    },
  }
}

/** Until it is done, or has taken so long; then it goes on, and nobody waits for it. */
export function waitFor(work: Promise<void>, ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.wakeAt(clock.now() + ms, resolve)
    work.then(resolve, reject).finally(cancel)
  })
}
