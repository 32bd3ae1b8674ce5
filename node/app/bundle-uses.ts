/** Which bundles a namespace's log names, and what on this node holds on to a bundle. */
import type { PublicKey } from '#shared/domain/ids.ts'
import type { BundleRole, BundleUse } from '#shared/wire/applications.ts'
import { isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'

/** A bundle by its hash, as the log names it. */
export type NamedBundle = {
  appKey: string
  version: string
  as: readonly Exclude<BundleRole, 'contexts'>[]
  /** Whose node has it, if anybody's. */
  publishedBy: PublicKey
}

/** Every bundle that members may fetch from each other: what the log names and nothing else. */
export function bundlesNamedBy({ state }: Namespace): NamedBundle[] {
  const { author, payload } = state.founding
  const { appKey, applicationVersion = '' } = payload
  return [{ appKey, version: applicationVersion, as: ['founding', 'current'], publishedBy: author }]
}

/** The bundle that a context which is created now runs. */
export const currentBundle = ({ state }: Namespace): string => state.founding.payload.appKey

/** Those that a node which follows the namespace has to have. */
export const bundlesNeededBy = (namespace: Namespace): NamedBundle[] =>
  bundlesNamedBy(namespace).filter(({ as }) => as.includes('current') || as.includes('published'))

/** How many contexts of a namespace run this bundle on this node. */
function contextsRunning(namespace: Namespace, appKey: string): number {
  if (appKey !== currentBundle(namespace)) return 0
  return [...namespace.state.groups.values()].reduce((sum, { contexts }) => sum + contexts.size, 0)
}

/** Every namespace of this node that holds on to a bundle; while there is one, it cannot be uninstalled. */
export function usesOfBundle(ctx: NodeContext, appKey: string): BundleUse[] {
  return ctx.namespaces.all().flatMap((namespace) => {
    if (!isMember(namespace)) return []
    const contextCount = contextsRunning(namespace, appKey)
    const as: BundleRole[] = bundlesNamedBy(namespace).flatMap((named) => (named.appKey === appKey ? named.as : []))
    if (contextCount > 0) as.push('contexts')
    if (as.length === 0) return []
    const { namespaceId, root } = namespace.state
    return [{ namespaceId, ...(root.alias === undefined ? {} : { alias: root.alias }), as, contextCount }]
  })
}
