/** What the use cases need of the bundles that come from other nodes. */
import type { BundleProgress, UpgradeFailureCode } from '#shared/wire/upgrades.ts'
import type { Namespace } from './namespaces.ts'

export type Ensured = { ok: true } | { ok: false; code: UpgradeFailureCode; message: string }
export type Progress = Pick<BundleProgress, 'state' | 'receivedBytes' | 'sizeBytes' | 'failure'>

export interface BundleSource {
  /**
   * Resolves once the bundle is held, or this round of asking every member's node has failed; then it is asked for
   * again by itself, as long as the namespace needs it. Never throws for peers that are away.
   */
  ensure(namespace: Namespace, appKey: string): Promise<Ensured>
  progress(appKey: string): Progress
  isHeld(appKey: string): boolean
}
