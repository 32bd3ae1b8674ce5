/** What every store must do. Each implementation's test hands its own way of opening one to this suite. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesToApplicationId, bytesToContextId, bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import type { IdentityRow, OperationRow, Store } from './store.ts'
import {
  bundleRowOf,
  commandsArbitrary,
  createModel,
  entryRowOf,
  runCommand,
  storeContents,
} from './testing-store-model.ts'

const bytes32 = (value: number) => new Uint8Array(32).fill(value)
const one = bytesToGroupId(bytes32(1))
const other = bytesToGroupId(bytes32(2))
const alice = bytesToPublicKey(bytes32(3))
const bob = bytesToPublicKey(bytes32(4))

const operation: OperationRow = {
  operationId: 'op-1',
  namespaceId: one,
  requestHash: 'a'.repeat(64),
  state: 'pending',
  json: '{"kind":"GroupCreated"}',
  createdAtMs: 1,
}
const identity: IdentityRow = { namespaceId: one, publicKey: alice, secretKey: bytes32(9) }

/** Runs the suite; `open` gives a new empty store each time, and `discard` takes it away after the test. */
export function storeContract(name: string, open: () => { store: Store; discard: () => void }, runs = 50): void {
  describe(name, () => {
    let store: Store
    let discard: () => void
    beforeEach(() => {
      const opened = open()
      store = opened.store
      discard = opened.discard
    })
    afterEach(() => discard())

    it('is empty at first', () => {
      expect(store.namespaces()).toEqual([])
      expect(store.identity(one)).toBeUndefined()
      expect(store.lastNumber(one)).toBe(0)
      expect(store.entries(one, 1, 10)).toEqual([])
      expect(store.operation('op-1')).toBeUndefined()
      expect(store.operationsInState('pending')).toEqual([])
      expect(store.bundles()).toEqual([])
      expect(store.bundleBytes('f'.repeat(64))).toBeUndefined()
    })

    it('lists namespaces in the order they came, and replaces one in its place', () => {
      store.writeNamespace({ namespaceId: other, subscribed: false })
      store.writeNamespace({ namespaceId: one, subscribed: true })
      store.writeNamespace({ namespaceId: other, subscribed: true })
      expect(store.namespaces()).toEqual([
        { namespaceId: other, subscribed: true },
        { namespaceId: one, subscribed: true },
      ])
    })

    it('keeps one identity for a namespace and never replaces it', () => {
      store.addIdentity(identity)
      expect(() => store.addIdentity({ ...identity, publicKey: bob })).toThrow()
      expect(store.identity(one)).toEqual(identity)
      expect(store.identity(other)).toBeUndefined()
    })

    it('refuses a secret key that is not 32 bytes', () => {
      expect(() => store.addIdentity({ ...identity, secretKey: new Uint8Array(31) })).toThrow()
    })

    it('reads a log in order, from a number on and up to a limit', () => {
      for (const number of [1, 2, 3, 4]) store.appendEntry(entryRowOf(one, number, alice, `op-${number}`))
      store.appendEntry(entryRowOf(other, 1, alice, 'op-1'))
      expect(store.entries(one, 2, 2).map((row) => row.number)).toEqual([2, 3])
      expect(store.entries(one, 4, 100).map((row) => row.number)).toEqual([4])
      expect(store.entries(one, 5, 100)).toEqual([])
      expect(store.entries(one, 1, 0)).toEqual([])
      expect(store.entries(one, 1, 1)).toEqual([entryRowOf(one, 1, alice, 'op-1')])
      expect([store.lastNumber(one), store.lastNumber(other)]).toEqual([4, 1])
    })

    it.each([0, 1, 3, -1])('refuses entry number %i after the first one', (number) => {
      store.appendEntry(entryRowOf(one, 1, alice, 'op-1'))
      expect(() => store.appendEntry(entryRowOf(one, number, alice, 'op-2'))).toThrow()
      expect(store.lastNumber(one)).toBe(1)
    })

    it('refuses an operation that is in the log, and lets another author use its id', () => {
      store.appendEntry(entryRowOf(one, 1, alice, 'op-1'))
      expect(() => store.appendEntry(entryRowOf(one, 2, alice, 'op-1'))).toThrow()
      store.appendEntry(entryRowOf(one, 2, bob, 'op-1'))
      expect(store.findOperationEntry(one, alice, 'op-1')).toBe(1)
      expect(store.findOperationEntry(one, bob, 'op-1')).toBe(2)
      expect(store.findOperationEntry(other, alice, 'op-1')).toBeUndefined()
      expect(store.findOperationEntry(one, alice, 'op-2')).toBeUndefined()
    })

    it('replaces, finds by state and deletes operations', () => {
      store.writeOperation({ ...operation, operationId: 'late', createdAtMs: 2 })
      store.writeOperation(operation)
      expect(store.operationsInState('pending').map((row) => row.operationId)).toEqual(['op-1', 'late'])
      const refused: OperationRow = { ...operation, state: 'refused', code: 'not_admin', message: 'Only admins do.' }
      store.writeOperation(refused)
      expect(store.operation('op-1')).toEqual(refused)
      const applied: OperationRow = { ...operation, state: 'applied', number: 7 }
      store.writeOperation(applied)
      // Nothing of the row before stays behind.
      expect(store.operation('op-1')).toEqual(applied)
      store.deleteOperation('op-1')
      store.deleteOperation('op-1')
      expect(store.operation('op-1')).toBeUndefined()
      expect(store.operationsInState('pending').map((row) => row.operationId)).toEqual(['late'])
    })

    it('keeps bundles, oldest first, and the first of two with one hash', () => {
      const [young, old] = [bundleRowOf(1, 200), bundleRowOf(2, 100)]
      store.addBundle(young, new Uint8Array([1, 2, 3]))
      store.addBundle(old, new Uint8Array([]))
      store.addBundle({ ...young, version: '9.9.9' }, new Uint8Array([4]))
      expect(store.bundles()).toEqual([old, young])
      expect([store.bundle(young.hash), store.bundle(bundleRowOf(3, 1).hash)]).toEqual([young, undefined])
      expect(store.bundleBytes(young.hash)).toEqual(new Uint8Array([1, 2, 3]))
      expect(store.bundleBytes(old.hash)).toEqual(new Uint8Array([]))
    })

    it('keeps large files whole, and gives any slice of them', () => {
      const bytes = Uint8Array.from({ length: 2 * BUNDLE_PART_BYTES + 5 }, (_, at) => at % 251)
      const { hash } = bundleRowOf(1, 1)
      store.addBundle(bundleRowOf(1, 1), bytes)
      expect(Buffer.from(store.bundleBytes(hash) ?? []).equals(bytes)).toBe(true)
      expect(store.bundleSizeBytes(hash)).toBe(bytes.length)
      for (const [from, limit] of [
        [0, 3],
        [BUNDLE_PART_BYTES - 2, 4],
        [BUNDLE_PART_BYTES, BUNDLE_PART_BYTES],
        [1, 2 * BUNDLE_PART_BYTES],
        [bytes.length - 2, 10],
        [bytes.length, 10],
      ] as const)
        expect(Buffer.from(store.bundleSlice(hash, from, limit) ?? []).equals(bytes.slice(from, from + limit))).toBe(
          true,
        )
    })

    it('keeps the parts of a file in order until they are a bundle', () => {
      const row = bundleRowOf(1, 1)
      store.appendPart(row.hash, 0, new Uint8Array([1, 2]))
      expect(() => store.appendPart(row.hash, 0, new Uint8Array([9]))).toThrow()
      expect(() => store.appendPart(row.hash, 3, new Uint8Array([9]))).toThrow()
      store.appendPart(row.hash, 2, new Uint8Array([3]))
      expect(store.partialFiles()).toEqual([{ hash: row.hash, receivedBytes: 3 }])
      expect([store.bundles(), store.bundleBytes(row.hash), store.bundleSlice(row.hash, 0, 9)]).toEqual([
        [],
        undefined,
        undefined,
      ])
      store.addReceivedBundle(row)
      expect([store.bundles(), store.partialFiles()]).toEqual([[row], []])
      expect(store.bundleSlice(row.hash, 1, 9)).toEqual(new Uint8Array([2, 3]))
      expect(() => store.appendPart(row.hash, 3, new Uint8Array([4]))).toThrow()
      store.dropParts(row.hash)
      expect(store.bundleBytes(row.hash)).toEqual(new Uint8Array([1, 2, 3]))
      store.deleteBundle(row.hash)
      expect([store.bundles(), store.bundleBytes(row.hash), store.partialFiles()]).toEqual([[], undefined, []])
    })

    it('a file given whole takes the place of what was received of it', () => {
      const row = bundleRowOf(1, 1)
      store.appendPart(row.hash, 0, new Uint8Array([7, 7, 7]))
      store.addBundle(row, new Uint8Array([1]))
      expect([store.bundleBytes(row.hash), store.partialFiles()]).toEqual([new Uint8Array([1]), []])
    })

    it('keeps a bundle with every optional field', () => {
      const row = { ...bundleRowOf(1, 1), name: 'Näme', description: '', signerId: 'did:key:z6Mk' }
      store.addBundle(row, new Uint8Array([1]))
      expect(store.bundles()).toEqual([row])
      expect(row.applicationId).toBe(bytesToApplicationId(bytes32(1)))
    })

    it('keeps any text, in any script and with any character', () => {
      const json = JSON.stringify({ alias: '"\'; DROP TABLE entries; -- \u0000 \u202e 木 🌳 \ud800' })
      store.appendEntry({ ...entryRowOf(one, 1, alice, 'ö p'), json })
      expect(store.entries(one, 1, 1)[0]?.json).toBe(json)
      expect(store.findOperationEntry(one, alice, 'ö p')).toBe(1)
    })

    it('is not changed by what its callers do to their rows', () => {
      const mine: IdentityRow = { ...identity, secretKey: bytes32(9) }
      const file = new Uint8Array([1])
      store.addIdentity(mine)
      store.addBundle(bundleRowOf(1, 1), file)
      mine.secretKey.fill(0)
      file.fill(0)
      store.identity(one)?.secretKey.fill(0)
      store.bundleBytes(bundleRowOf(1, 1).hash)?.fill(0)
      expect(store.identity(one)).toEqual(identity)
      expect(store.bundleBytes(bundleRowOf(1, 1).hash)).toEqual(new Uint8Array([1]))
    })

    it('keeps one version for each context and one choice for each namespace, the last one', () => {
      const [a, b] = [bytesToContextId(bytes32(5)), bytesToContextId(bytes32(6))]
      const row = { namespaceId: one, contextId: b, version: '1.1.0', appKey: 'a'.repeat(64) }
      expect(store.contextVersions(one)).toEqual([])
      store.writeContextVersion(row)
      store.writeContextVersion({ ...row, contextId: a })
      store.writeContextVersion({ ...row, version: '1.2.0' })
      expect(store.contextVersions(one)).toEqual([
        { ...row, contextId: a },
        { ...row, version: '1.2.0' },
      ])
      expect(store.contextVersions(other)).toEqual([])
      expect(store.upgradeChoice(one)).toBeUndefined()
      store.writeUpgradeChoice({ namespaceId: one, standingAnswer: 'ask', abortedPublication: 7 })
      store.writeUpgradeChoice({ namespaceId: one, standingAnswer: 'agree' })
      // Nothing of the row before stays behind.
      expect(store.upgradeChoice(one)).toEqual({ namespaceId: one, standingAnswer: 'agree' })
      expect(store.upgradeChoice(other)).toBeUndefined()
    })

    it('forgets the versions and the choice of one namespace, and of no other', () => {
      for (const namespaceId of [one, other]) {
        for (const value of [5, 6])
          store.writeContextVersion({
            namespaceId,
            contextId: bytesToContextId(bytes32(value)),
            version: '1.1.0',
            appKey: 'a'.repeat(64),
          })
        store.writeUpgradeChoice({ namespaceId, standingAnswer: 'agree' })
      }
      store.deleteUpgrades(one)
      expect(store.contextVersions(one)).toEqual([])
      expect(store.upgradeChoice(one)).toBeUndefined()
      expect(store.contextVersions(other)).toHaveLength(2)
      expect(store.upgradeChoice(other)).toBeDefined()
    })

    describe('a transaction', () => {
      it('gives the result of its work', () => {
        expect(store.transaction(() => 42)).toBe(42)
      })

      it('keeps all of it', () => {
        store.transaction(() => {
          store.writeNamespace({ namespaceId: one, subscribed: true })
          store.addIdentity(identity)
          store.appendEntry(entryRowOf(one, 1, alice, 'op-1'))
          expect(store.lastNumber(one)).toBe(1)
          store.addBundle(bundleRowOf(1, 1), new Uint8Array([1]))
        })
        expect(store.identity(one)).toEqual(identity)
        expect(store.lastNumber(one)).toBe(1)
        expect(store.bundles()).toHaveLength(1)
      })

      it('keeps nothing when its work throws, and throws what the work threw', () => {
        store.writeOperation(operation)
        const before = storeContents(store)
        const failure = new Error('no')
        const work = () =>
          store.transaction(() => {
            store.writeNamespace({ namespaceId: one, subscribed: true })
            store.addIdentity(identity)
            store.appendEntry(entryRowOf(one, 1, alice, 'op-1'))
            store.deleteOperation('op-1')
            store.writeOperation({ ...operation, operationId: 'op-2' })
            store.addBundle(bundleRowOf(1, 1), new Uint8Array([1]))
            throw failure
          })
        expect(work).toThrow(failure)
        expect(storeContents(store)).toEqual(before)
        // The numbers and the operation are free again.
        store.appendEntry(entryRowOf(one, 1, alice, 'op-1'))
        expect(store.lastNumber(one)).toBe(1)
      })

      it('does not nest, and the outer one is taken back', () => {
        const work = () =>
          store.transaction(() => {
            store.writeNamespace({ namespaceId: one, subscribed: true })
            store.transaction(() => undefined)
          })
        expect(work).toThrow('nest')
        expect(store.namespaces()).toEqual([])
        expect(store.transaction(() => 'again')).toBe('again')
      })

      it('refuses work that is not done when it returns', () => {
        const work = () =>
          // @ts-expect-error the type says so too
          store.transaction(async () => store.writeNamespace({ namespaceId: one, subscribed: true }))
        expect(work).toThrow('synchronous')
        expect(store.namespaces()).toEqual([])
      })
    })

    it('answers nothing after it is closed', () => {
      store.close()
      expect(() => store.namespaces()).toThrow()
      expect(() => store.writeNamespace({ namespaceId: one, subscribed: true })).toThrow()
    })

    it('agrees with a plain model after any sequence of changes', async () => {
      const property = fc.property(commandsArbitrary, (commands) => {
        const opened = open()
        try {
          const model = createModel()
          for (const command of commands) expect(runCommand(opened.store, command)).toBe(model.run(command))
          expect(storeContents(opened.store)).toEqual(model.contents())
        } finally {
          opened.discard()
        }
      })
      await fc.assert(property, { numRuns: process.env.GROVE_LONG === '1' ? runs * 20 : runs })
    })
  })
}
