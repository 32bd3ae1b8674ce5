/**
 * An invitation out of whatever a person pastes or a program sends: links, tokens, JSON, and JSON packed into the codes
 * that other programs make. And into a code that older programs read.
 */
import { base58 } from '@scure/base'
import { deflateSync } from 'fflate'
import * as z from 'zod/mini'
import { JOIN_BODY_BYTES_MAX } from '#shared/domain/limits.ts'
import type { Refusal } from '#shared/domain/refusals.ts'
import { textToUtf8, utf8ToText } from './bytes.ts'
import {
  BASE58_BYTES_MAX,
  BASE58_LENGTH_MAX,
  decodeBase58,
  decodeBase64,
  decodeBase64Start,
  decodePercents,
  inflate,
  isCutJson,
  parseJson,
} from './encodings.ts'
import { readToken, TOKEN_MARK } from './invitation-token.ts'
import { type InvitationSet, invitedGroupId, signedDetailsSchema, signedInvitationSchema } from './invitations.ts'
import { textSchema } from './scalars.ts'

/** Why nothing was read, from what says the least to what says the most. */
const REASONS = ['not-an-invitation', 'unreadable', 'too-large', 'truncated'] as const
export type MalformedReason = (typeof REASONS)[number]
type MalformedInvitation = Refusal & { code: 'invitation_malformed'; details: { reason: MalformedReason } }

const MESSAGES: Record<MalformedReason, string> = {
  'not-an-invitation': 'There is no invitation in this. An invitation is a link, a token, a code or JSON.',
  unreadable:
    'This looks like an invitation, but it cannot be read: it was changed on the way. Copy the whole of it again.',
  'too-large': 'This is larger than any invitation. Copy the link again, and nothing else.',
  truncated:
    'A part of this invitation is missing. Copy the whole link or JSON again: some chat programs cut long texts off.',
}
const malformed = (reason: MalformedReason): MalformedInvitation => ({
  ok: false,
  code: 'invitation_malformed',
  message: MESSAGES[reason],
  details: { reason },
})

/** What stands beside an invitation in JSON; the name is that of the root, and nobody signed it. */
type Beside = { details?: unknown; name?: unknown }
/** What looks like an invitation and is not yet parsed. */
type Claim = Beside & { invitations: unknown }
type Reading = Claim | MalformedReason
type ParsedInvitation = {
  ok: true
  set: InvitationSet
  /** What whoever sent it calls the namespace: not signed, so it may say anything. */
  claimedName?: string
}

/**
 * The invitation in a link, a token, a code, or JSON in any wrapping (whole answer, `data`, `invitation`, recursive
 * list). Unknown fields are passed over. Nothing is verified here: see `verifyInvitation`.
 */
export function parseInvitation(value: unknown): ParsedInvitation | MalformedInvitation {
  const reading = readValue(value, {}, 0)
  if (typeof reading === 'string') return malformed(reading)
  const parsed = claimSchema.safeParse(reading)
  if (!parsed.success) return malformed('unreadable')
  const { invitations, details, name } = parsed.data
  const set = { invitations, details: details ?? undefined }
  return { ok: true, set, ...(name === undefined ? {} : { claimedName: name }) }
}
const claimSchema = z.object({
  invitations: z.array(signedInvitationSchema).check(z.minLength(1)),
  details: z.optional(z.nullable(signedDetailsSchema)),
  // a name that is none is no reason to refuse what is signed
  name: z.catch(z.optional(textSchema(200)), undefined),
})

// ---- values ----

const WRAPPINGS_MAX = 8
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readValue(value: unknown, beside: Beside, depth: number): Reading {
  if (depth > WRAPPINGS_MAX) return 'unreadable'
  if (typeof value === 'string') return readText(value.trim(), beside, depth)
  if (Array.isArray(value)) {
    const items = value.map((item) => (isRecord(item) && !('inviter_signature' in item) ? item.invitation : item))
    return items.length > 0 && items.every((item) => isRecord(item) && 'inviter_signature' in item)
      ? { invitations: items, ...beside }
      : 'not-an-invitation'
  }
  if (!isRecord(value)) return 'not-an-invitation'
  if ('inviter_signature' in value) return { invitations: [value], ...beside }
  const besides = {
    details: value.details ?? beside.details,
    name: value.groupName ?? value.group_name ?? value.groupAlias ?? beside.name,
  }
  for (const key of ['data', 'invitations', 'invitation', 'token'])
    if (value[key] !== undefined && value[key] !== null) return readValue(value[key], besides, depth + 1)
  return 'not-an-invitation'
}

// ---- texts ----

