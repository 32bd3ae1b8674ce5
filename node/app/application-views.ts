import { base58, hex } from '@scure/base'
import type { ApplicationId } from '#shared/domain/ids.ts'
import type { Application } from '#shared/wire/applications.ts'
import type { BundleRow } from '../storage/store.ts'
import type { NodeContext } from './node-context.ts'
import { memberNamespaces } from './views.ts'

/** base58 of 32 zero bytes: April's mark for "not compiled". */
const NOT_COMPILED = '1'.repeat(32)

/** One per application: the version installed last, and the names of the others. */
export function applications(ctx: NodeContext): Application[] {
  const rowsById = new Map<ApplicationId, BundleRow[]>()
  for (const row of ctx.store.bundles())
    rowsById.set(row.applicationId, [...(rowsById.get(row.applicationId) ?? []), row])
  return [...rowsById].flatMap(([id, rows]) => {
    const newest = rows.at(-1)
    if (newest === undefined) return []
    return [
      {
        id,
        blob: { bytecode: base58.encode(hex.decode(newest.hash)), compiled: NOT_COMPILED },
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
      },
    ]
  })
}
