/** JSON in, JSON out, every answer parsed by a schema, every failure named. */
import type * as z from 'zod/mini'
import { errorSchema } from '#shared/wire/errors.ts'
import { ApiError, cutServerText } from './api-error.ts'
import type { Exchange } from './exchange.ts'
import { type UploadOptions, upload } from './upload.ts'

/** A write may travel to another node and back. */
const WRITE_TIMEOUT_MS = 30_000

export type CallOptions = { signal?: AbortSignal | undefined; timeoutMs?: number }
export type WriteOptions = CallOptions & {
  /** The same key with the same request does it once (docs/admin-api.md). */
  idempotencyKey?: string | undefined
}
type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Client = {
  /** Absolute path of the API on this origin. */
  readonly apiPath: string
  get<Answer>(path: string, schema: z.ZodMiniType<Answer>, options?: CallOptions): Promise<Answer>
  /** Like `get`, with the number of all items of a paged list. */
  getPage<Answer>(
    path: string,
    schema: z.ZodMiniType<Answer>,
    options?: CallOptions,
  ): Promise<{ answer: Answer; total: number | undefined }>
  send<Answer>(
    method: Method,
    path: string,
    body: object | undefined,
    schema: z.ZodMiniType<Answer>,
    options?: WriteOptions,
  ): Promise<Answer>
  /** Sends a file as it is, and tells how far it is. */
  upload<Answer>(path: string, file: Blob, schema: z.ZodMiniType<Answer>, options?: UploadOptions): Promise<Answer>
}

export function createClient({ apiPath, read, run }: Exchange): Client {
  const get: Client['getPage'] = async (path, schema, { signal, timeoutMs } = {}) => {
    const { response, text } = await read(path, timeoutMs, signal)
    const total = response.headers.get('x-total-count')
    return { answer: parseAnswer(response, text, schema), total: total === null ? undefined : Number(total) }
  }

  return {
    apiPath,
    getPage: get,
    get: async (path, schema, options) => (await get(path, schema, options)).answer,
    send: async (method, path, body, schema, { signal, timeoutMs = WRITE_TIMEOUT_MS, idempotencyKey } = {}) => {
      const headers: Record<string, string> = { accept: 'application/json' }
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
      const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
      const { response, text } = await run(path, init, timeoutMs, signal)
      return parseAnswer(response, text, schema)
    },
    upload: async (path, file, schema, options) => {
      const answer = await upload(apiPath + path, file, options)
      return parseAnswer({ ok: answer.status === 200, status: answer.status }, answer.text, schema)
    },
  }
}

function parseAnswer<Answer>(
  response: Pick<Response, 'ok' | 'status'>,
  text: string,
  schema: z.ZodMiniType<Answer>,
): Answer {
  const value = parseJson(text)
  if (!response.ok) throw refusal(response.status, text, value)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ApiError({ kind: 'malformed' }, { cause: parsed.error })
  return parsed.data
}

function refusal(status: number, text: string, value: unknown): ApiError {
  const known = errorSchema.safeParse(value)
  if (known.success)
    return new ApiError({
      kind: 'refused',
      status,
      code: known.data.code,
      details: known.data.details,
      serverText: known.data.error,
    })
  return new ApiError({ kind: 'refused', status, code: undefined, details: undefined, serverText: plainText(text) })
}

/** A proxy may answer with a page of HTML: not a sentence for a person. */
const plainText = (text: string): string => (/^\s*[<{[]/.test(text) ? '' : cutServerText(text))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // undefined is no JSON value, so it means "not JSON".
  }
}