/** Each way to read a text looks at all of it once or twice, and hands on one part of it at most. */
function readText(text: string, beside: Beside, depth: number): Reading {
  if (text.length > JOIN_BODY_BYTES_MAX) return 'too-large'
  const json = parseJson(text)
  if (typeof json === 'object' || typeof json === 'string') return readValue(json, beside, depth + 1)
  let most: MalformedReason = 'not-an-invitation'
  for (const read of [readTokens, readLink, readJsonInside, readCode]) {
    const reading = read(text, beside, depth)
    if (typeof reading !== 'string') return reading
    if (REASONS.indexOf(reading) > REASONS.indexOf(most)) most = reading
  }
  return most
}

/** More marks than these are in no message. */
const MARKS_MAX = 16

/** A token in a link, alone or in a sentence; a file called `g1.txt` in the same text must not hide it. */
function readTokens(text: string): Reading {
  let most: MalformedReason = 'not-an-invitation'
  let marks = 0
  for (const { index } of text.matchAll(TOKEN_MARK)) {
    if (++marks > MARKS_MAX) break
    const reading = readToken(text.slice(index))
    if (reading.ok) return { invitations: reading.set.invitations, details: reading.set.details }
    if (most !== 'truncated') most = reading.reason
  }
  return most
}

/** `…?invitation=<code>` in a link of any scheme, host and route. */
function readLink(text: string, beside: Beside, depth: number): Reading {
  const [, code] = /[?&]invitation=([^&#\s"'<>]+)/.exec(text) ?? []
  if (code === undefined) return 'not-an-invitation'
  const plain = decodePercents(code)
  return plain === undefined ? 'unreadable' : readValue(plain, beside, depth + 1)
}

/** JSON with words around it, or without its beginning or its end. */
function readJsonInside(text: string, beside: Beside, depth: number): Reading {
  const start = text.indexOf('{')
  if (start < 0 && /["}\]]\s{0,9}[}\]]$/.test(text.slice(-11))) return 'truncated' // an end and no beginning
  const fromStart = start < 0 ? '' : text.slice(start)
  const json = parseJson(fromStart.slice(0, fromStart.lastIndexOf('}') + 1))
  if (isRecord(json)) return readValue(json, beside, depth + 1)
  if (isCutJson(text) || isCutJson(fromStart)) return 'truncated'
  return /inviter_signature|"invitation/.test(text) ? 'unreadable' : 'not-an-invitation'
}

// ---- codes ----

/** No code is so short, not even of a part of an invitation that anybody could take for one. */
const CODE_LENGTH_MIN = 80

/** JSON as base64, base64url or base58, packed with raw deflate or not. */
function readCode(text: string, beside: Beside, depth: number): Reading {
  const code = text.includes('{') ? '' : longestCode(text)
  if (code.length < CODE_LENGTH_MIN) return 'not-an-invitation'
  for (const decode of [decodeBase64, decodeBase58]) {
    const unpacked = unpack(decode(code))
    if (unpacked === 'too-large') return unpacked
    if (unpacked !== undefined) return readValue(unpacked, beside, depth + 1)
  }
  if (isCutJson(unpack(decodeBase64Start(code)) ?? '')) return 'truncated'
  return code.length > BASE58_LENGTH_MAX ? 'too-large' : 'unreadable'
}

/** The whole text where it is one code in several lines; otherwise its longest word. */
function longestCode(text: string): string {
  const joined = /[ \t]/.test(text) ? '' : text.replace(/\s+/g, '')
  if (/^[\w+/=-]+$/.test(joined)) return joined
  const words = text.match(/[\w+/=-]+/g) ?? []
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}

const BEGINS_JSON = /^\s*["[{]/
/** The JSON, or beginning of JSON, that the bytes are, plain or packed. */
function unpack(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined
  const plain = utf8ToText(bytes)
  if (plain !== undefined && BEGINS_JSON.test(plain)) return plain
  const inflated = inflate(bytes, JOIN_BODY_BYTES_MAX)
  if (inflated === 'too-large') return inflated
  const text = utf8ToText(inflated)
  return text !== undefined && BEGINS_JSON.test(text) ? text : undefined
}

// ---- writing ----

const invitationsOf = ({ invitations }: InvitationSet): object => {
  const [root, ...others] = invitations
  return others.length === 0
    ? { invitation: root }
    : { invitations: invitations.map((signed) => ({ groupId: invitedGroupId(signed), invitation: signed })) }
}

/**
 * base58 of raw deflate of JSON, for programs that know only what was there in April 2026: without the details, with
 * the name. Undefined for more groups than this form has room for.
 */
export function invitationToCode(set: InvitationSet): string | undefined {
  const groupName = set.details?.body.namespaceAlias
  const packed = deflateSync(textToUtf8(JSON.stringify({ ...invitationsOf(set), groupName })), { level: 9 })
  return packed.length > BASE58_BYTES_MAX ? undefined : base58.encode(packed)
}
