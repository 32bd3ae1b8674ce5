/** Applications installed on a node (contract merod 2026-08, section 3). */
import * as z from 'zod/mini'
import { applicationIdSchema } from './scalars.ts'

export const installRequest = z.strictObject({
  /** Absolute path on the node's disk: a signed `.mpk` bundle or raw wasm. */
  path: z.string().check(z.minLength(1), z.maxLength(4096)),
  /** Bytes; kept as they are. */
  metadata: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(255))).check(z.maxLength(65_536))),
  package: z.optional(z.string().check(z.maxLength(200))),
  version: z.optional(z.string().check(z.maxLength(64))),
})
export const installAnswer = z.object({ data: z.object({ applicationId: applicationIdSchema }) })

export const applicationSchema = z.object({
  id: applicationIdSchema,
  blob: z.object({ bytecode: z.string(), compiled: z.string() }),
  /** Bytes of the wasm. */
  size: z.int(),
  source: z.string(),
  metadata: z.array(z.int()),
  package: z.string(),
  version: z.string(),
  signer_id: z.optional(z.string()),
  // Grove's additions
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  /** Versions on this node, newest last. */
  versions: z.array(z.string()),
  /** Namespaces on this node that run it. */
  namespaceCount: z.int(),
})
export type Application = z.infer<typeof applicationSchema>
export const applicationsAnswer = z.object({ data: z.object({ apps: z.array(applicationSchema) }) })
