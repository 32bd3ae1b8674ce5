/**
 * Invitations: the signed objects of the April contract (1.7), the signed details beside them (design 3), the
 * token that carries both in a link, and reading any of these in whatever wrapping people paste.
 */
import { base64urlnopad, hex } from '@scure/base'
import * as z from 'zod/mini'
import { canonicalBytes } from '#shared/domain/canonical.ts'
import type { Crypto } from '#shared/domain/crypto.ts'
import { bytesToGroupId, bytesToPublicKey, type GroupId, type PublicKey } from '#shared/domain/ids.ts'
import { ALLOWED, type Refusal, refuse, type Verdict } from '#shared/domain/refusals.ts'
import { ROLE_NUMBERS, type Role, roleOfNumber } from '#shared/domain/roles.ts'
import { foundedNamespaceId, foundingBodySchema } from './log.ts'
import {
  applicationIdSchema,
  groupIdSchema,
  hex32Schema,
  peerUrlSchema,
  publicKeySchema,
  roleSchema,
  signatureSchema,
  textSchema,
  timeMsSchema,
} from './scalars.ts'

const bytes32Schema = z.array(z.int().check(z.minimum(0), z.maximum(255))).check(z.length(32))

/** As April's clients read and write it. They drop every field that they don't know. */
export const signedInvitationSchema = z.object({
  invitation: z.object({
    inviter_identity: bytes32Schema,
    group_id: bytes32Schema,
    /** Unix seconds; refused from the millisecond 1000 × this value on. */
    expiration_timestamp: z.int().check(z.minimum(0)),
    secret_salt: bytes32Schema,
    /** 0 Admin, 1 Member, 2 ReadOnly; missing means 1. */
    invited_role: z._default(z.int().check(z.minimum(0), z.maximum(2)), ROLE_NUMBERS.Member),
  }),
  inviter_signature: signatureSchema,
})
export type SignedInvitation = z.infer<typeof signedInvitationSchema>

/** What April's form has no room for, signed by the inviter too. */
export const invitationDetailsSchema = z.strictObject({
  v: z.literal(1),
  namespaceId: groupIdSchema,
  namespaceAlias: z.optional(textSchema(200)),
  inviterAlias: z.optional(textSchema(200)),
  application: z.strictObject({
    applicationId: applicationIdSchema,
    name: z.optional(textSchema(200)),
    version: z.optional(textSchema(64)),
  }),
  founding: foundingBodySchema,
  coordinator: publicKeySchema,
  peerUrls: z.array(peerUrlSchema).check(z.maxLength(8)),
  role: roleSchema,
  issuedAtMs: timeMsSchema,
  expiresAtMs: timeMsSchema,
  maxUses: z.optional(z.int().check(z.minimum(1))),
  /** In the order of the invitations, the root first. */
  groups: z.array(z.strictObject({ groupId: groupIdSchema, alias: z.optional(textSchema(200)) })),
  /** SHA-256 over the signing bytes of the invitations, one after the other. */
  invitationsHash: hex32Schema,
})
export type InvitationDetails = z.infer<typeof invitationDetailsSchema>
export const signedDetailsSchema = z.object({ body: invitationDetailsSchema, signature: signatureSchema })
export type SignedDetails = z.infer<typeof signedDetailsSchema>

const invitationItemSchema = z.object({
  groupId: groupIdSchema,
  invitation: signedInvitationSchema,
  groupAlias: z.optional(z.string()),
})
/** POST /namespaces/:id/invite answers the first form, with `recursive: true` the second (contract 1.7). */
export const inviteAnswer = z.object({
  data: z.union([
    z.object({
      invitation: signedInvitationSchema,
      groupAlias: z.optional(z.string()),
      details: signedDetailsSchema,
      token: z.string(),
    }),
    z.object({ invitations: z.array(invitationItemSchema), details: signedDetailsSchema, token: z.string() }),
  ]),
})
export type InviteAnswer = z.infer<typeof inviteAnswer>

/** What one act of inviting gives out: the root's invitation first, then one for each group of a recursive one. */
export type InvitationSet = { invitations: SignedInvitation[]; details?: SignedDetails | undefined }

// ---- what an invitation says ----

