/** One signed request to one address. What comes of it is a value: peers being away is ordinary. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { type Refusal, refuse } from '#shared/domain/refusals.ts'
import { errorSchema } from '#shared/wire/errors.ts'
import { readAtMost } from '../app/read-at-most.ts'
import {
  ANY_RECIPIENT,
  NEXT_NONCE_HEADER,
  NONCE_HEADER,
  RECIPIENT_HEADER,
  type Signer,
  signRequest,
  verifyAnswer,
} from './message-signatures.ts'

export type PeerRequest = { method: 'GET' | 'POST'; path: string; query?: string; body?: unknown; timeoutMs: number }
export type PeerResult =
  | { outcome: 'answered'; value: unknown }
  | { outcome: 'refused'; refusal: Refusal }
  /** Nothing was done: nobody there, or somebody else. */
  | { outcome: 'not-sent' }
  /** It was sent, and no answer that can be trusted came back. */
  | { outcome: 'unanswered' }

const HELLO_TIMEOUT_MS = 2_000
const HELLO_BYTES_MAX = 64 * 1024
/** A page of the log, with the one entry that may go beyond its measure, and room to spare. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024
const NONCES_KEPT_MAX = 8
/** Errors that come before anything is sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A connection that ended before it answered, as one does that was kept while the other side started again. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])
/** A greeting changes nothing, so it can be sent again; more than one of the kept connections can have ended. */
const GREETINGS_MAX = 3

function isOneOf(codes: ReadonlySet<string>, error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && codes.has(cause.code)
}

export class PeerClient {
  readonly #nonces = new Map<string, string[]>()
  readonly #signal: AbortSignal

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** The unsigned greeting; undefined when nobody answers. */
  async hello(baseUrl: string): Promise<unknown> {
    const signal = this.#timeout(HELLO_TIMEOUT_MS)
    for (let greeting = 1; ; greeting++)
      try {
        return await this.#greet(baseUrl, signal)
      } catch (error) {
        // Away, or no peer of ours: the same to the caller.
        if (!isOneOf(BROKEN, error) || greeting === GREETINGS_MAX) return undefined
      }
  }
  async #greet(baseUrl: string, signal: AbortSignal): Promise<unknown> {
    const answer = await fetch(`${baseUrl}/peer/v1/hello`, { redirect: 'error', signal })
    const value = parseJson(await readBody(answer, HELLO_BYTES_MAX))
    this.#keepNonce(baseUrl, answer)
    return answer.ok ? value : undefined
  }

  /** Asks `recipient` at `baseUrl`. Without a recipient the answer is not verified: the caller checks what it says. */
  async ask(
    baseUrl: string,
    signer: Signer,
    recipient: PublicKey | undefined,
    request: PeerRequest,
    signal?: AbortSignal,
  ): Promise<PeerResult> {
    for (let attempt = 0; attempt < 2; attempt++) {
      const nonce = await this.#nonce(baseUrl)
      if (nonce === undefined) return { outcome: 'not-sent' }
      const result = await this.#askOnce(baseUrl, signer, recipient, request, nonce, signal)
      if (result !== 'again') return result
    }
    return { outcome: 'not-sent' }
  }

  async #askOnce(
    baseUrl: string,
    signer: Signer,
    recipient: PublicKey | undefined,
    request: PeerRequest,
    nonce: string,
    signal: AbortSignal | undefined,
  ): Promise<PeerResult | 'again'> {
    const { method, path, query = '' } = request
    const sent = request.body === undefined ? '' : JSON.stringify(request.body)
    const to = recipient ?? ANY_RECIPIENT
    const parts = { method, path, query, body: new TextEncoder().encode(sent), recipient: to, nonce }
    let answer: Response
    let body: Uint8Array
    try {
      answer = await fetch(`${baseUrl}${path}${query}`, {
        method,
        redirect: 'error',
        headers: {
          ...signRequest(signer, parts),
          [RECIPIENT_HEADER]: to,
          [NONCE_HEADER]: nonce,
          ...(sent === '' ? {} : { 'content-type': 'application/json' }),
        },
        ...(sent === '' ? {} : { body: sent }),
        signal: this.#timeout(request.timeoutMs, signal),
      })
      body = await readBody(answer, ANSWER_BYTES_MAX)
    } catch (error) {
      if (isOneOf(NEVER_SENT, error)) return { outcome: 'not-sent' }
      // What only asks can be asked again.
      return method === 'GET' && isOneOf(BROKEN, error) ? 'again' : { outcome: 'unanswered' }
    }
    this.#keepNonce(baseUrl, answer)
    const given = {
      digest: answer.headers.get('content-digest'),
      input: answer.headers.get('signature-input'),
      signature: answer.headers.get('signature'),
    }
    const trusted =
      recipient === undefined || verifyAnswer(given, { status: answer.status, body, requestNonce: nonce }, recipient)
    if (!trusted) {
      // A refusal that is not signed by the recipient comes from before it, or from somebody else: nothing was done.
      if (answer.ok) return { outcome: 'unanswered' }
      return answer.status === 401 ? 'again' : { outcome: 'not-sent' }
    }
    const value = parseJson(body)
    if (answer.ok) return { outcome: 'answered', value }
    const parsed = errorSchema.safeParse(value)
    const refusal = parsed.success
      ? refuse(parsed.data.code, parsed.data.error, parsed.data.details)
      : refuse('entry_invalid', 'The coordinator refused in a form that this version does not know.')
    return { outcome: 'refused', refusal }
  }

  async #nonce(baseUrl: string): Promise<string | undefined> {
    if ((this.#nonces.get(baseUrl)?.length ?? 0) === 0) await this.hello(baseUrl)
    return this.#nonces.get(baseUrl)?.pop()
  }
  #keepNonce(baseUrl: string, answer: Response): void {
    const nonce = answer.headers.get(NEXT_NONCE_HEADER)
    if (nonce === null || nonce.length > 100) return
    const kept = this.#nonces.get(baseUrl) ?? []
    this.#nonces.set(baseUrl, [...kept, nonce].slice(-NONCES_KEPT_MAX))
  }
  #timeout(ms: number, signal?: AbortSignal): AbortSignal {
    return AbortSignal.any([AbortSignal.timeout(ms), this.#signal, ...(signal === undefined ? [] : [signal])])
  }
}

/** Whoever answers has proved nothing yet, so no more is read than an honest answer may have. Throws beyond it. */
async function readBody(answer: Response, bytesMax: number): Promise<Uint8Array> {
  const bytes = await readAtMost(answer.body ?? [], bytesMax)
  if (bytes === undefined) throw new RangeError('The answer is larger than any that is awaited.')
  return bytes
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined // undefined is no JSON value: the schema that follows refuses it.
  }
}
