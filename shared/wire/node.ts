/** What a node tells of itself. */
import * as z from 'zod/mini'
import { groupIdSchema } from './ids.ts'
import { dashboardUrlSchema, peerUrlSchema, timeMsSchema } from './scalars.ts'

export const CAPABILITY_NAMES = [
  'namespace.delete',
  'namespace.policy',
  'invitation.create',
  'invitation.recursive',
  'invitation.maxUses',
  'invitation.role',
  'invitation.ledger',
  'subscribe',
  'group.create',
  'group.move',
  'group.movePreview',
  'group.alias',
  'group.delete',
  'group.visibility',
  'member.add',
  'member.remove',
  'member.role',
  'member.capabilities',
  'member.list',
  'member.leave',
  'context.create',
  'application.install',
  'application.sample',
  'application.upload',
  'application.url',
  'application.uninstall',
  'upgrade',
  'activity',
  'events',
] as const
export type NodeCapability = (typeof CAPABILITY_NAMES)[number]

/** GET /admin-api/capabilities: what this node can do. A name that the reader does not know is passed over. */
export const capabilitiesAnswer = z.object({
  data: z.object({ kind: z.string(), version: z.string(), protocol: z.int(), capabilities: z.array(z.string()) }),
})
/** GET /admin-api/health, with the time by the node's clock. */
export const healthAnswer = z.object({ data: z.object({ status: z.string(), nowMs: timeMsSchema }) })

export const nodeAnswer = z.object({
  data: z.object({
    name: z.string(),
    version: z.string(),
    adminUrl: z.string(),
    dashboardUrl: dashboardUrlSchema,
    peerUrl: peerUrlSchema,
    startedAtMs: z.int(),
    /** Peers given with `--peer`, and what they answered when last asked. */
    peers: z.array(
      z.object({
        url: peerUrlSchema,
        reachable: z.boolean(),
        name: z.optional(z.string()),
        dashboardUrl: z.optional(dashboardUrlSchema),
      }),
    ),
    namespaceCount: z.int(),
    applicationCount: z.int(),
    storage: z.object({ status: z.enum(['ok', 'failed']), sizeBytes: z.int() }),
  }),
})
export type NodeInfo = z.infer<typeof nodeAnswer>['data']

/** GET /admin-api/operations/:id: what became of a write whose answer was lost. */
export const operationAnswer = z.object({
  data: z.object({
    operationId: z.string(),
    state: z.enum(['pending', 'applied', 'refused', 'unknown']),
    namespaceId: z.optional(groupIdSchema),
    logNumber: z.optional(z.int()),
    error: z.optional(z.string()),
    code: z.optional(z.string()),
  }),
})
