/** Server-sent events: they say what changed, never the data. */
import * as z from 'zod/mini'
import { groupIdSchema, hex32Schema } from './ids.ts'

export const eventSchema = z.discriminatedUnion('type', [
  /** The events from the reader's last id on are no longer known: read everything again. */
  z.object({ type: z.literal('reset') }),
  /** A namespace's log grew: its tree, members, settings or contexts may differ. */
  z.object({ type: z.literal('namespace.changed'), namespaceId: groupIdSchema, logNumber: z.int() }),
  /** The list of namespaces differs: created, joined, deleted. */
  z.object({ type: z.literal('namespaces.changed') }),
  z.object({ type: z.literal('subscription.changed'), namespaceId: groupIdSchema }),
  z.object({ type: z.literal('applications.changed') }),
  /** Of this node alone: a context moved or did not, a bundle is on its way, its standing answer. */
  z.object({ type: z.literal('upgrades.changed'), namespaceId: groupIdSchema }),
  /** A bundle that a namespace needs is a good part further on its way here, has arrived, or is given up for now. */
  z.object({ type: z.literal('bundle.changed'), namespaceId: groupIdSchema, appKey: hex32Schema }),
  z.object({ type: z.literal('operation.resolved'), operationId: z.string() }),
])
export type NodeEvent = z.infer<typeof eventSchema>
