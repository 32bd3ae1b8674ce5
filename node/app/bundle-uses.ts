/** Which bundles a namespace's log names, and what on this node holds on to a bundle. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { pendingAt } from '#shared/domain/upgrades.ts'
import type { BundleRole, BundleUse } from '#shared/wire/applications.ts'
import { contextsOf } from '../log/running-versions.ts'
import type { AppVersion } from '../log/state.ts'
import type { BundleRow, UpgradeStore } from '../storage/store.ts'
import { isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { runsHere, versionsHere } from './upgrade-plan.ts'

/** A bundle as the log names it, and whose node has it, if anybody's. */
type NamedBundle = AppVersion & { publishedBy: PublicKey }

/** Every bundle that members may fetch from each other: what the log names and nothing else. */
export const bundlesNamedBy = ({ state }: Namespace): NamedBundle[] => [
  { ...state.firstVersion, publishedBy: state.founding.author },
  ...[...state.publications.values()].map(({ version, appKey, by }) => ({ version, appKey, publishedBy: by })),
]

/** Is a file what the log says of it, application and version? A founding need not say which version it is. */
export const isAsNamed = (
  { state }: Namespace,
  { version }: AppVersion,
  file: Pick<BundleRow, 'applicationId' | 'version'>,
): boolean =>
  file.applicationId === state.founding.payload.applicationId && (version === '' || file.version === version)

/** The bundle that a context which is created now runs. */
export const currentBundle = ({ state }: Namespace, nowMs: number): AppVersion => state.versionAt(nowMs)

/** Those that a node which follows the namespace has to have: but for what it has given up on. */
export function bundlesNeededBy(store: UpgradeStore, namespace: Namespace, nowMs: number): AppVersion[] {
  const { publications, namespaceId } = namespace.state
  const pending = pendingAt(publications.values(), nowMs)
  const aborted = publications.get(store.upgradeChoice(namespaceId)?.abortedPublication ?? 0)
  return [currentBundle(namespace, nowMs), ...(pending === undefined ? [] : [pending])].filter(
    ({ appKey }) => appKey !== aborted?.appKey,
  )
}

/** How many contexts of a namespace run this bundle on this node. */
function contextsRunning(store: UpgradeStore, { state, self }: Namespace, appKey: string): number {
  const local = { versions: versionsHere(store, state.namespaceId) }
  return [...contextsOf(state, self.publicKey)].filter((held) => runsHere(local, held).appKey === appKey).length
}

/** Every namespace of this node that holds on to a bundle; while there is one, it cannot be uninstalled. */
export function usesOfBundle(ctx: NodeContext, appKey: string): BundleUse[] {
  return ctx.namespaces.all().flatMap((namespace) => {
    if (!isMember(namespace)) return []
    const { namespaceId, root, firstVersion, publications } = namespace.state
    const contextCount = contextsRunning(ctx.store, namespace, appKey)
    const as: BundleRole[] = []
    if (firstVersion.appKey === appKey) as.push('founding')
    if (currentBundle(namespace, ctx.now()).appKey === appKey) as.push('current')
    if (pendingAt(publications.values(), ctx.now())?.appKey === appKey) as.push('published')
    if (contextCount > 0) as.push('contexts')
    if (as.length === 0) return []
    return [{ namespaceId, ...(root.alias === undefined ? {} : { alias: root.alias }), as, contextCount }]
  })
}
