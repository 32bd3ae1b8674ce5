/** What a node says of a namespace and of its groups (contract April 2026, 1.2, 1.4, 1.5 and 1.10). */
import * as z from 'zod/mini'
import { parseGroupId } from '#shared/domain/ids.ts'
import {
  applicationIdSchema,
  groupIdSchema,
  hex32Schema,
  publicKeySchema,
  roleSchema,
  upgradePolicySchema,
  visibilitySchema,
} from './scalars.ts'
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

/** Exported for a test: what reads rows faster has to agree with it. */
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

const isInt = (value: unknown): value is number => Number.isSafeInteger(value)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What the schema makes of a row that is as it should be; undefined for any other. */
function readRow(row: unknown): NamespaceGroup | undefined {
  if (!isObject(row)) return undefined
  const { groupId, alias, parentId, depth, visibility, memberCount, contextCount, subgroupCount } = row
  const id = typeof groupId === 'string' ? parseGroupId(groupId) : undefined
  const parent = typeof parentId === 'string' ? parseGroupId(parentId) : undefined
  if (id === undefined || parent === undefined || (visibility !== 'open' && visibility !== 'restricted'))
    return undefined
  if (!isInt(depth) || !isInt(memberCount) || !isInt(contextCount) || !isInt(subgroupCount)) return undefined
  if (alias === undefined)
    return { groupId: id, parentId: parent, depth, visibility, memberCount, contextCount, subgroupCount }
  if (typeof alias !== 'string') return undefined
  return { groupId: id, alias, parentId: parent, depth, visibility, memberCount, contextCount, subgroupCount }
}

/** There may be tens of thousands of them: the schema is asked only about those that it would not take, to say why. */
const namespaceGroupsSchema = z.pipe(
  z.array(z.unknown()),
  z.transform((rows, ctx) =>
    rows.map((row, index) => {
      const read = readRow(row)
      if (read !== undefined) return read
      const parsed = namespaceGroupSchema.safeParse(row)
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues)
        ctx.issues.push({ code: 'custom', message: issue.message, path: [index, ...issue.path], input: row })
      return z.NEVER
    }),
  ),
)
/** Every group at every depth, without the root, parents before children. */
export const namespaceGroupsAnswer = z.object({ data: namespaceGroupsSchema })
