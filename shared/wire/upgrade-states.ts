/** What can be said of a node and a version in a word: for badges, and beside a bundle. */
import * as z from 'zod/mini'
import { hex32Schema } from './ids.ts'
import { timeMsSchema } from './scalars.ts'

export const UPGRADE_FAILURES = [
  'bundle_missing',
  'bundle_hash_wrong',
  'bundle_invalid',
  'disk_full',
  'storage_failed',
  'aborted',
] as const
export type UpgradeFailureCode = (typeof UPGRADE_FAILURES)[number]
export const upgradeFailureSchema = z.object({
  code: z.enum(UPGRADE_FAILURES),
  /** A sentence for a person: why, and what to do. */
  message: z.string(),
  atMs: timeMsSchema,
})

/** How far this node is with a bundle that it needs. */
export const bundleProgressSchema = z.object({
  appKey: hex32Schema,
  version: z.string(),
  state: z.enum(['held', 'fetching', 'missing', 'failed']),
  receivedBytes: z.int(),
  /** Unknown until a peer has answered. */
  sizeBytes: z.optional(z.int()),
  failure: z.optional(upgradeFailureSchema),
})
export type BundleProgress = z.infer<typeof bundleProgressSchema>

/** The one thing about versions that a badge has room for, the most urgent first. */
export const upgradeNoticeSchema = z.enum(['failed', 'answer', 'lapsed', 'pending'])
export type UpgradeNotice = z.infer<typeof upgradeNoticeSchema>
