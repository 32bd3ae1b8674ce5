/** Schemas of the values that messages are made of, but ids (ids.ts). */
import * as z from 'zod/mini'
import { aliasVerdict } from '#shared/domain/alias.ts'
import { INVITATION_MAX_MS, LEAD_MAX_SECS, PAGE_DEFAULT, TIME_MAX_MS } from '#shared/domain/limits.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { CAPABILITIES_ALL, ROLES, VISIBILITIES } from '#shared/domain/roles.ts'

/** An ed25519 signature. */
export const signatureSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{128}$/, 'This is not a signature: 64 bytes in hexadecimal.'))

export const aliasSchema = z.string().check((ctx) => {
  const verdict = aliasVerdict(ctx.value)
  if (!verdict.ok) ctx.issues.push({ code: 'custom', message: verdict.message, input: ctx.value })
})

/** Free text of bounded length. Half a surrogate pair is no text: it has no UTF-8, so nothing with it can be signed. */
export const textSchema = (lengthMax: number) =>
  z.string().check(
    z.maxLength(lengthMax),
    z.refine((text) => !/\p{Cs}/u.test(text), 'This is not valid text.'),
  )

export const roleSchema = z.enum(ROLES)
export const visibilitySchema = z.enum(VISIBILITIES)
export const capabilitiesSchema = z
  .int('Capabilities are the sum of bits 1, 2, 4, 8 and 16.')
  .check(z.minimum(0), z.maximum(CAPABILITIES_ALL, 'Capabilities are the sum of bits 1, 2, 4, 8 and 16.'))

const durationSchema = z.strictObject({
  secs: z.int().check(z.minimum(0), z.maximum(LEAD_MAX_SECS)),
  nanos: z.int().check(z.minimum(0), z.maximum(999_999_999)),
})
/** The typed form (contract April 2026, section 0). */
export const upgradePolicySchema: z.ZodMiniType<UpgradePolicy> = z.union(
  [
    z.enum(['Automatic', 'LazyOnAccess']),
    z.strictObject({ Coordinated: z.strictObject({ deadline: z.nullable(durationSchema) }) }),
  ],
  'An upgrade policy is "Automatic", "LazyOnAccess" or {"Coordinated":{"deadline":null}}, with at most 366 days for the deadline.',
)

/** Unix milliseconds. */
export const timeMsSchema = z.int().check(z.minimum(0), z.maximum(TIME_MAX_MS))
/** The same in seconds, as April's invitations have it. */
export const timeSecondsSchema = z.int().check(z.minimum(0), z.maximum(TIME_MAX_MS / 1000))
/** Address of a peer listener. Loopback only, until peers can talk over TLS. */
export const peerUrlSchema = z.string().check(
  z.maxLength(200),
  z.refine(
    // An address and nothing after it: what is asked there is said by the protocol alone.
    (text) => isLoopbackUrl(text) && new URL(text).origin === text,
    'A peer address is an http URL on the loopback interface, such as http://127.0.0.1:2428.',
  ),
)
/** Address of a dashboard that may be offered as a link. */
export const dashboardUrlSchema = z.string().check(
  z.maxLength(200),
  z.refine(
    (text) => isLoopbackUrl(text) && !/[?#]/.test(text),
    'A dashboard is at an http URL on the loopback interface, such as http://127.0.0.1:2528/admin-dashboard/.',
  ),
)

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])
function isLoopbackUrl(text: string): boolean {
  // printable ASCII alone: the URL parser passes over line breaks and repairs what it cannot read
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname) && url.username === '' && url.password === ''
}

export const expirationSchema = z
  .int('A time is a whole number.')
  .check(
    z.minimum(0, 'A time is not negative.'),
    z.maximum(Date.UTC(2100, 0) + INVITATION_MAX_MS, 'That time is too far away.'),
  )

/** A whole number as an address has it. */
const numberTextSchema = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/, 'This has to be a whole number.')),
    z.pipe(z.transform(Number), z.int().check(z.minimum(min), z.maximum(max))),
  )
/** What the address of a list with pages of bounded length can hold. */
export const pageQuery = (limitMax: number) => ({
  offset: z._default(numberTextSchema(0, 1e9), 0),
  limit: z._default(numberTextSchema(1, limitMax), PAGE_DEFAULT),
})

/** A field that a contract names and this node has no use for. */
export const ignored = z.optional(z.unknown())
