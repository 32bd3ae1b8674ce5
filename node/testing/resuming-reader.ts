/** Reads the stream of events with its ids, and resumes where it was, as a screen does. */
import { eventSchema, type NodeEvent } from '#shared/wire/events.ts'
import type { TestNode } from './cluster.ts'

type ReadEvent = { id: string; event: NodeEvent }

export class EventReader {
  readonly response: Response
  readonly #reader: ReadableStreamDefaultReader<string>
  readonly #abort: AbortController
  #text = ''

  private constructor(response: Response, abort: AbortController) {
    if (response.body === null) throw new Error('A stream of events has a body.')
    this.response = response
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    this.#abort = abort
  }

  static async open(node: TestNode, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController()
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
    return new EventReader(await fetch(`${node.adminUrl}/events`, { headers, signal: abort.signal }), abort)
  }

  /** Resolves when the stream is open and listening: its first sign of life has come. */
  async ready(): Promise<void> {
    const block = await this.#block()
    if (!block.includes('event: ping')) throw new Error(`A stream begins with a ping, not with ${block}`)
  }

  /** The next event; signs of life are passed over. */
  async next(): Promise<ReadEvent> {
    for (;;) {
      const lines = new Map((await this.#block()).split('\n').map((line) => splitOnce(line)))
      if (lines.get('event') === 'ping') continue
      return { id: lines.get('id') ?? '', event: eventSchema.parse(JSON.parse(lines.get('data') ?? '')) }
    }
  }
  async take(count: number): Promise<ReadEvent[]> {
    const events: ReadEvent[] = []
    while (events.length < count) events.push(await this.next())
    return events
  }
  close(): void {
    this.#abort.abort()
  }

  async #block(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const block = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        return block
      }
      const { done, value } = await this.#reader.read()
      if (done) throw new Error('The stream of events ended.')
      this.#text += value
    }
  }
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(': ')
  return [line.slice(0, at), line.slice(at + 2)]
}
