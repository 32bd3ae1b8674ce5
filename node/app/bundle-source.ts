/** What the use cases need of the bundles that come from other nodes. bundle-transfers.ts fetches them. */
import type { PublicKey } from '#shared/domain/ids.ts'
import type { BundleProgress, UpgradeFailureCode } from '#shared/wire/upgrade-states.ts'
import type { AppVersion } from '../log/state.ts'
import type { Namespace } from './namespaces.ts'

export type Ensured = { ok: true } | { ok: false; code: UpgradeFailureCode; message: string }
export type Progress = Pick<BundleProgress, 'state' | 'receivedBytes' | 'sizeBytes' | 'failure'>

export interface BundleSource {
  /**
   * Resolves once the bundle is held, or this round of asking every member's node has failed; then it is asked for
   * again by itself, as long as the namespace needs it. Never throws for peers that are away.
   */
  ensure(namespace: Namespace, named: AppVersion): Promise<Ensured>
  progress(namespace: Namespace, named: AppVersion): Progress
  /** Is the file here, and is it what the log of this namespace says of it? */
  look(namespace: Namespace, named: AppVersion): 'missing' | 'held' | 'wrong'
}

export type BundlePart = { sizeBytes: number; bytes: Uint8Array }
/** The bytes from `from` on, asked of one member's node; undefined when it is away or does not have them. */
export type FetchBundlePart = (
  namespace: Namespace,
  holder: PublicKey,
  appKey: string,
  from: number,
) => Promise<BundlePart | undefined>
