import type { ApplicationId } from '#shared/domain/ids.ts'
import type { BundleUse } from '#shared/wire/applications.ts'
import type { BundleRow } from '../storage/store.ts'
import { bundlesOf } from './applications.ts'
import { usesOfBundle } from './bundle-uses.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'

type Uninstalled = { applicationId: ApplicationId; versions: string[] }

const inUse = ({ version }: BundleRow, uses: readonly BundleUse[]) => {
  const names = uses.slice(0, 3).map(({ alias, namespaceId }) => alias ?? `${namespaceId.slice(0, 8)}…`)
  const more = uses.length > names.length ? ` and ${uses.length - names.length} more` : ''
  return refused(
    'version_in_use',
    `Version ${version} is in use by ${names.join(', ')}${more}, so it cannot be uninstalled.`,
    { version, uses },
  )
}

/** Removes a version, in every packing of it, or all versions; refuses when a namespace of this node needs one. */
export function uninstall(ctx: NodeContext, applicationId: ApplicationId, version?: string): Uninstalled {
  const all = bundlesOf(ctx, applicationId)
  if (all.length === 0) throw refused('application_not_found', 'This application is not installed on this node.')
  const rows = version === undefined ? all : all.filter((row) => row.version === version)
  if (rows.length === 0) throw refused('version_not_found', 'This version is not installed on this node.')
  for (const row of rows) {
    const uses = usesOfBundle(ctx, row.hash)
    if (uses.length > 0) throw inUse(row, uses)
  }
  ctx.store.transaction(() => {
    for (const { hash } of rows) ctx.store.deleteBundle(hash)
  })
  ctx.events.emit({ type: 'applications.changed' })
  return { applicationId, versions: [...new Set(rows.map((row) => row.version))] }
}
