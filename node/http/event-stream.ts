/** Events to one screen, as server-sent events. A reader that falls too far behind is cut off and resumes. */
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { EventFeed, NumberedEvent } from '../app/events.ts'

const PING_MS = 2_000
const BACKLOG_MAX = 1_000

export function eventStream(c: Context, feed: EventFeed, signal: AbortSignal): Response {
  // A HEAD is answered without its body, so nobody would ever read, or end, the stream.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  return streamSSE(c, async (stream) => {
    const queue: NumberedEvent[] = []
    let wake: () => void = () => undefined
    let open = true
    const close = () => {
      open = false
      wake()
    }
    const stop = feed.listen(c.req.header('last-event-id'), (numbered) => {
      queue.push(numbered)
      if (queue.length > BACKLOG_MAX) close()
      else wake()
    })
    stream.onAbort(close)
    signal.addEventListener('abort', close)
    try {
      // A named event: it shows that the connection lives, and is no news.
      await stream.writeSSE({ event: 'ping', data: '{}', retry: 500 })
      while (open) {
        const next = queue.shift()
        if (next !== undefined) await stream.writeSSE({ id: next.id, data: JSON.stringify(next.event) })
        else if (
          !(await new Promise<boolean>((resolve) => waitFor(resolve, PING_MS, (resume) => (wake = resume)))) &&
          open
        )
          await stream.writeSSE({ event: 'ping', data: '{}' })
      }
    } finally {
      stop()
      signal.removeEventListener('abort', close)
    }
  })
}

/** Resolves true when woken, false after `ms`. */
function waitFor(resolve: (woken: boolean) => void, ms: number, onWake: (wake: () => void) => void): void {
  const timer = setTimeout(() => resolve(false), ms)
  onWake(() => {
    clearTimeout(timer)
    resolve(true)
  })
}
