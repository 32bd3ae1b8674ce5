/**
 * The invitation as one word, for links. `g2.` is base64url of a length and of the bytes of the set. `g1.` was base64url
 * of JSON; it is read for as long as such tokens are about.
 */
import { base64urlnopad, hex } from '@scure/base'
import * as z from 'zod/mini'
import { ByteReader, FormError, utf8ToText, varint } from './bytes.ts'
import { decodeBase64, decodeBase64Start, isCutJson, parseJson } from './encodings.ts'
import { bytesToInvitation, invitationToBytes } from './invitation-bytes.ts'
import { type InvitationSet, signedDetailsSchema } from './invitations.ts'
import { timeSecondsSchema } from './scalars.ts'

/** truncated: its end is missing. unreadable: it is in no form that a token has. */
type TokenReading = { ok: true; set: InvitationSet } | { ok: false; reason: 'truncated' | 'unreadable' }
const TRUNCATED: TokenReading = { ok: false, reason: 'truncated' }
const UNREADABLE: TokenReading = { ok: false, reason: 'unreadable' }

/** Where a token may begin in a text; a file called `log1.md` is none. */
export const TOKEN_MARK = /(?<![A-Za-z0-9.-])g[12]\.(?=[\w-]|$)/g

/** The set has to be one that `verifyInvitation` lets pass: what it can only say once is said once. */
export function invitationToToken(set: InvitationSet): string {
  const bytes = invitationToBytes(set)
  return `g2.${base64urlnopad.encode(Uint8Array.from([...varint(bytes.length), ...bytes]))}`
}

/** The token at the beginning of a text; what follows it is passed over. */
export function readToken(text: string): TokenReading {
  const code = leadingCode(text.slice(3))
  if (text.startsWith('g1.')) return readJsonToken(code)
  const length = statedLength(code)
  if (length === undefined) return code.length < HEAD_LENGTH ? TRUNCATED : UNREADABLE
  if (code.length >= length) return readBinaryToken(code)
  // Mail programs break long lines, and how much there has to be is known.
  const joined = leadingCode(text.slice(3).replace(/\s+/g, (space) => (space.includes('\n') ? '' : ' ')))
  return joined.length < length ? TRUNCATED : readBinaryToken(joined.slice(0, length))
}
const leadingCode = (text: string): string => /^[\w-]*/.exec(text)?.[0] ?? ''

// ---- g2 ----

/** Characters that hold the length, whatever it is. */
const HEAD_LENGTH = 8

/** The characters of the whole code by what its beginning says; undefined where too little of it is there. */
function statedLength(code: string): number | undefined {
  const head = decodeBase64Start(code.slice(0, HEAD_LENGTH))
  if (head === undefined) return undefined
  try {
    const from = new ByteReader(head)
    const length = from.number()
    return Math.ceil(((from.position + length) * 4) / 3)
  } catch (error) {
    if (error instanceof FormError) return undefined
    throw error
  }
}

/** There is one way to write a set: a code that says the same in another way was not written by a node. */
function readBinaryToken(code: string): TokenReading {
  const bytes = decodeBase64(code)
  if (bytes === undefined) return UNREADABLE
  try {
    const from = new ByteReader(bytes)
    const set = bytesToInvitation(from.bytes(from.number()))
    return invitationToToken(set) === `g2.${code}` ? { ok: true, set } : UNREADABLE
  } catch (error) {
    if (error instanceof FormError) return UNREADABLE
    throw error
  }
}

// ---- g1 ----

/** base64url of so many bytes. The regex alone would let through texts whose last bits are no whole byte. */
const packed = (length: number) => z.string().check(z.refine((text) => decodeBase64(text)?.length === length))
const key32 = packed(32)
const jsonTokenSchema = z.strictObject({
  /** inviter, expiry in Unix seconds, role: shared by all */
  i: key32,
  x: timeSecondsSchema,
  r: z.int().check(z.minimum(0), z.maximum(2)),
  /** group, salt, signature */
  g: z.array(z.tuple([key32, key32, packed(64)])).check(z.minLength(1)),
  d: z.optional(signedDetailsSchema),
})
const unpack = (text: string): number[] => [...base64urlnopad.decode(text)]

function readJsonToken(code: string): TokenReading {
  const json = utf8ToText(decodeBase64(code) ?? new Uint8Array()) ?? ''
  const parsed = jsonTokenSchema.safeParse(parseJson(json))
  if (!parsed.success) {
    const start = utf8ToText(decodeBase64Start(code) ?? new Uint8Array())
    return start === '' || isCutJson(start ?? '') ? TRUNCATED : UNREADABLE
  }
  const { i, x, r, g, d } = parsed.data
  const invitations = g.map(([group, salt, signature]) => ({
    invitation: {
      inviter_identity: unpack(i),
      group_id: unpack(group),
      expiration_timestamp: x,
      secret_salt: unpack(salt),
      invited_role: r,
    },
    inviter_signature: hex.encode(base64urlnopad.decode(signature)),
  }))
  return { ok: true, set: { invitations, details: d } }
}
