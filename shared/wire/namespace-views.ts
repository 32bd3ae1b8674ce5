/** What a node says of a namespace (contract April 2026, 1.2, 1.4 and 1.5). */
import * as z from 'zod/mini'
import { applicationIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import { namespaceRootSchema } from './namespace-groups.ts'
import { roleSchema, upgradePolicySchema } from './scalars.ts'
import { bundleProgressSchema, upgradeNoticeSchema } from './upgrade-states.ts'

/** How this node follows a namespace. `coordinator`: it is the source itself. `off`: joined, not subscribed. */
export const subscriptionStateSchema = z.enum(['coordinator', 'live', 'catching-up', 'offline', 'off', 'stopped'])
export type SubscriptionState = z.infer<typeof subscriptionStateSchema>

const applicationLabelSchema = z.object({
  applicationId: applicationIdSchema,
  name: z.optional(z.string()),
  package: z.optional(z.string()),
  version: z.optional(z.string()),
  /** Is the bundle that its contexts run on this node? */
  installed: z.boolean(),
  /** How far it is with the bundle that it runs, while it is not there. */
  bundle: z.optional(bundleProgressSchema),
})

const namespaceSummarySchema = z.object({
  ...namespaceRootSchema.shape,
  appKey: hex32Schema,
  targetApplicationId: applicationIdSchema,
  /** The display form, e.g. `LazyOnAccess` or `Coordinated { deadline: None }`. */
  upgradePolicy: z.string(),
  /** Unix seconds. */
  createdAt: z.int(),
  /** Direct children of the root. */
  subgroupCount: z.int(),
  // Grove's additions
  policy: upgradePolicySchema,
  /** Absent while nothing is pending. */
  upgrade: z.optional(upgradeNoticeSchema),
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
