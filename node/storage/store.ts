/**
 * What a node keeps. Two implementations, one acceptance suite (store-contract.ts).
 *
 * Every call is synchronous and durable when it returns: outside a transaction it is one of its own.
 * A store knows nothing of rules: it keeps what it is given, and refuses only what would break its own keys.
 */
import type { ApplicationId, ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { StandingAnswer } from '#shared/domain/upgrades.ts'

export type NamespaceRow = {
  namespaceId: GroupId
  /** Does this node follow the log live? */
  subscribed: boolean
}

export type IdentityRow = { namespaceId: GroupId; publicKey: PublicKey /** 32 bytes */; secretKey: Uint8Array }

export type EntryRow = {
  namespaceId: GroupId
  /** From 1, without gaps. */
  number: number
  hash: string
  author: PublicKey
  operationId: string
  /** The entry as JSON. */
  json: string
}

export type OperationState = 'pending' | 'applied' | 'refused' | 'unknown'
/** A write of this node's caller: kept before it is sent, so that asking twice does it once. */
export type OperationRow = {
  operationId: string
  namespaceId: GroupId
  /** SHA-256 of the request, in hex: the same id with another request is refused. */
  requestHash: string
  state: OperationState
  /** The signed operation as JSON. */
  json: string
  /** Number of its entry, once applied. */
  number?: number
  /** Why it was refused. */
  code?: string
  message?: string
  createdAtMs: number
}

export type BundleRow = {
  /** SHA-256 of the file, in hex. */
  hash: string
  applicationId: ApplicationId
  package: string
  version: string
  name?: string
  description?: string
  signerId?: string
  /** Where it came from, as a URL. */
  source: string
  /** Bytes given with the installation. */
  metadata: Uint8Array
  /** Bytes of the wasm. */
  wasmSize: number
  installedAtMs: number
}

/** What this node runs a context on, once it has moved there from the version that the context was created with. */
export type ContextVersionRow = {
  namespaceId: GroupId
  contextId: ContextId
  version: string
  /** SHA-256 of the bundle. */
  appKey: string
}
/** What this node's people have decided about upgrades of a namespace. */
export type UpgradeChoiceRow = {
  namespaceId: GroupId
  standingAnswer: StandingAnswer
  /** The publication that this node has given up moving to, until it is told to try again. */
  abortedPublication?: number
}
export interface UpgradeStore {
  /** By the id of the context. */
  contextVersions(namespaceId: GroupId): ContextVersionRow[]
  /** Adds or replaces. */
  writeContextVersion(row: ContextVersionRow): void
  upgradeChoice(namespaceId: GroupId): UpgradeChoiceRow | undefined
  /** Adds or replaces. */
  writeUpgradeChoice(row: UpgradeChoiceRow): void
  /** Forgets the versions and the choice of a namespace. */
  deleteUpgrades(namespaceId: GroupId): void
}
type PartialFileRow = { hash: string; receivedBytes: number }

/** A function that returns a promise is no transaction: the type refuses it. */
type Synchronous<Result> = Result extends PromiseLike<unknown> ? never : Result

/** Thrown when the store can no longer write: the node stops serving writes and says so. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  /** Only this one write was not possible; the next may be. */
  readonly passing: boolean
  readonly diskFull: boolean

  constructor(message: string, options: { cause?: unknown; passing?: boolean; diskFull?: boolean } = {}) {
    super(message, options)
    this.passing = options.passing ?? false
    this.diskFull = options.diskFull ?? false
  }
}

/** Installed files, and files that are still on their way here. */
export interface BundleStore {
  /** Without the bytes, oldest first. */
  bundles(): BundleRow[]
  /** Without the bytes. */
  bundle(hash: string): BundleRow | undefined
  bundleBytes(hash: string): Uint8Array | undefined
  /** Of the file; undefined when it is not there. */
  bundleSizeBytes(hash: string): number | undefined
  /** At most `limit` bytes of the file from `from` on; undefined when it is not there. */
  bundleSlice(hash: string, from: number, limit: number): Uint8Array | undefined
  /** Adds; the same hash again changes nothing. What was received of the file before is dropped. */
  addBundle(row: BundleRow, bytes: Uint8Array): void
  /** With its bytes; nothing happens when it is not there. */
  deleteBundle(hash: string): void

  /** Files of which a beginning has been received, and how much of each. */
  partialFiles(): PartialFileRow[]
  /** What has been received of a file that is no bundle yet; empty at first. */
  receivedBytes(hash: string): Uint8Array
  /** Appends to what has been received; throws when it would leave a gap, or when the bundle is there already. */
  appendPart(hash: string, from: number, bytes: Uint8Array): void
  /** Forgets what has been received of a file that is no bundle yet. */
  dropParts(hash: string): void
  /** Makes a bundle of what has been received, without copying it; the same hash again changes nothing. */
  addReceivedBundle(row: BundleRow): void
}

export interface Store extends BundleStore, UpgradeStore {
  /** All of it or nothing: when `work` throws, nothing of it stays. Transactions do not nest. */
  transaction<Result>(work: () => Synchronous<Result>): Result

  namespaces(): NamespaceRow[]
  /** Adds or replaces. */
  writeNamespace(row: NamespaceRow): void

  identity(namespaceId: GroupId): IdentityRow | undefined
  /** Adds; an identity is never replaced, a second one for a namespace throws. */
  addIdentity(row: IdentityRow): void

  /** Appends; a number that is not the next one, or an operation already there, throws. */
  appendEntry(row: EntryRow): void
  /** In order, from `from` on, at most `limit`. */
  entries(namespaceId: GroupId, from: number, limit: number): EntryRow[]
  /** 0 for an empty log. */
  lastNumber(namespaceId: GroupId): number
  /** The number of the entry with this operation, if it is in the log. */
  findOperationEntry(namespaceId: GroupId, author: PublicKey, operationId: string): number | undefined

  operation(operationId: string): OperationRow | undefined
  /** Adds or replaces. */
  writeOperation(row: OperationRow): void
  deleteOperation(operationId: string): void
  operationsInState(state: OperationState): OperationRow[]

  /** Bytes on disk; 0 for memory. */
  sizeBytes(): number
  close(): void
}
