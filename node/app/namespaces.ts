/**
 * The namespaces of this node in memory, each folded from its log. Every entry passes here on its way into the
 * store: stored first, applied then, told to the screens and to those who wait for it last.
 */
import { canonicalJson } from '#shared/domain/canonical.ts'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { type Refusal, refuse } from '#shared/domain/refusals.ts'
import type { NodeEvent } from '#shared/wire/events.ts'
import { type Entry, entryHash } from '#shared/wire/log.ts'
import { acceptEntry, beginLog, entryVerdict, parseEntry, parseReceivedEntry } from '../log/entry.ts'
import { applyEntry } from '../log/fold.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import type { NamespaceState } from '../log/state.ts'
import type { EntryRow, IdentityRow, Store } from '../storage/store.ts'
import { LogHistory } from './log-history.ts'
import { refused } from './refused-error.ts'

const READ_BATCH = 100
const PAGE_ROWS = 16

export type Namespace = {
  state: NamespaceState
  readonly self: IdentityRow
  subscribed: boolean
  /** Why this replica follows its log no further, if it does not. */
  stopped?: Refusal
}

export const isCoordinator = ({ state, self }: Namespace): boolean => state.coordinator === self.publicKey

const rowOf = (entry: Entry, hash: string): EntryRow => ({
  namespaceId: entry.header.namespaceId,
  number: entry.header.number,
  hash,
  author: entry.operation.body.author,
  operationId: entry.operation.body.operationId,
  // In its canonical form, so that all copies of a log are alike byte by byte.
  json: canonicalJson(entry),
})

function rowToEntry({ json, number, namespaceId }: EntryRow): Entry {
  const parsed = parseEntry(JSON.parse(json))
  if (!parsed.ok) throw new Error(`Entry ${number} of ${namespaceId} does not read back: ${parsed.message}`)
  return parsed.entry
}

export class Namespaces {
  readonly #store: Store
  readonly #emit: (event: NodeEvent) => void
  readonly #byId = new Map<GroupId, Namespace>()
  readonly #historyById = new Map<GroupId, LogHistory>()
  readonly #namespaceIdByGroupId = new Map<GroupId, GroupId>()
  readonly #waiters = new Map<GroupId, Set<() => void>>()

  /** Folds every stored log; throws when one does not read back as it was written. */
  constructor(store: Store, emit: (event: NodeEvent) => void) {
    this.#store = store
    this.#emit = emit
    for (const { namespaceId, subscribed } of store.namespaces()) {
      const self = store.identity(namespaceId)
      if (self === undefined) throw new Error(`The key for namespace ${namespaceId} is missing from the data folder.`)
      this.#register({ state: this.#fold(namespaceId), self, subscribed })
    }
  }

  all(): Namespace[] {
    return [...this.#byId.values()]
  }
  find(namespaceId: GroupId): Namespace | undefined {
    return this.#byId.get(namespaceId)
  }
  /** The namespace that a group is in; also of groups deleted since this node started. */
  findByGroup(groupId: GroupId): Namespace | undefined {
    const namespaceId = this.#namespaceIdByGroupId.get(groupId)
    return namespaceId === undefined ? undefined : this.#byId.get(namespaceId)
  }
  /** What the log of a namespace on this node tells and its state forgets. */
  historyOf(namespaceId: GroupId): LogHistory {
    const history = this.#historyById.get(namespaceId)
    if (history === undefined) throw new RangeError(`There is no namespace ${namespaceId} on this node.`)
    return history
  }
  identityOf(namespaceId: GroupId): IdentityRow | undefined {
    return this.#byId.get(namespaceId)?.self ?? this.#store.identity(namespaceId)
  }

  /** Adds a namespace by the entries of its log from the first on; verified by the caller. All or nothing. */
  add(
    self: IdentityRow,
    state: NamespaceState,
    entries: readonly Entry[],
    subscribed: boolean,
    also: () => void = () => undefined,
  ): Namespace {
    this.#store.transaction(() => {
      if (this.#store.identity(self.namespaceId) === undefined) this.#store.addIdentity(self)
      this.#store.writeNamespace({ namespaceId: self.namespaceId, subscribed })
      for (const entry of entries) this.#keep(entry)
      also()
    })
    this.#beginHistory(self.namespaceId, entries)
    const namespace = this.#register({ state, self, subscribed })
    this.#emit({ type: 'namespaces.changed' })
    return namespace
  }

