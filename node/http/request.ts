/** Requests to values: parsed here or refused, before anything is done. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import { canonicalJson } from '#shared/domain/canonical.ts'
import {
  type ApplicationId,
  type ContextId,
  type GroupId,
  type PublicKey,
  parseApplicationId,
  parseContextId,
  parseGroupId,
  parsePublicKey,
} from '#shared/domain/ids.ts'
import { BODY_BYTES_MAX, JSON_DEPTH_MAX, PAGE_DEFAULT } from '#shared/domain/limits.ts'
import { ACTIVITY_PAGE_DEFAULT, ACTIVITY_PAGE_MAX } from '#shared/wire/activity.ts'
import { readAtMost } from '../app/read-at-most.ts'
import { type RefusedError, refused } from '../app/refused-error.ts'
import { createWriteKey, type WriteKey } from '../app/write.ts'
import { fieldMessage, issueToSentence } from './field-messages.ts'

z.config({ localeError: fieldMessage })

const OFFSET_MAX = 1e9

export function groupIdParam(c: Context, name: string): GroupId {
  const id = parseGroupId(c.req.param(name) ?? '')
  if (id === undefined) throw refused('invalid_id', 'A namespace or group id is 64 hexadecimal digits.')
  return id
}
export function applicationIdParam(c: Context): ApplicationId {
  const id = parseApplicationId(c.req.param('applicationId') ?? '')
  if (id === undefined) throw refused('invalid_id', 'An application id is base58 of 32 bytes.')
  return id
}
export function contextIdParam(c: Context): ContextId {
  const id = parseContextId(c.req.param('id') ?? '')
  if (id === undefined) throw refused('invalid_id', 'A context id is base58 of 32 bytes.')
  return id
}
export function publicationParam(c: Context): number {
  const number = Number(c.req.param('publication'))
  if (!Number.isSafeInteger(number) || number < 1)
    throw refused('invalid_id', 'A publication is called by the number of its entry in the log.')
  return number
}
export function identityParam(c: Context): PublicKey {
  const key = parsePublicKey(c.req.param('identity') ?? '')
  if (key === undefined) throw refused('invalid_id', 'An identity is a public key: base58 of 32 bytes.')
  return key
}

function wholeNumber(text: string | undefined, fallback: number, name: string): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > OFFSET_MAX)
    throw refused('invalid_request', `${name} is a whole number, not "${text.slice(0, 40)}".`)
  return value
}
export const page = (c: Context): { offset: number; limit: number } => ({
  offset: wholeNumber(c.req.query('offset'), 0, 'offset'),
  limit: wholeNumber(c.req.query('limit'), PAGE_DEFAULT, 'limit'),
})

/** A page of the log read backwards: `before` a number, from the end when that is absent. */
export function pageBefore(c: Context): { before: number | undefined; limit: number } {
  const limit = wholeNumber(c.req.query('limit'), ACTIVITY_PAGE_DEFAULT, 'limit')
  if (limit < 1 || limit > ACTIVITY_PAGE_MAX)
    throw refused('invalid_request', `limit is from 1 to ${ACTIVITY_PAGE_MAX}, not ${limit}.`)
  const before = c.req.query('before')
  return { before: before === undefined ? undefined : wholeNumber(before, 0, 'before'), limit }
}

/** Deeper than any honest request, and no deeper than the stack. */
function assertShallow(text: string): void {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      if (++depth > JSON_DEPTH_MAX)
        throw refused('invalid_json', `The JSON is nested more than ${JSON_DEPTH_MAX} levels deep.`)
    } else if (char === '}' || char === ']') depth--
  }
}

/** The body, which may come without a length; reading ends where it is too long. */
async function bodyBytes(c: Context, sizeMax: number): Promise<Uint8Array> {
  const tooLarge = refused('body_too_large', `A request of this kind has at most ${sizeMax} bytes.`)
  if (Number(c.req.header('content-length') ?? 0) > sizeMax) throw tooLarge
  const bytes = await readAtMost(c.req.raw.body ?? [], sizeMax).catch(() => {
    throw refused('invalid_request', 'The connection ended before the body did.')
  })
  if (bytes === undefined) throw tooLarge
  return bytes
}

/** What a request calls itself, without its parameters. */
const contentType = (c: Context): string =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/**
 * The body as it is, for files. No form of a web page can send this content type, and no script of another site
 * without asking first.
 */
export async function fileBody(c: Context, sizeMax: number): Promise<Uint8Array> {
  if (contentType(c) !== 'application/octet-stream')
    throw refused(
      'binary_required',
      'Send the file itself as the body, with the content type application/octet-stream.',
    )
  return bodyBytes(c, sizeMax)
}

/** The body as JSON; `{}` for an absent one and for null. */
export async function jsonBody(c: Context, sizeMax = BODY_BYTES_MAX): Promise<unknown> {
  const bytes = await bodyBytes(c, sizeMax)
  if (bytes.length === 0) return {}
  if (contentType(c) !== 'application/json')
    throw refused('json_required', 'Send the body as JSON, with the content type application/json.')
  let value: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    assertShallow(text)
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw refused('invalid_json', 'The body is not valid JSON in UTF-8.')
    throw error
  }
  return value === null ? {} : value
}

/** null is the same as absent. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
}

const refuseIssues = (issues: readonly z.core.$ZodIssue[]): RefusedError => {
  const sentences = issues.slice(0, 5).map(issueToSentence)
  return refused('invalid_request', sentences.join(' '), { issues: sentences })
}

/** What follows the question mark, by its schema; names that it does not know are passed over. */
export function parseQuery<Schema extends z.ZodMiniType>(c: Context, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(c.req.query())
  if (!parsed.success) throw refuseIssues(parsed.error.issues)
  return parsed.data
}

/** The request body by its schema, and the key of the write that it asks for. */
export async function parseRequest<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
): Promise<{ body: z.infer<Schema>; key: WriteKey }> {
  const value = withoutNulls(await jsonBody(c))
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw refuseIssues(parsed.error.issues)
  return { body: parsed.data, key: writeKey(c, value) }
}

function writeKey(c: Context, value: unknown): WriteKey {
  const idempotencyKey = c.req.header('idempotency-key')
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
    throw refused('invalid_request', 'An Idempotency-Key is 1 to 200 visible ASCII characters.')
  return createWriteKey(idempotencyKey, `${c.req.method} ${c.req.path}\n${sameTextForSame(value)}`)
}

/** A field that is passed over may hold what no JSON can: half a character, or a number without end. */
function sameTextForSame(value: unknown): string {
  try {
    return canonicalJson(value)
  } catch {
    throw refused('invalid_request', 'The body holds text that is not Unicode, or a number that is too large.')
  }
}
