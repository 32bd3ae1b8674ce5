/** Notices to screens: what changed, never the data. Kept for a while, so that a reader can resume. */
import type { NodeEvent } from '#shared/wire/events.ts'

const KEPT_MAX = 1000
export type NumberedEvent = { id: string; event: NodeEvent }
type Listener = (numbered: NumberedEvent) => void

export type EventFeed = {
  emit(event: NodeEvent): void
  /**
   * Calls `listener` for every event after `lastEventId`, then for each new one; a `reset` comes first when the
   * events since then are no longer known. Answers the function that ends it.
   */
  listen(lastEventId: string | undefined, listener: Listener): () => void
}

/**
 * `runId` tells this run of the node from others: numbers begin anew with each. `onFailure` is told when a listener
 * fails: what it was told of has happened, and the others hear of it too.
 */
export function createEventFeed(runId: string, onFailure: (error: unknown) => void): EventFeed {
  const kept: NumberedEvent[] = []
  const listeners = new Set<Listener>()
  let last = 0

  const missedSince = (lastEventId: string): NumberedEvent[] | undefined => {
    const [run, number] = [lastEventId.slice(0, runId.length), Number(lastEventId.slice(runId.length + 1))]
    if (run !== runId || !Number.isSafeInteger(number) || number > last || last - number > kept.length) return undefined
    return kept.slice(kept.length - (last - number))
  }

  return {
    emit(event) {
      const numbered = { id: `${runId}.${++last}`, event }
      kept.push(numbered)
      if (kept.length > KEPT_MAX) kept.shift()
      for (const listener of listeners) {
        try {
          listener(numbered)
        } catch (error) {
          onFailure(error)
        }
      }
    },
    listen(lastEventId, listener) {
      if (lastEventId !== undefined) {
        const missed = missedSince(lastEventId)
        for (const numbered of missed ?? [{ id: `${runId}.${last}`, event: { type: 'reset' as const } }])
          listener(numbered)
      }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
