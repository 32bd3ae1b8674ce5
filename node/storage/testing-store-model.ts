/** A model of a store so plain that it can be believed, and random changes to try on both. For the acceptance suite. */
import * as fc from 'fast-check'
import {
  bytesToApplicationId,
  bytesToContextId,
  bytesToGroupId,
  bytesToPublicKey,
  type GroupId,
  type PublicKey,
} from '#shared/domain/ids.ts'
import type {
  BundleRow,
  ContextVersionRow,
  EntryRow,
  IdentityRow,
  NamespaceRow,
  OperationRow,
  OperationState,
  Store,
  UpgradeChoiceRow,
} from './store.ts'

const STATES = ['pending', 'applied', 'refused', 'unknown'] as const satisfies OperationState[]
const bytes32 = (value: number) => new Uint8Array(32).fill(value)
const NAMESPACES = [1, 2].map((value) => bytesToGroupId(bytes32(value)))
const AUTHORS = [3, 4].map((value) => bytesToPublicKey(bytes32(value)))
const CONTEXTS = [5, 6].map((value) => bytesToContextId(bytes32(value)))
const OPERATION_IDS = ['a', 'b', 'c', 'd']
const BUNDLE_VALUES = [1, 2, 3]

export const entryRowOf = (namespaceId: GroupId, number: number, author: PublicKey, operationId: string): EntryRow => ({
  namespaceId,
  number,
  hash: number.toString(16).padStart(64, '0'),
  author,
  operationId,
  json: `{"number":${number}}`,
})
export const bundleRowOf = (value: number, installedAtMs: number): BundleRow => ({
  hash: value.toString(16).padStart(64, '0'),
  applicationId: bytesToApplicationId(bytes32(value)),
  package: 'network.example.demo',
  version: `${value}.0.0`,
  source: 'file:///tmp/demo.mpk',
  metadata: new Uint8Array([value]),
  wasmSize: 8,
  installedAtMs,
})

const BUNDLE_HASHES = BUNDLE_VALUES.map((value) => bundleRowOf(value, 0).hash)

type Change =
  | { kind: 'namespace'; row: NamespaceRow }
  | { kind: 'context version'; row: ContextVersionRow }
  | { kind: 'choice'; row: UpgradeChoiceRow }
  | { kind: 'forget upgrades'; namespaceId: GroupId }
  | { kind: 'identity'; namespaceId: GroupId; publicKey: PublicKey }
  | { kind: 'entry'; namespaceId: GroupId; author: PublicKey; operationId: string; gap: number }
  | { kind: 'operation'; row: OperationRow }
  | { kind: 'forget'; operationId: string }
  | { kind: 'bundle'; row: BundleRow }
  | { kind: 'uninstall'; hash: string }
  | { kind: 'part'; hash: string; gap: number; bytes: Uint8Array }
  | { kind: 'drop'; hash: string }
  | { kind: 'received'; row: BundleRow }
type Command = { kind: 'change'; change: Change } | { kind: 'transaction'; changes: Change[]; fails: boolean }

const namespaceId = fc.constantFrom(...NAMESPACES)
const author = fc.constantFrom(...AUTHORS)
const operationId = fc.constantFrom(...OPERATION_IDS)
const hash = fc.constantFrom('0'.repeat(64), 'f'.repeat(64))
const operationRow: fc.Arbitrary<OperationRow> = fc.record(
  {
    operationId,
    namespaceId,
    requestHash: hash,
    state: fc.constantFrom(...STATES),
    json: fc.string({ unit: 'grapheme' }),
    number: fc.nat(),
    code: fc.string(),
    message: fc.string({ unit: 'grapheme' }),
    createdAtMs: fc.nat({ max: 5 }),
  },
  {
    requiredKeys: ['operationId', 'namespaceId', 'requestHash', 'state', 'json', 'createdAtMs'],
    noNullPrototype: true,
  },
)
const bundleValue = fc.constantFrom(...BUNDLE_VALUES)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ namespaceId, subscribed: fc.boolean() }).map((row) => ({ kind: 'namespace' as const, row })),
  fc.record({ kind: fc.constant('identity' as const), namespaceId, publicKey: author }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('entry' as const),
      namespaceId,
      author,
      operationId,
      // Mostly the right number, sometimes a repeated or a skipped one.
      gap: fc.constantFrom(1, 1, 1, 1, 0, 2),
    }),
  },
  operationRow.map((row) => ({ kind: 'operation' as const, row })),
  fc.record({ kind: fc.constant('forget' as const), operationId }),
  fc
    .record({ namespaceId, contextId: fc.constantFrom(...CONTEXTS), version: fc.string(), appKey: hash })
    .map((row) => ({ kind: 'context version' as const, row })),
  fc
    .record(
      { namespaceId, standingAnswer: fc.constantFrom('ask' as const, 'agree' as const), abortedPublication: fc.nat() },
      { requiredKeys: ['namespaceId', 'standingAnswer'], noNullPrototype: true },
    )
    .map((row) => ({ kind: 'choice' as const, row })),
  fc.record({ kind: fc.constant('forget upgrades' as const), namespaceId }),
  fc
    .tuple(fc.constantFrom('bundle' as const, 'received' as const), bundleValue, fc.nat({ max: 3 }))
    .map(([kind, value, installedAtMs]) => ({ kind, row: bundleRowOf(value, installedAtMs) })),
  fc
    .tuple(fc.constantFrom('uninstall' as const, 'drop' as const), bundleValue)
    .map(([kind, value]) => ({ kind, hash: bundleRowOf(value, 0).hash })),
  fc
    .tuple(bundleValue, fc.constantFrom(0, 0, 0, 1, -1), fc.uint8Array({ minLength: 1, maxLength: 3 }))
    .map(([value, gap, bytes]) => ({ kind: 'part' as const, hash: bundleRowOf(value, 0).hash, gap, bytes })),
)
/** Random sequences of changes, alone and in transactions that succeed or fail. */
export const commandsArbitrary: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    change.map((each) => ({ kind: 'change' as const, change: each })),
    fc.record({
      kind: fc.constant('transaction' as const),
      changes: fc.array(change, { maxLength: 6 }),
      fails: fc.boolean(),
    }),
  ),
  { maxLength: 25 },
)

