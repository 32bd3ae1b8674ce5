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
}

/** A function that returns a promise is no transaction: the type refuses it. */
export type Synchronous<Result> = Result extends PromiseLike<unknown> ? never : Result

/** Thrown when the store can no longer write: the node stops serving writes and says so. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  /** Only this one write was not possible; the next may be. */
  readonly passing: boolean

  constructor(message: string, options: { cause?: unknown; passing?: boolean } = {}) {
    super(message, options)
    this.passing = options.passing ?? false
  }
}

export interface Store extends UpgradeStore {
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

  /** Without the bytes, oldest first. */
  bundles(): BundleRow[]
  bundleBytes(hash: string): Uint8Array | undefined
  /** Adds; the same hash again changes nothing. */
  addBundle(row: BundleRow, bytes: Uint8Array): void

  /** Bytes on disk; 0 for memory. */
  sizeBytes(): number
  close(): void
}
