/** The ledger of invitations: what was issued, what became of it. Salts and tokens are not in it. */
import * as z from 'zod/mini'
import { groupIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import { ignored, pageQuery, roleSchema, timeMsSchema } from './scalars.ts'

/** Groups and uses of one record are cut here; the counts beside them are true. */
export const LEDGER_LIST_MAX = 50

/**
 * waiting: can be used · used-up: as often as it allows · expired: by the coordinator's clock as this node knows it ·
 * withdrawn: by its inviter or an Admin, or replaced by another · inviter-lost-right: whoever issued it may not invite now.
 */
const invitationStatusSchema = z.enum(['waiting', 'used-up', 'expired', 'withdrawn', 'inviter-lost-right'])
export type InvitationStatus = z.infer<typeof invitationStatusSchema>

const invitationRecordSchema = z.object({
  /** SHA-256 of the salt of the first invitation of the set. */
  invitationId: hex32Schema,
  inviter: publicKeySchema,
  inviterAlias: z.optional(z.string()),
  /** This node issued it, so it can hand it out again. */
  isOwn: z.boolean(),
  role: roleSchema,
  issuedAtMs: timeMsSchema,
  expiresAtMs: timeMsSchema,
  maxUses: z.optional(z.int()),
  status: invitationStatusSchema,
  /** The root first. */
  groups: z.array(z.object({ groupId: groupIdSchema, groupAlias: z.optional(z.string()) })),
  groupCount: z.int(),
  /** Newest first. */
  uses: z.array(z.object({ identity: publicKeySchema, alias: z.optional(z.string()), joinedAtMs: timeMsSchema })),
  useCount: z.int(),
  withdrawnBy: z.optional(publicKeySchema),
  withdrawnByAlias: z.optional(z.string()),
  withdrawnAtMs: z.optional(timeMsSchema),
  /** The invitation that was issued in its place. */
  replacedBy: z.optional(hex32Schema),
  /** The invitation in whose place it was issued. */
  replaces: z.optional(hex32Schema),
})
export type InvitationRecord = z.infer<typeof invitationRecordSchema>
/** The longest records are of some ten kilobytes. */
export const LEDGER_PAGE_MAX = 200
export const invitationsQuery = z.object(pageQuery(LEDGER_PAGE_MAX))
/** GET /namespaces/:id/invitations: newest first. */
export const invitationsAnswer = z.object({
  data: z.object({ logNumber: z.int(), nowMs: timeMsSchema, invitations: z.array(invitationRecordSchema) }),
})
export type InvitationLedger = z.infer<typeof invitationsAnswer>['data']
/** POST /namespaces/:id/invitations/:invitationId/withdraw, and …/share, which answers `inviteAnswer`. */
export const invitationActionRequest = z.strictObject({ requester: ignored })
