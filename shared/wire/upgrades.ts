/** Publishing versions of a namespace's application, and what every node makes of them. */
import * as z from 'zod/mini'
import { VERSION_NOTES_MAX } from '#shared/domain/limits.ts'
import { PUBLICATION_STATUSES, STANDING_ANSWERS } from '#shared/domain/upgrades.ts'
import { applicationIdSchema, contextIdSchema, groupIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import { ignored, pageQuery, roleSchema, textSchema, timeMsSchema, upgradePolicySchema } from './scalars.ts'
import { bundleProgressSchema, upgradeFailureSchema } from './upgrade-states.ts'

/** POST /namespaces/:id/upgrades: publishes a version that is installed on this node. */
export const publishVersionRequest = z.strictObject({
  version: textSchema(64),
  /** Coordinated only: when all nodes are to move. Absent: the policy's lead time from now, else a day. */
  deadlineMs: z.optional(timeMsSchema),
  /** What changes, for the members to read. */
  notes: z.optional(textSchema(VERSION_NOTES_MAX)),
  requester: ignored,
})
/** `publication` is the number of the entry of the log that publishes it; it is the publication's id. */
export const publishVersionAnswer = z.object({ data: z.object({ publication: z.int() }) })

/** POST /namespaces/:id/upgrades/:publication/extend */
export const extendDeadlineRequest = z.strictObject({ deadlineMs: timeMsSchema, requester: ignored })
/** PUT /namespaces/:id/upgrades/standing-answer: what this node says to coordinated upgrades by itself. */
export const standingAnswerSchema = z.enum(STANDING_ANSWERS)
export const standingAnswerRequest = z.strictObject({ answer: standingAnswerSchema, requester: ignored })

/**
 * Of a publication, as the log and the clock have it:
 * collecting: coordinated, not everybody has agreed yet · scheduled: agreed, the deadline is ahead ·
 * in-force: contexts move to it, each when the policy says · replaced: a newer publication took its place ·
 * withdrawn: an Admin took it back · lapsed: coordinated, the deadline passed without agreement; nothing moves.
 */
export const publicationStatusSchema = z.enum(PUBLICATION_STATUSES)

export const publicationSchema = z.object({
  publication: z.int(),
  version: z.string(),
  /** SHA-256 of the bundle. */
  appKey: hex32Schema,
  applicationId: applicationIdSchema,
  notes: z.optional(z.string()),
  publishedBy: publicKeySchema,
  publishedByAlias: z.optional(z.string()),
  publishedAtMs: timeMsSchema,
  /** The policy in force when it was published; a later change of the policy does not touch it. */
  policy: upgradePolicySchema,
  status: publicationStatusSchema,
  /** Coordinated only. */
  deadlineMs: z.optional(timeMsSchema),
  /** An Admin did not wait for the missing answers. */
  forced: z.boolean(),
  /** Who ended it, for withdrawn and replaced. */
  endedBy: z.optional(publicKeySchema),
  endedByAlias: z.optional(z.string()),
  endedAtMs: z.optional(timeMsSchema),
  /** The publication that took its place. */
  replacedBy: z.optional(z.int()),
})
export type Publication = z.infer<typeof publicationSchema>
/**
 * Of one context on one node: current: runs what it should · at-access: moves when it is next opened ·
 * pending: the node is to move it and has not yet (away, fetching, or not heard of) · at-deadline: moves then ·
 * failed: stayed on the old version, `failure` says why.
 */
export const contextVersionStateSchema = z.enum(['current', 'at-access', 'pending', 'at-deadline', 'failed'])
export type ContextVersionState = z.infer<typeof contextVersionStateSchema>
export const contextVersionSchema = z.object({
  contextId: contextIdSchema,
  alias: z.optional(z.string()),
  groupId: groupIdSchema,
  version: z.string(),
  appKey: hex32Schema,
  /** What it will move to, when that is another version. */
  target: z.optional(z.string()),
  state: contextVersionStateSchema,
  failure: z.optional(upgradeFailureSchema),
})
export type ContextVersion = z.infer<typeof contextVersionSchema>

export const NODE_CONTEXTS_PAGE_MAX = 200
/** Of GET /namespaces/:id/upgrades/nodes/:identity */
export const nodeContextsQuery = z.object({
  /** Of this group alone. */
  groupId: z.optional(groupIdSchema),
  ...pageQuery(NODE_CONTEXTS_PAGE_MAX),
})
const nodeContextsPageSchema = z.object({
  /** Of all pages. */
  total: z.int(),
  /** In the order in which their groups, and they, were created. */
  contexts: z.array(contextVersionSchema),
})
export type NodeContextsPage = z.infer<typeof nodeContextsPageSchema>
export const nodeContextsAnswer = z.object({ data: nodeContextsPageSchema })

export const upgradeNodeSchema = z.object({
  identity: publicKeySchema,
  alias: z.optional(z.string()),
  /** In the namespace; absent for somebody who is only in groups below it. */
  role: z.optional(roleSchema),
  isSelf: z.boolean(),
  isCoordinator: z.boolean(),
  /** To the newest coordinated publication that is not ended; absent when this node is not asked. */
  answer: z.optional(z.enum(['agreed', 'declined', 'missing'])),
  answeredAtMs: z.optional(timeMsSchema),
  /** Of the contexts of the groups that this identity belongs to, how many are in which state. */
  counts: z.object({
    current: z.int(),
    'at-access': z.int(),
    pending: z.int(),
    'at-deadline': z.int(),
    failed: z.int(),
  } satisfies Record<ContextVersionState, z.ZodMiniInt>),
  /** Of those that are current, how many run another version than the one in force: they had moved before it was withdrawn. */
  aheadCount: z.int(),
  /** Why those that failed did: one reason for all of them. */
  failure: z.optional(upgradeFailureSchema),
})
export type UpgradeNode = z.infer<typeof upgradeNodeSchema>

const upgradesSchema = z.object({
  logNumber: z.int(),
  applicationId: applicationIdSchema,
  policy: upgradePolicySchema,
  /** What a context that is created now runs. */
  current: z.object({ version: z.string(), appKey: hex32Schema }),
  /** Newest first. */
  publications: z.array(publicationSchema),
  nodes: z.array(upgradeNodeSchema),
  /** Contexts that are on some node, each counted once. */
  contextCount: z.int(),
  /** Of this node. */
  bundles: z.array(bundleProgressSchema),
  standingAnswer: standingAnswerSchema,
  /** This node's clock less the coordinator's, as last measured; absent on the coordinator and before a first answer. */
  clockSkewMs: z.optional(z.int()),
  /** Versions that this node could publish now, oldest first. */
  publishable: z.array(z.object({ version: z.string(), appKey: hex32Schema })),
})
export type Upgrades = z.infer<typeof upgradesSchema>
/** GET /namespaces/:id/upgrades */
export const upgradesAnswer = z.object({ data: upgradesSchema })

/** POST /contexts/:id/open: an access; a context that waits for one moves before the answer, or when its bundle comes. */
export const openContextAnswer = z.object({
  data: z.object({ contextId: contextIdSchema, version: z.string(), moved: z.boolean() }),
})

// ---- April's routes (contract April 2026, section 2 "Upgrade endpoints") ----

/** POST /groups/:id/upgrade */
export const groupUpgradeRequest = z.strictObject({
  targetApplicationId: applicationIdSchema,
  migrateMethod: ignored,
  requester: ignored,
})
const groupUpgradeStatus = z.enum(['in_progress', 'completed'])
const count = z.nullable(z.int())
export const groupUpgradeAnswer = z.object({
  data: z.object({ groupId: groupIdSchema, status: groupUpgradeStatus, total: count, completed: count, failed: count }),
})
/** GET /groups/:id/upgrade/status */
export const groupUpgradeStatusAnswer = z.object({
  data: z.nullable(
    z.object({
      fromVersion: z.string(),
      toVersion: z.string(),
      /** Unix seconds. */
      initiatedAt: z.int(),
      initiatedBy: publicKeySchema,
      status: groupUpgradeStatus,
      total: count,
      completed: count,
      failed: count,
      completedAt: count,
    }),
  ),
})
