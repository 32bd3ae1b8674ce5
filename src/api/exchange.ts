/** The one way to the network but for files (upload.ts) and events: texts in, texts out, and a name for every way of getting no answer. */
import { ApiError } from './api-error.ts'

const READ_TIMEOUT_MS = 15_000

type Exchanged = { response: Response; text: string }
export type Exchange = {
  /** Absolute path of the API on this origin. */
  readonly apiPath: string
  run(path: string, init: RequestInit, timeoutMs: number, signal: AbortSignal | undefined): Promise<Exchanged>
  read(path: string, timeoutMs: number | undefined, signal: AbortSignal | undefined): Promise<Exchanged>
  /** Begins a read that somebody will ask for in a moment; the first who does gets its answer. */
  readAhead(path: string): void
}

export function createExchange(apiPath: string, fetcher: typeof fetch = (...args) => fetch(...args)): Exchange {
  const ahead = new Map<string, Promise<Exchanged | undefined>>()

  const run: Exchange['run'] = async (path, init, timeoutMs, signal) => {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetcher(apiPath + path, {
        ...init,
        credentials: 'same-origin',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      })
      return { response, text: await response.text() }
    } catch (error) {
      if (signal?.aborted) throw error // The asker has gone; nobody reads this.
      throw new ApiError({ kind: timeout.aborted ? 'timeout' : 'unreachable' }, { cause: error })
    }
  }
  const readNow = (path: string, timeoutMs = READ_TIMEOUT_MS, signal?: AbortSignal) =>
    run(path, { headers: { accept: 'application/json' } }, timeoutMs, signal)

  return {
    apiPath,
    run,
    async read(path, timeoutMs, signal) {
      const begun = ahead.get(path)
      ahead.delete(path)
      const answer = await begun
      signal?.throwIfAborted()
      return answer ?? readNow(path, timeoutMs, signal)
    },
    readAhead(path) {
      // What went wrong before anybody asked is no answer: whoever asks gets one of their own.
      const usable = (answer: Exchanged) => (answer.response.ok ? answer : undefined)
      ahead.set(
        path,
        readNow(path).then(usable, () => undefined),
      )
    },
  }
}