function applyChange(store: Store, each: Change): void {
  if (each.kind === 'namespace') store.writeNamespace(each.row)
  else if (each.kind === 'identity') {
    store.addIdentity({ namespaceId: each.namespaceId, publicKey: each.publicKey, secretKey: bytes32(7) })
  } else if (each.kind === 'entry') {
    const number = store.lastNumber(each.namespaceId) + each.gap
    store.appendEntry(entryRowOf(each.namespaceId, number, each.author, each.operationId))
  } else if (each.kind === 'operation') store.writeOperation(each.row)
  else if (each.kind === 'forget') store.deleteOperation(each.operationId)
  else if (each.kind === 'context version') store.writeContextVersion(each.row)
  else if (each.kind === 'choice') store.writeUpgradeChoice(each.row)
  else if (each.kind === 'forget upgrades') store.deleteUpgrades(each.namespaceId)
  else if (each.kind === 'bundle') store.addBundle(each.row, each.row.metadata)
  else if (each.kind === 'uninstall') store.deleteBundle(each.hash)
  else if (each.kind === 'part')
    store.appendPart(each.hash, store.receivedBytes(each.hash).length + each.gap, each.bytes)
  else if (each.kind === 'drop') store.dropParts(each.hash)
  else store.addReceivedBundle(each.row)
}

/** Was it done? */
export function runCommand(store: Store, command: Command): boolean {
  try {
    if (command.kind === 'change') applyChange(store, command.change)
    else
      store.transaction(() => {
        for (const each of command.changes) applyChange(store, each)
        if (command.fails) throw new Error('taken back')
      })
    return true
  } catch {
    // Which sentence it was is another test's business: here it counts that both refuse the same things.
    return false
  }
}

/** Everything that can be read out of a store in which only the ids above were used. */
export const storeContents = (store: Store) => ({
  namespaces: store.namespaces(),
  identities: NAMESPACES.flatMap((id) => store.identity(id) ?? []),
  entries: NAMESPACES.map((id) => store.entries(id, 1, 1000)),
  operations: STATES.map((state) => store.operationsInState(state)),
  bundles: store.bundles(),
  bundleBytes: BUNDLE_HASHES.map((hash) => store.bundleBytes(hash)),
  bundleSizes: BUNDLE_HASHES.map((hash) => store.bundleSizeBytes(hash)),
  bundleMiddles: BUNDLE_HASHES.map((hash) => store.bundleSlice(hash, 1, 2)),
  partial: store.partialFiles(),
  received: BUNDLE_HASHES.map((hash) => store.receivedBytes(hash)),
  contextVersions: NAMESPACES.map((id) => store.contextVersions(id)),
  choices: NAMESPACES.map((id) => store.upgradeChoice(id)),
})

type Data = {
  namespaces: NamespaceRow[]
  identities: IdentityRow[]
  entries: EntryRow[]
  operations: OperationRow[]
  bundles: BundleRow[]
  contextVersions: ContextVersionRow[]
  choices: UpgradeChoiceRow[]
  /** Of bundles and of what is not one yet. */
  files: Record<string, number[]>
}

