/** The namespace calls (contract April 2026, 1.1 to 1.11) and what Grove adds to their answers. */
import * as z from 'zod/mini'
import {
  aliasSchema,
  applicationIdSchema,
  expirationSchema,
  groupIdSchema,
  hex32Schema,
  ignored,
  publicKeySchema,
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

/** How this node follows a namespace. `coordinator`: it is the source itself. `off`: joined, not subscribed. */
export const subscriptionStateSchema = z.enum(['coordinator', 'live', 'catching-up', 'offline', 'off', 'stopped'])
export type SubscriptionState = z.infer<typeof subscriptionStateSchema>

export const applicationLabelSchema = z.object({
  applicationId: applicationIdSchema,
  name: z.optional(z.string()),
  package: z.optional(z.string()),
  version: z.optional(z.string()),
  /** Is its bundle on this node? */
  installed: z.boolean(),
})

export const namespaceSummarySchema = z.object({
  namespaceId: groupIdSchema,
  appKey: hex32Schema,
  targetApplicationId: applicationIdSchema,
  /** The display form, e.g. `LazyOnAccess` or `Coordinated { deadline: None }`. */
  upgradePolicy: z.string(),
  /** Unix seconds. */
  createdAt: z.int(),
  alias: z.optional(z.string()),
  memberCount: z.int(),
  /** Contexts directly in the root. */
  contextCount: z.int(),
  /** Direct children of the root. */
  subgroupCount: z.int(),
  // Grove's additions
  policy: upgradePolicySchema,
  /** Groups at every depth, without the root. */
  groupCount: z.int(),
  application: applicationLabelSchema,
  selfIdentity: publicKeySchema,
  selfRole: roleSchema,
  /** Bits; all of them for an Admin. */
  selfCapabilities: z.int(),
  coordinator: publicKeySchema,
  subscription: subscriptionStateSchema,
  /** Number of the last entry of the log that this node has applied. */
  logNumber: z.int(),
})
export type NamespaceSummary = z.infer<typeof namespaceSummarySchema>
export const namespaceAnswer = z.object({ data: namespaceSummarySchema })
/** The number of all, across pages, is in the header `x-total-count`. */
export const namespacesAnswer = z.object({ data: z.array(namespaceSummarySchema) })

export const identityAnswer = z.object({ namespaceId: groupIdSchema, publicKey: publicKeySchema })
export const deleteRequest = z.strictObject({ requester: ignored })
export const deletedAnswer = z.object({
  data: z.object({ isDeleted: z.boolean(), groupCount: z.optional(z.int()), contextCount: z.optional(z.int()) }),
})

export const inviteRequest = z.strictObject({
  recursive: z.optional(z.boolean()),
  /** Unix milliseconds; under 1e11 a duration in seconds (design 3). */
  expirationTimestamp: z.optional(expirationSchema),
  maxUses: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
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

export const namespaceGroupSchema = z.object({
  groupId: groupIdSchema,
  alias: z.optional(z.string()),
  parentId: groupIdSchema,
  depth: z.int(),
  visibility: visibilitySchema,
  memberCount: z.int(),
  contextCount: z.int(),
  /** Direct children. */
  subgroupCount: z.int(),
})
export type NamespaceGroup = z.infer<typeof namespaceGroupSchema>
/** Every group at every depth, without the root, parents before children. */
export const namespaceGroupsAnswer = z.object({ data: z.array(namespaceGroupSchema) })

export const createGroupRequest = z.strictObject({
  groupAlias: z.optional(aliasSchema),
  /** Absent: directly below the root. */
  parentId: z.optional(groupIdSchema),
  visibility: z.optional(visibilitySchema),
  requester: ignored,
})
export const createGroupAnswer = z.object({ data: z.object({ groupId: groupIdSchema }) })

/** Details of a `namespace_deleted` error. */
export const deletedDetailsSchema = z.object({
  deletedBy: publicKeySchema,
  deletedAtMs: timeMsSchema,
  alias: z.optional(z.string()),
})
