/** Contexts: running instances of the application, each in one group (contract April 2026, section 2). */
import * as z from 'zod/mini'
import { applicationIdSchema, contextIdSchema, groupIdSchema, publicKeySchema } from './ids.ts'
import { aliasSchema, ignored } from './scalars.ts'

export const createContextRequest = z.strictObject({
  /** Overridden by the group's own application, as the contract has it. */
  applicationId: z.optional(applicationIdSchema),
  groupId: groupIdSchema,
  alias: z.optional(aliasSchema),
  // Fields of the contract that concern execution, which is merod's.
  initializationParams: ignored,
  serviceName: ignored,
  contextSeed: ignored,
  identitySecret: ignored,
  requester: ignored,
})
export const createContextAnswer = z.object({
  data: z.object({
    contextId: contextIdSchema,
    memberPublicKey: publicKeySchema,
    groupId: groupIdSchema,
    groupCreated: z.literal(false),
  }),
})
export const contextsAnswer = z.object({
  data: z.object({
    contexts: z.array(
      z.object({
        id: contextIdSchema,
        applicationId: applicationIdSchema,
        groupId: groupIdSchema,
        namespaceId: groupIdSchema,
        /** Hash of the state, in base58; April's clients do not read a context without it. */
        rootHash: z.string(),
        alias: z.optional(z.string()),
      }),
    ),
  }),
})
