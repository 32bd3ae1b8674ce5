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
  /** As `read`, but what was begun ahead stays for whoever reads it. */
  lookAhead: Exchange['read']
  /** What was begun ahead and that nobody has read is asked for anew: it would be older than they think. */
  forgetAhead(): void
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

  const lookAhead: Exchange['read'] = async (path, timeoutMs, signal) => {
    const answer = await ahead.get(path)
    signal?.throwIfAborted()
    return answer ?? readNow(path, timeoutMs, signal)
  }

  return {
    apiPath,
    run,
    read(path, timeoutMs, signal) {
      const answer = lookAhead(path, timeoutMs, signal)
      ahead.delete(path)
      return answer
    },
    lookAhead,
    forgetAhead: () => ahead.clear(),
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
