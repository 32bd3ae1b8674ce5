/** Everything that the use cases work with, wired once by main.ts. */
import type { Store } from '../storage/store.ts'
import type { BundleSource } from './bundle-source.ts'
import type { Download } from './download.ts'
import type { EventFeed } from './events.ts'
import type { Namespaces } from './namespaces.ts'
import type { Peers } from './peers.ts'

export type NodeContext = {
  readonly store: Store
  readonly namespaces: Namespaces
  readonly peers: Peers
  readonly bundles: BundleSource
  /** A file from the public internet. */
  readonly download: Download
  readonly events: EventFeed
  /** Unix milliseconds. */
  readonly now: () => number
  readonly name: string
  readonly version: string
  readonly startedAtMs: number
  readonly adminUrl: string
  readonly dashboardUrl: string
  readonly peerUrl: string
}
