/** Everybody in a namespace, and in which of its groups they are directly. */
import * as z from 'zod/mini'
import { groupIdSchema, publicKeySchema } from './ids.ts'
import { roleSchema, timeMsSchema } from './scalars.ts'

const personSchema = z.object({
  identity: publicKeySchema,
  /** The name they gave themselves, in the root before other groups. */
  alias: z.optional(z.string()),
  isSelf: z.boolean(),
  isCoordinator: z.boolean(),
  /** Since when they are in the namespace without a break, by the coordinator's clock. */
  sinceMs: z.optional(timeMsSchema),
  /** Direct memberships alone; what is inherited follows by `shared/domain/membership.ts`. */
  memberships: z.array(z.object({ groupId: groupIdSchema, role: roleSchema, capabilities: z.int() })),
})
export type Person = z.infer<typeof personSchema>
/** POST /groups/:id/leave and /namespaces/:id/leave: as whom this node has left. */
export const leaveGroupAnswer = z.object({
  data: z.object({ groupId: groupIdSchema, memberPublicKey: publicKeySchema }),
})
export const leaveNamespaceAnswer = z.object({
  data: z.object({ namespaceId: groupIdSchema, memberPublicKey: publicKeySchema }),
})
/** GET /namespaces/:id/members: whoever is a direct member of any group, by identity. */
export const namespaceMembersAnswer = z.object({
  data: z.object({ logNumber: z.int(), people: z.array(personSchema) }),
})
export type NamespaceMembers = z.infer<typeof namespaceMembersAnswer>['data']