/** Lists, copied whole before each command and put back when it fails. */
export function createModel() {
  let data: Data = {
    namespaces: [],
    identities: [],
    entries: [],
    operations: [],
    bundles: [],
    files: {},
    contextVersions: [],
    choices: [],
  }
  const put = <Row>(rows: Row[], same: (row: Row) => boolean, row: Row) => {
    const index = rows.findIndex(same)
    if (index < 0) rows.push(row)
    else rows[index] = row
  }
  function apply(each: Change): void {
    if (each.kind === 'namespace') put(data.namespaces, (row) => row.namespaceId === each.row.namespaceId, each.row)
    else if (each.kind === 'identity') {
      if (data.identities.some((row) => row.namespaceId === each.namespaceId)) throw new Error('there')
      data.identities.push({ namespaceId: each.namespaceId, publicKey: each.publicKey, secretKey: bytes32(7) })
    } else if (each.kind === 'entry') {
      const log = data.entries.filter((row) => row.namespaceId === each.namespaceId)
      const there = log.some((row) => row.author === each.author && row.operationId === each.operationId)
      if (each.gap !== 1 || there) throw new Error('refused')
      data.entries.push(entryRowOf(each.namespaceId, log.length + 1, each.author, each.operationId))
    } else if (each.kind === 'operation')
      put(data.operations, (row) => row.operationId === each.row.operationId, each.row)
    else if (each.kind === 'forget')
      data.operations = data.operations.filter((row) => row.operationId !== each.operationId)
    else if (each.kind === 'context version')
      put(
        data.contextVersions,
        (row) => row.namespaceId === each.row.namespaceId && row.contextId === each.row.contextId,
        each.row,
      )
    else if (each.kind === 'choice') put(data.choices, (row) => row.namespaceId === each.row.namespaceId, each.row)
    else if (each.kind === 'forget upgrades') {
      data.contextVersions = data.contextVersions.filter((row) => row.namespaceId !== each.namespaceId)
      data.choices = data.choices.filter((row) => row.namespaceId !== each.namespaceId)
    } else applyToBundles(each)
  }
  const isHeld = (hash: string) => data.bundles.some((row) => row.hash === hash)
  function applyToBundles(each: Extract<Change, { hash: string } | { kind: 'bundle' | 'received' }>): void {
    if (each.kind === 'bundle' || each.kind === 'received') {
      const { hash, metadata } = each.row
      if (isHeld(hash)) return
      data.files[hash] = each.kind === 'bundle' ? [...metadata] : (data.files[hash] ?? [])
      data.bundles.push(each.row)
    } else if (each.kind === 'part') {
      if (isHeld(each.hash) || each.gap !== 0) throw new Error('refused')
      data.files[each.hash] = [...(data.files[each.hash] ?? []), ...each.bytes]
    } else if (isHeld(each.hash) === (each.kind === 'uninstall')) {
      data.bundles = data.bundles.filter((row) => row.hash !== each.hash)
      delete data.files[each.hash]
    }
  }
  const fileOf = (hash: string, held: boolean): Uint8Array | undefined =>
    isHeld(hash) === held && data.files[hash] !== undefined ? Uint8Array.from(data.files[hash]) : undefined
  return {
    run(command: Command): boolean {
      const before = structuredClone(data)
      try {
        for (const each of command.kind === 'change' ? [command.change] : command.changes) apply(each)
        if (command.kind === 'transaction' && command.fails) throw new Error('taken back')
        return true
      } catch {
        // A refusal takes everything back; what it said does not matter to the model.
        data = before
        return false
      }
    },
    contents: () => ({
      namespaces: data.namespaces,
      identities: NAMESPACES.flatMap((id) => data.identities.filter((row) => row.namespaceId === id)),
      entries: NAMESPACES.map((id) => data.entries.filter((row) => row.namespaceId === id)),
      operations: STATES.map((state) =>
        data.operations
          .filter((row) => row.state === state)
          .toSorted((one, other) => one.createdAtMs - other.createdAtMs),
      ),
      bundles: data.bundles.toSorted((one, other) => one.installedAtMs - other.installedAtMs),
      bundleBytes: BUNDLE_HASHES.map((hash) => fileOf(hash, true)),
      bundleSizes: BUNDLE_HASHES.map((hash) => fileOf(hash, true)?.length),
      bundleMiddles: BUNDLE_HASHES.map((hash) => fileOf(hash, true)?.slice(1, 3)),
      partial: BUNDLE_HASHES.flatMap((hash) => {
        const receivedBytes = fileOf(hash, false)?.length
        return receivedBytes === undefined ? [] : [{ hash, receivedBytes }]
      }),
      received: BUNDLE_HASHES.map((hash) => fileOf(hash, false) ?? new Uint8Array()),
      contextVersions: NAMESPACES.map((id) =>
        CONTEXTS.toSorted().flatMap((contextId) =>
          data.contextVersions.filter((row) => row.namespaceId === id && row.contextId === contextId),
        ),
      ),
      choices: NAMESPACES.map((id) => data.choices.find((row) => row.namespaceId === id)),
    }),
  }
}
