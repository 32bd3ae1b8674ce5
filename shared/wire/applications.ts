/** Applications installed on a node (contract merod 2026-08, section 3). */
import * as z from 'zod/mini'
import { applicationIdSchema, groupIdSchema, hex32Schema } from './ids.ts'
import { ignored } from './scalars.ts'

const bytesSchema = z.array(z.int().check(z.minimum(0), z.maximum(255))).check(z.maxLength(65_536))
/** What the contract lets a caller claim of raw wasm; a bundle says it itself, signed. */
const claimed = {
  package: z.optional(z.string().check(z.maxLength(200))),
  version: z.optional(z.string().check(z.maxLength(64))),
}

/** POST /install-dev-application */
export const installRequest = z.strictObject({
  /** Absolute path on the node's disk: a signed `.mpk` bundle or raw wasm. */
  path: z.string().check(z.minLength(1), z.maxLength(4096)),
  /** Bytes; kept as they are. */
  metadata: z.optional(bytesSchema),
  ...claimed,
})
/** POST /install-application */
export const installByUrlRequest = z.strictObject({
  /** http or https, on a host that is not of this machine or its network. */
  url: z.string().check(z.minLength(1), z.maxLength(2048)),
  /** SHA-256 of the file, in hexadecimal or base58. */
  hash: z.optional(z.string().check(z.maxLength(64))),
  metadata: z.optional(bytesSchema),
  ...claimed,
})
/** Versions of the sample that come with the node: two, so that an upgrade can be tried. */
export const SAMPLE_VERSIONS = ['1.0.0', '1.1.0'] as const
export type SampleVersion = (typeof SAMPLE_VERSIONS)[number]
/** POST /install-sample-application; without a version, the oldest. */
export const installSampleRequest = z.strictObject({
  version: z.optional(z.enum(SAMPLE_VERSIONS)),
  requester: ignored,
})

export const installAnswer = z.object({
  data: z.object({
    applicationId: applicationIdSchema,
    // Grove's additions
    version: z.optional(z.string()),
    /** SHA-256 of the file. */
    appKey: z.optional(hex32Schema),
    /** It was on this node before; nothing changed. */
    known: z.optional(z.boolean()),
    /** Other applications here with the same package name: their signer is somebody else. */
    namesakes: z.optional(z.array(applicationIdSchema)),
  }),
})
export type Installed = z.infer<typeof installAnswer>['data']

const applicationSchema = z.object({
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
/** GET /applications/:id */
export const applicationAnswer = z.object({ data: z.object({ application: applicationSchema }) })

/**
 * Why a namespace holds on to a bundle: it was founded with it · a context that is created now runs it · it was
 * published there and has not been replaced · contexts of this node still run it.
 */
const bundleRoleSchema = z.enum(['founding', 'current', 'published', 'contexts'])
export type BundleRole = z.infer<typeof bundleRoleSchema>
const bundleUseSchema = z.object({
  namespaceId: groupIdSchema,
  alias: z.optional(z.string()),
  as: z.array(bundleRoleSchema),
  /** Contexts that run it on this node. */
  contextCount: z.int(),
})
export type BundleUse = z.infer<typeof bundleUseSchema>

/** One file: two with one version are two packings of it. */
const applicationVersionSchema = z.object({
  version: z.string(),
  /** SHA-256 of the file in base58. */
  blobId: z.string(),
  /** Bytes of the file. */
  size: z.int(),
  package: z.string(),
  // Grove's additions
  /** SHA-256 of the file in hexadecimal. */
  appKey: hex32Schema,
  signerId: z.optional(z.string()),
  source: z.string(),
  installedAtMs: z.int(),
  uses: z.array(bundleUseSchema),
})
export type ApplicationVersion = z.infer<typeof applicationVersionSchema>
/** GET /applications/:id/versions: newest first. */
export const applicationVersionsAnswer = z.object({ data: z.array(applicationVersionSchema) })

/** DELETE /applications/:id and DELETE /applications/:id/versions/:version */
export const uninstallRequest = z.strictObject({ requester: ignored })
export const uninstallAnswer = z.object({
  data: z.object({ applicationId: applicationIdSchema, versions: z.array(z.string()) }),
})
/** Details of a `version_in_use` error. */
export const inUseDetailsSchema = z.object({ version: z.string(), uses: z.array(bundleUseSchema) })
