/** Server-sent events, read as a test needs them. */
import { eventSchema, type NodeEvent } from '#shared/wire/events.ts'

/** One event of the stream's text; undefined for pings and comments. */
function parseEvent(block: string): NodeEvent | undefined {
  const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line))
  const fieldOf = (name: string) => fields.find((field) => field?.[1] === name)?.[2]
  const data = fieldOf('data')
  return fieldOf('event') !== undefined || data === undefined ? undefined : eventSchema.parse(JSON.parse(data))
}

/**
 * undefined once the stream is open, then every event; undefined again for a ping, which comes every few seconds.
 * Ends with the signal, or with the stream.
 */
export async function* nextEvents(url: string, signal: AbortSignal): AsyncGenerator<NodeEvent | undefined> {
  const ended = new AbortController()
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, ended.signal]) })
    if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}.`)
    let text = ''
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) yield parseEvent(block)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    ended.abort()
  }
}