  /** Appends an entry that was just sealed here, by the coordinator, from an allowed operation. */
  append(namespace: Namespace, entry: Entry, also: () => void = () => undefined): void {
    const hash = this.#store.transaction(() => {
      const hash = this.#keep(entry)
      also()
      return hash
    })
    const wasMember = isMember(namespace)
    applyEntry(namespace.state, entry, hash)
    this.historyOf(namespace.state.namespaceId).note(entry)
    this.#announce(namespace, [entry], wasMember)
  }

  /**
   * Takes what another node says comes next. Entries that are here already are passed over; one that does not
   * verify stops this replica, visibly, with everything before it kept.
   */
  receive(namespace: Namespace, values: readonly unknown[]): void {
    const taken: Entry[] = []
    const { state } = namespace
    const history = this.historyOf(state.namespaceId)
    if (namespace.stopped !== undefined) return
    const wasMember = isMember(namespace)
    let stop: Refusal | undefined
    try {
      this.#store.transaction(() => {
        for (const value of values) {
          const parsed = parseReceivedEntry(value)
          const verdict = parsed.ok ? this.#verdictOn(state, parsed.entry) : parsed
          if (verdict === 'known') continue
          if (!parsed.ok || !verdict.ok) {
            stop = verdict.ok ? undefined : verdict
            break
          }
          applyEntry(state, parsed.entry, this.#keep(parsed.entry))
          history.note(parsed.entry)
          taken.push(parsed.entry)
        }
      })
    } catch (error) {
      // The transaction took the entries back out of the store; memory must not be ahead of it.
      namespace.state = this.#fold(state.namespaceId)
      throw error
    }
    if (taken.length > 0) this.#announce(namespace, taken, wasMember)
    if (stop !== undefined) this.stop(namespace, stop)
  }

  /** Follows the log no further: what its coordinator says cannot be right, or is not understood here. */
  stop(namespace: Namespace, reason: Refusal): void {
    if (namespace.stopped !== undefined) return
    namespace.stopped = reason
    this.#emit({ type: 'subscription.changed', namespaceId: namespace.state.namespaceId })
  }

  setSubscribed(namespace: Namespace, subscribed: boolean): void {
    if (namespace.subscribed === subscribed) return
    this.#store.writeNamespace({ namespaceId: namespace.state.namespaceId, subscribed })
    namespace.subscribed = subscribed
    this.#emit({ type: 'subscription.changed', namespaceId: namespace.state.namespaceId })
  }

  /** Resolves when the log is longer than `number`, or when the signal ends the wait. */
  async waitBeyond(namespace: Namespace, number: number, signal: AbortSignal): Promise<void> {
    const { namespaceId } = namespace.state
    while (namespace.state.number <= number && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const waiters = this.#waiters.get(namespaceId) ?? new Set()
        this.#waiters.set(namespaceId, waiters)
        const wake = () => {
          waiters.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiters.add(wake)
        signal.addEventListener('abort', wake)
      })
    }
  }

  /** Entries as they are stored, until there are `limit` of them or they come to `bytesMax`; at least one. */
  readPage(namespaceId: GroupId, from: number, limit: number, bytesMax: number): unknown[] {
    const page: unknown[] = []
    for (let bytes = 0; page.length < limit && bytes < bytesMax; ) {
      const rows = this.#store.entries(namespaceId, from + page.length, Math.min(PAGE_ROWS, limit - page.length))
      if (rows.length === 0) break
      for (const { json } of rows) {
        if (bytes >= bytesMax) break
        page.push(JSON.parse(json))
        bytes += json.length
      }
    }
    return page
  }

  /** Entries as they are stored, parsed. */
  readLog(namespaceId: GroupId, from: number, limit: number): Entry[] {
    return this.#store.entries(namespaceId, from, limit).map(rowToEntry)
  }

  /** The newest entries below number `before`, newest first, until `limit` or `bytesMax`; at least one if there is one. */
  readLogBack(namespaceId: GroupId, before: number, limit: number, bytesMax: number): Entry[] {
    const entries: Entry[] = []
    for (let bytes = 0, end = before; end > 1 && entries.length < limit && bytes < bytesMax; ) {
      const from = Math.max(1, end - Math.min(PAGE_ROWS, limit - entries.length))
      for (const row of this.#store.entries(namespaceId, from, end - from).reverse()) {
        if (bytes >= bytesMax) break
        entries.push(rowToEntry(row))
        bytes += row.json.length
      }
      end = from
    }
    return entries
  }

  /** Part of the caller's transaction. Answers the entry's hash. */
  #keep(entry: Entry): string {
    const hash = entryHash(nodeCrypto, entry.header)
    this.#store.appendEntry(rowOf(entry, hash))
    // Nothing is upgraded there any more.
    if (entry.operation.body.kind === 'NamespaceDeleted') this.#store.deleteUpgrades(entry.header.namespaceId)
    return hash
  }

  #verdictOn(state: NamespaceState, entry: Entry): ReturnType<typeof entryVerdict> | 'known' {
    if (entry.header.number > state.number) return entryVerdict(state, entry)
    const [kept] = this.#store.entries(state.namespaceId, entry.header.number, 1)
    return kept?.hash === entryHash(nodeCrypto, entry.header)
      ? 'known'
      : refuse(
          'entry_invalid',
          `Two different entries claim number ${entry.header.number}: the coordinator contradicts itself.`,
        )
  }

  #fold(namespaceId: GroupId): NamespaceState {
    const [first] = this.readLog(namespaceId, 1, 1)
    if (first === undefined) throw new Error(`The log of namespace ${namespaceId} is empty.`)
    const begun = beginLog(namespaceId, first)
    if (!begun.ok) throw new Error(begun.message)
    const history = this.#beginHistory(namespaceId)
    for (;;) {
      const batch = this.readLog(namespaceId, begun.state.number + 1, READ_BATCH)
      if (batch.length === 0) return begun.state
      // Verified when they came in; the chain is checked again, so that a damaged file is noticed.
      for (const entry of batch) {
        if (entry.header.previous !== begun.state.hash)
          throw new Error(`The log of namespace ${namespaceId} is damaged at entry ${entry.header.number}.`)
        applyEntry(begun.state, entry, entryHash(nodeCrypto, entry.header))
        history.note(entry)
      }
    }
  }

  #beginHistory(namespaceId: GroupId, entries: readonly Entry[] = []): LogHistory {
    const history = new LogHistory()
    for (const entry of entries) history.note(entry)
    this.#historyById.set(namespaceId, history)
    return history
  }

  #register(namespace: Namespace): Namespace {
    this.#byId.set(namespace.state.namespaceId, namespace)
    for (const groupId of namespace.state.groups.keys())
      this.#namespaceIdByGroupId.set(groupId, namespace.state.namespaceId)
    return namespace
  }

  #announce(namespace: Namespace, entries: readonly Entry[], wasMember: boolean): void {
    const { namespaceId, number } = namespace.state
    for (const { operation } of entries) {
      const { body } = operation
      if (body.kind === 'GroupCreated') this.#namespaceIdByGroupId.set(body.payload.groupId, namespaceId)
    }
    this.#emit({ type: 'namespace.changed', namespaceId, logNumber: number })
    if (isMember(namespace) !== wasMember) this.#emit({ type: 'namespaces.changed' })
    for (const wake of [...(this.#waiters.get(namespaceId) ?? [])]) wake()
  }
}

/** The state that a log fetched from elsewhere folds to; refuses unless every entry verifies. */
export function foldVerified(namespaceId: GroupId, entries: readonly Entry[]): NamespaceState {
  const [first] = entries
  if (first === undefined) throw refused('entry_invalid', 'The coordinator sent an empty log.')
  const begun = beginLog(namespaceId, first)
  if (!begun.ok) throw refused(begun.code, begun.message)
  for (const entry of entries) {
    const verdict = acceptEntry(begun.state, entry)
    if (!verdict.ok) throw refused(verdict.code, verdict.message)
  }
  return begun.state
}

/** Is this identity's membership still in force there? */
export const isMember = (namespace: Namespace, who: PublicKey = namespace.self.publicKey): boolean =>
  namespace.state.deleted === undefined && namespace.state.isParticipant(who)
