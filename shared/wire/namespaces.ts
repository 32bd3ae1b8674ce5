/** The namespace calls (contract April 2026, 1.1 to 1.11) and what Grove adds to their answers. */
import * as z from 'zod/mini'
import { applicationIdSchema, groupIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import { subscriptionStateSchema } from './namespace-views.ts'
import {
  aliasSchema,
  expirationSchema,
  ignored,
  roleSchema,
  timeMsSchema,
  upgradePolicySchema,
  visibilitySchema,
} from './scalars.ts'

export const createNamespaceRequest = z.strictObject({
  applicationId: applicationIdSchema,
  upgradePolicy: z.optional(upgradePolicySchema),
  alias: z.optional(aliasSchema),
  requester: ignored,
})
export const createNamespaceAnswer = z.object({ data: z.object({ namespaceId: groupIdSchema }) })

export const identityAnswer = z.object({ namespaceId: groupIdSchema, publicKey: publicKeySchema })
export const deleteRequest = z.strictObject({ requester: ignored })
export const deletedAnswer = z.object({
  data: z.object({ isDeleted: z.boolean(), groupCount: z.optional(z.int()), contextCount: z.optional(z.int()) }),
})

export const inviteRequest = z.strictObject({
  recursive: z.optional(z.boolean()),
  /** Unix milliseconds; under 1e11 a duration in seconds. */
  expirationTimestamp: z.optional(expirationSchema),
  maxUses: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
  /** Member unless said otherwise; to Admin only by an Admin. */
  role: z.optional(roleSchema),
  /** The id of an invitation that this one takes the place of: the same act withdraws it. */
  replaces: z.optional(hex32Schema),
  requester: ignored,
})
export const subscribeAnswer = z.object({
  subscribed: z.boolean(),
  subscription: subscriptionStateSchema,
  logNumber: z.int(),
})
export const joinAnswer = z.object({
  data: z.object({
    groupId: groupIdSchema,
    memberIdentity: publicKeySchema,
    governanceOp: z.string(),
    alreadyMember: z.boolean(),
    /** Every group that the invitation admitted to, the root first. */
    groupIds: z.array(groupIdSchema),
  }),
})

export const createGroupRequest = z.strictObject({
  groupAlias: z.optional(aliasSchema),
  /** Absent: directly below the root. */
  parentId: z.optional(groupIdSchema),
  visibility: z.optional(visibilitySchema),
  requester: ignored,
})
export const createGroupAnswer = z.object({ data: z.object({ groupId: groupIdSchema }) })

/** Enough for any plan that a person can read; one move is the ordinary case. */
export const PREVIEW_MOVES_MAX = 200
const previewedMoveSchema = z.strictObject({ groupId: groupIdSchema, newParentId: groupIdSchema })
/** POST /namespaces/:id/preview-moves: the moves in the order in which they would be made. */
export const previewMovesRequest = z.strictObject({
  moves: z
    .array(previewedMoveSchema)
    .check(
      z.minLength(1, 'Name at least one move.'),
      z.maxLength(PREVIEW_MOVES_MAX, `One preview takes at most ${PREVIEW_MOVES_MAX} moves.`),
    ),
  requester: ignored,
})
const heldSchema = z.object({ role: roleSchema, capabilities: z.int() })
/** Lists are cut; the counts beside them are always true. */
const movedPersonSchema = z.object({
  identity: publicKeySchema,
  alias: z.optional(z.string()),
  /** Groups that they would belong to and do not now, and the other way round. */
  gained: z.array(groupIdSchema),
  gainedCount: z.int(),
  lost: z.array(groupIdSchema),
  lostCount: z.int(),
  /** Groups that they belong to before and after, with another role or other capabilities. */
  changed: z.array(z.object({ groupId: groupIdSchema, before: heldSchema, after: heldSchema })),
  changedCount: z.int(),
})
const movePreviewSchema = z.object({
  /** The entry of the log that the answer holds for. */
  logNumber: z.int(),
  /** Whoever is touched most comes first. */
  people: z.array(movedPersonSchema),
  peopleCount: z.int(),
  /** Groups that somebody gains or loses. */
  groupCount: z.int(),
  /** Contexts that stand in those groups. */
  contextCount: z.int(),
  /** Deepest level in the moved subtrees after all moves; the root is at 0. */
  deepest: z.int(),
})
export type MovePreview = z.infer<typeof movePreviewSchema>
export const previewMovesAnswer = z.object({ data: movePreviewSchema })
/** Details of a refused preview: which of the moves it was, from 0. */
export const refusedMoveDetailsSchema = z.object({ moveIndex: z.int() })

/** Details of a `namespace_deleted` error. */
export const deletedDetailsSchema = z.object({
  deletedBy: publicKeySchema,
  deletedAtMs: timeMsSchema,
  alias: z.optional(z.string()),
})