export const invitedGroupId = (signed: SignedInvitation): GroupId =>
  bytesToGroupId(Uint8Array.from(signed.invitation.group_id))
export const inviterOf = (signed: SignedInvitation): PublicKey =>
  bytesToPublicKey(Uint8Array.from(signed.invitation.inviter_identity))
export const expiresAtMs = (signed: SignedInvitation): number => signed.invitation.expiration_timestamp * 1000
export function invitedRole(signed: SignedInvitation): Role {
  const role = roleOfNumber(signed.invitation.invited_role)
  if (role === undefined) throw new RangeError('The schema admits the roles 0 to 2.')
  return role
}
export const saltHash = (crypto: Pick<Crypto, 'sha256'>, signed: SignedInvitation): string =>
  hex.encode(crypto.sha256(Uint8Array.from(signed.invitation.secret_salt)))

// ---- signatures ----

/** The 105 bytes of borsh whose SHA-256 the inviter signs (contract 1.7). */
export function invitationBytes({ invitation }: Pick<SignedInvitation, 'invitation'>): Uint8Array {
  const bytes = new Uint8Array(105)
  bytes.set(invitation.inviter_identity, 0)
  bytes.set(invitation.group_id, 32)
  new DataView(bytes.buffer).setBigUint64(64, BigInt(invitation.expiration_timestamp), true)
  bytes.set(invitation.secret_salt, 72)
  bytes[104] = invitation.invited_role
  return bytes
}
export const detailsBytes = (body: InvitationDetails): Uint8Array => canonicalBytes('grove/invitation-details/v1', body)

export function invitationsHash(crypto: Pick<Crypto, 'sha256'>, invitations: readonly SignedInvitation[]): string {
  const all = new Uint8Array(105 * invitations.length)
  for (const [index, signed] of invitations.entries()) all.set(invitationBytes(signed), 105 * index)
  return hex.encode(crypto.sha256(all))
}

const TAMPERED = 'This invitation was changed after it was signed, so it cannot be trusted.'

/** Is everything signed by the inviter it names, and do the two signed objects agree? Looks at no clock. */
export function verifyInvitation(crypto: Crypto, { invitations, details }: InvitationSet): Verdict {
  const [root] = invitations
  if (root === undefined) return refuse('invitation_malformed', 'There is no invitation in this.')
  const inviter = inviterOf(root)
  const key = Uint8Array.from(root.invitation.inviter_identity)
  const tampered = refuse('invitation_tampered', TAMPERED)
  for (const signed of invitations) {
    const digest = crypto.sha256(invitationBytes(signed))
    if (inviterOf(signed) !== inviter || !crypto.verify(hex.decode(signed.inviter_signature), digest, key))
      return tampered
  }
  if (details === undefined) return ALLOWED
  const { body } = details
  const agree =
    crypto.verify(hex.decode(details.signature), detailsBytes(body), key) &&
    body.invitationsHash === invitationsHash(crypto, invitations) &&
    body.namespaceId === invitedGroupId(root) &&
    body.namespaceId === foundedNamespaceId(crypto, body.founding) &&
    body.groups.length === invitations.length &&
    invitations.every(
      (signed, index) =>
        body.groups[index]?.groupId === invitedGroupId(signed) &&
        body.role === invitedRole(signed) &&
        body.expiresAtMs === expiresAtMs(signed),
    )
  return agree ? ALLOWED : tampered
}

// ---- the token ----

const TOKEN_PREFIX = 'g1.'
/** base64url of so many bytes. The regex alone would let through texts whose last bits are no whole byte. */
const packed = (length: number) => z.string().check(z.refine((text) => decodeBytes(text)?.length === length))
const key32 = packed(32)
const compactSchema = z.strictObject({
  /** inviter, expiry in Unix seconds, role: shared by all */
  i: key32,
  x: z.int().check(z.minimum(0)),
  r: z.int().check(z.minimum(0), z.maximum(2)),
  /** group, salt, signature */
  g: z.array(z.tuple([key32, key32, packed(64)])).check(z.minLength(1)),
  d: z.optional(signedDetailsSchema),
})

