/** Bundles that are installed on this node, without asking anybody for others. */
import type { Store } from '../storage/store.ts'
import type { BundleSource } from './bundle-source.ts'

export function heldBundles(store: Store): BundleSource {
  const isHeld = (appKey: string): boolean => store.bundles().some(({ hash }) => hash === appKey)
  return {
    isHeld,
    ensure: async (_namespace, appKey) =>
      isHeld(appKey)
        ? { ok: true }
        : { ok: false, code: 'bundle_missing', message: 'The bundle of this version is not on this node.' },
    progress: (appKey) => ({ state: isHeld(appKey) ? 'held' : 'missing', receivedBytes: 0 }),
  }
}
