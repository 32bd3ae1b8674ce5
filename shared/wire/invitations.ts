/**
 * Invitations: the signed objects of the April contract (1.7), the signed details beside them, and whether all of it
 * is signed and agrees. docs/log.md, section 5, is the specification.
 */
import { hex } from '@scure/base'
import * as z from 'zod/mini'
import { canonicalBytes } from '#shared/domain/canonical.ts'
import type { Crypto } from '#shared/domain/crypto.ts'
import { bytesToGroupId, bytesToPublicKey, type GroupId, type PublicKey } from '#shared/domain/ids.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import { ROLE_NUMBERS, type Role, roleOfNumber } from '#shared/domain/roles.ts'
import { applicationIdSchema, groupIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import { foundedNamespaceId, foundingBodySchema } from './log.ts'
import { peerUrlSchema, roleSchema, signatureSchema, textSchema, timeMsSchema, timeSecondsSchema } from './scalars.ts'

const bytes32Schema = z.array(z.int().check(z.minimum(0), z.maximum(255))).check(z.length(32))

/** As April's clients read and write it. They drop every field that they don't know. */
export const signedInvitationSchema = z.object({
  invitation: z.object({
    inviter_identity: bytes32Schema,
    group_id: bytes32Schema,
    /** Unix seconds; refused from the millisecond 1000 × this value on. */
    expiration_timestamp: timeSecondsSchema,
    secret_salt: bytes32Schema,
    /** 0 Admin, 1 Member, 2 ReadOnly; missing means 1. */
    invited_role: z._default(z.int().check(z.minimum(0), z.maximum(2)), ROLE_NUMBERS.Member),
  }),
  inviter_signature: signatureSchema,
})
export type SignedInvitation = z.infer<typeof signedInvitationSchema>

/** What April's form has no room for, signed by the inviter too. */
const invitationDetailsSchema = z.strictObject({
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