const pack = (numbers: readonly number[]): string => base64urlnopad.encode(Uint8Array.from(numbers))
const unpack = (text: string): number[] => [...base64urlnopad.decode(text)]

/** The invitation as one word for a link: `g1.` and base64url. */
export function invitationToToken({ invitations, details }: InvitationSet): string {
  const [root] = invitations
  if (root === undefined) throw new RangeError('An invitation set holds at least one invitation.')
  const compact: z.infer<typeof compactSchema> = {
    i: pack(root.invitation.inviter_identity),
    x: root.invitation.expiration_timestamp,
    r: root.invitation.invited_role,
    g: invitations.map(({ invitation, inviter_signature }) => [
      pack(invitation.group_id),
      pack(invitation.secret_salt),
      base64urlnopad.encode(hex.decode(inviter_signature)),
    ]),
    ...(details === undefined ? {} : { d: details }),
  }
  return TOKEN_PREFIX + base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(compact)))
}

function tokenToInvitation(token: string): InvitationSet | undefined {
  const json = decodeText(token.slice(TOKEN_PREFIX.length))
  const parsed = compactSchema.safeParse(json === undefined ? undefined : parseJson(json))
  if (!parsed.success) return undefined
  const { i, x, r, g, d } = parsed.data
  return {
    invitations: g.map(([group, salt, signature]) => ({
      invitation: {
        inviter_identity: unpack(i),
        group_id: unpack(group),
        expiration_timestamp: x,
        secret_salt: unpack(salt),
        invited_role: r,
      },
      inviter_signature: hex.encode(base64urlnopad.decode(signature)),
    })),
    details: d,
  }
}

function decodeBytes(encoded: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(encoded)
  } catch {
    return undefined // The one question asked is whether it decodes.
  }
}
/** base64url to text; undefined for anything that is not both. */
function decodeText(encoded: string): string | undefined {
  const bytes = decodeBytes(encoded)
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined // As above: is it UTF-8?
  }
}
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // undefined is no JSON value, so it means "not JSON".
  }
}

// ---- reading what people paste ----

const WRAPPINGS_MAX = 8
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function find(
  value: unknown,
  details: unknown,
  depth: number,
): { invitations: unknown[]; details: unknown } | InvitationSet | undefined {
  if (depth > WRAPPINGS_MAX) return undefined
  if (typeof value === 'string') {
    const text = value.trim()
    const json = parseJson(text)
    if (json !== undefined) return find(json, details, depth + 1)
    // in a link, alone or in a sentence; a file called `g1.txt` in the same text must not hide it
    for (const [token] of text.matchAll(/(?<![\w.-])g1\.[A-Za-z0-9_-]+/g)) {
      const set = tokenToInvitation(token)
      if (set !== undefined) return set
    }
    return undefined
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => (isRecord(item) && !('inviter_signature' in item) ? item.invitation : item))
    return items.length > 0 && items.every((item) => isRecord(item) && 'inviter_signature' in item)
      ? { invitations: items, details }
      : undefined
  }
  if (!isRecord(value)) return undefined
  if ('inviter_signature' in value) return { invitations: [value], details }
  const besides = value.details ?? details
  for (const key of ['data', 'invitations', 'invitation', 'token'])
    if (value[key] !== undefined && value[key] !== null) return find(value[key], besides, depth + 1)
  return undefined
}

/**
 * The invitation in a link, a token, or JSON in any wrapping (whole answer, `data`, `invitation`, recursive list).
 * Unknown fields are passed over. Nothing is verified here: see `verifyInvitation`.
 */
export function parseInvitation(value: unknown): { ok: true; set: InvitationSet } | Refusal {
  const malformed = refuse(
    'invitation_malformed',
    'This does not hold a whole invitation. Copy the link or the JSON again: some chat programs cut long texts off.',
  )
  const found = find(value, undefined, 0)
  if (found === undefined) return malformed
  const parsed = z
    .object({
      invitations: z.array(signedInvitationSchema).check(z.minLength(1)),
      details: z.optional(z.nullable(signedDetailsSchema)),
    })
    .safeParse(found)
  if (!parsed.success) return malformed
  const { invitations, details } = parsed.data
  return { ok: true, set: { invitations, details: details ?? undefined } }
}
