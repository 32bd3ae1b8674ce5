/** Messages between nodes. Each travels in a signed HTTP request or answer (docs/log.md, "Transport"). */
import * as z from 'zod/mini'
import { BUNDLE_BYTES_MAX, BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { hex32Schema, publicKeySchema } from './ids.ts'
import { signedInvitationSchema } from './invitations.ts'
import { foundingBodySchema, operationSchema } from './log.ts'
import { dashboardUrlSchema, peerUrlSchema, timeMsSchema } from './scalars.ts'

/** GET /peer/v1/hello: unsigned; who is there, and a first nonce. */
export const helloAnswer = z.object({
  name: z.string().check(z.maxLength(200)),
  version: z.string(),
  dashboardUrl: dashboardUrlSchema,
})

/** POST /peer/v1/namespaces/:id/join */
export const joinMessage = z.strictObject({
  operation: operationSchema,
  invitations: z.array(signedInvitationSchema).check(z.minLength(1)),
})
/** POST /peer/v1/namespaces/:id/operations */
export const submitMessage = z.strictObject({ operation: operationSchema })
/** Number of the entry that the operation is in. */
export const submittedAnswer = z.object({ number: z.int() })
/** GET /peer/v1/namespaces/:id/operations/:operationId */
export const outcomeAnswer = z.object({ number: z.nullable(z.int()) })

/**
 * GET /peer/v1/namespaces/:id/log?from=N&waitMs=N: entries are parsed one by one, so that a new kind stops the replica
 * there. `timeMs` is the coordinator's clock at the moment of answering.
 */
export const logAnswer = z.object({
  entries: z.array(z.unknown()),
  lastNumber: z.int(),
  timeMs: z.optional(timeMsSchema),
})

/** GET /peer/v1/namespaces/:id/locate: the founding proves the coordinator of the first epoch. */
export const locateAnswer = z.object({
  founding: foundingBodySchema,
  coordinator: publicKeySchema,
  peerUrls: z.array(peerUrlSchema),
})

/** GET /peer/v1/namespaces/:id/bundles/:appKey?from=N: the bytes from N on, as base64, and the size of the whole. */
export const bundlePartAnswer = z.object({
  sizeBytes: z.int().check(z.minimum(1), z.maximum(BUNDLE_BYTES_MAX)),
  bytes: z.string().check(z.maxLength(Math.ceil(BUNDLE_PART_BYTES / 3) * 4)),
})

/** POST /peer/v1/namespaces/:id/notice: the entry that holds the coordinator's new addresses. */
export const noticeMessage = z.strictObject({ entry: z.unknown() })
export const operationIdSchema = hex32Schema
