import { base58, hex } from '@scure/base'
import type { ApplicationId } from '#shared/domain/ids.ts'
import type { Application, ApplicationVersion } from '#shared/wire/applications.ts'
import type { BundleRow } from '../storage/store.ts'
import { bundlesOf } from './applications.ts'
import { usesOfBundle } from './bundle-uses.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'
import { memberNamespaces } from './views.ts'

/** base58 of 32 zero bytes: April's mark for "not compiled". */
const NOT_COMPILED = '1'.repeat(32)
const blobId = ({ hash }: BundleRow): string => base58.encode(hex.decode(hash))

/** One per application: its newest version, and the names of the others. */
export function applications(ctx: NodeContext): Application[] {
  const ids = new Set(ctx.store.bundles().map((row) => row.applicationId))
  return [...ids].flatMap((id) => {
    const rows = bundlesOf(ctx, id)
    const newest = rows.at(-1)
    return newest === undefined ? [] : [applicationOf(ctx, id, rows, newest)]
  })
}

export function application(ctx: NodeContext, id: ApplicationId): Application {
  const rows = bundlesOf(ctx, id)
  const newest = rows.at(-1)
  if (newest === undefined) throw refused('application_not_found', 'This application is not installed on this node.')
  return applicationOf(ctx, id, rows, newest)
}

const applicationOf = (
  ctx: NodeContext,
  id: ApplicationId,
  rows: readonly BundleRow[],
  newest: BundleRow,
): Application => ({
  id,
  blob: { bytecode: blobId(newest), compiled: NOT_COMPILED },
  size: newest.wasmSize,
  source: newest.source,
  metadata: [...newest.metadata],
  package: newest.package,
  version: newest.version,
  ...(newest.signerId === undefined ? {} : { signer_id: newest.signerId }),
  ...(newest.name === undefined ? {} : { name: newest.name }),
  ...(newest.description === undefined ? {} : { description: newest.description }),
  versions: [...new Set(rows.map(({ version }) => version))],
  namespaceCount: memberNamespaces(ctx, id).length,
})

/** Every file of an application, newest version first, with what uses it. */
export function applicationVersions(ctx: NodeContext, id: ApplicationId): ApplicationVersion[] {
  const rows = bundlesOf(ctx, id)
  if (rows.length === 0) throw refused('application_not_found', 'This application is not installed on this node.')
  return rows.reverse().map((row) => ({
    version: row.version,
    blobId: blobId(row),
    size: ctx.store.bundleSizeBytes(row.hash) ?? 0,
    package: row.package,
    appKey: row.hash,
    ...(row.signerId === undefined ? {} : { signerId: row.signerId }),
    source: row.source,
    installedAtMs: row.installedAtMs,
    uses: usesOfBundle(ctx, row.hash),
  }))
}
