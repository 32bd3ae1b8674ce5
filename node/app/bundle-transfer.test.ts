/** One transfer, with nodes that are away, cut off, or lie in every way: it ends with the right file, or with none. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PublicKey } from '#shared/domain/ids.ts'
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { readBundle } from '../bundle/read-bundle.ts'
import { createMemoryStore } from '../storage/memory-store.ts'
import { StorageError, type Store } from '../storage/store.ts'
import { type Actor, createActor } from '../testing/actors.ts'
import { testBundle } from '../testing/bundles.ts'
import { TestLog } from '../testing/test-log.ts'
import type { BundlePart, FetchBundlePart } from './bundle-source.ts'
import { BundleTransfer } from './bundle-transfer.ts'
import type { Namespace } from './namespaces.ts'

const bundle = testBundle({ wasmBytes: 2.5 * BUNDLE_PART_BYTES })
const { bytes, appKey } = bundle
const NAMES = ['Ana', 'Ben', 'Cem', 'Dia']
const self = createActor('Eve')

const applicationOf = (file: Uint8Array) => {
  const read = readBundle(file)
  if ('ok' in read) throw new Error(read.message)
  return read.applicationId
}
/** A namespace of all, founded with the bundle, in which everybody's node has an address. */
function namespaceOf(actors: readonly Actor[], change: { appKey?: string; file?: Uint8Array } = {}): Namespace {
  const [founder = self] = actors
  const { payload } = new TestLog(founder).state.founding
  const log = new TestLog(founder, {
    payload: { ...payload, appKey: change.appKey ?? appKey, applicationId: applicationOf(change.file ?? bytes) },
  })
  for (const [at, actor] of [...actors.slice(1), self].entries()) {
    log.addMember(actor)
    log.do(actor, 'NodeAddressesSet', { peerUrls: [`http://127.0.0.1:${3000 + at}`] })
  }
  const { namespaceId } = log.state
  return { state: log.state, self: { ...self, namespaceId }, subscribed: true }
}

type Way = {
  kind: 'honest' | 'away' | 'lying' | 'short' | 'long' | 'drip' | 'empty'
  at: number
  partsBeforeCut: number
}
const honest = (file: Uint8Array, from: number): BundlePart => ({
  sizeBytes: file.length,
  bytes: file.subarray(from, from + BUNDLE_PART_BYTES),
})
const turned = (at: number) => bytes.with(at, (bytes[at] ?? 0) ^ 1)
function answerOf({ kind, at }: Way, from: number): BundlePart | undefined {
  switch (kind) {
    case 'honest':
      return honest(bytes, from)
    case 'away':
      return undefined
    case 'lying':
      return honest(turned(at), from)
    case 'short':
      return honest(bytes.subarray(0, at + 1), from)
    case 'long':
      return honest(new Uint8Array(Buffer.concat([bytes, bytes.subarray(0, at + 1)])), from)
    case 'drip':
      return { sizeBytes: bytes.length, bytes: bytes.subarray(from, from + 1) }
    case 'empty':
      return { sizeBytes: bytes.length, bytes: new Uint8Array() }
  }
}

function transferOf(store: Store, fetchPart: FetchBundlePart, hash = appKey) {
  const failures: unknown[] = []
  const { signal } = new AbortController()
  const onFailure = (error: unknown) => failures.push(error)
  const transfer = new BundleTransfer(hash, {
    store,
    fetchPart,
    now: () => 1,
    signal,
    onPart: () => undefined,
    onFailure,
  })
  return { transfer, failures }
}
const held = (store: Store) => store.bundleBytes(appKey)
const isRight = (store: Store) => Buffer.compare(held(store) ?? new Uint8Array(), bytes) === 0

test('whatever the nodes do, what is held is right; and with one that is honest and stays, it is held', async () => {
  const actors = NAMES.map(createActor)
  const namespace = namespaceOf(actors)
  const way: fc.Arbitrary<Way> = fc.record({
    kind: fc.constantFrom('honest', 'away', 'lying', 'lying', 'short', 'long', 'drip', 'empty'),
    at: fc.nat({ max: bytes.length - 2 }),
    /** After so many parts it is away for the rest of this round. */
    partsBeforeCut: fc.constantFrom(1, 2, 9, 9),
  })
  const ways = fc.array(way, { minLength: NAMES.length, maxLength: NAMES.length })
  const isHonest = ({ kind, partsBeforeCut }: Way) => kind === 'honest' && partsBeforeCut === 9
  await fc.assert(
    fc.asyncProperty(ways, fc.boolean(), async (each, restarts) => {
      const store = createMemoryStore()
      const budget = new Map<PublicKey, number>()
      const fetchPart: FetchBundlePart = async (_namespace, holder, _appKey, from) => {
        const so = each[actors.findIndex(({ publicKey }) => publicKey === holder)]
        const left = budget.get(holder) ?? so?.partsBeforeCut ?? 0
        budget.set(holder, left - 1)
        return so === undefined || left <= 0 ? undefined : answerOf(so, from)
      }
      let { transfer } = transferOf(store, fetchPart)
      for (let round = 1; round <= 4 && held(store) === undefined; round++) {
        budget.clear()
        const outcome = await transfer.run(namespace)
        expect(outcome.ok).toBe(held(store) !== undefined)
        if (!outcome.ok) expect(['bundle_missing', 'bundle_hash_wrong']).toContain(outcome.code)
        if (restarts) transfer = transferOf(store, fetchPart).transfer
      }
      if (held(store) !== undefined) expect(isRight(store)).toBe(true)
      else expect(each.some(isHonest)).toBe(false)
    }),
    { numRuns: process.env.GROVE_LONG === undefined ? 60 : 1000, seed: 20_261_126 },
  )
})

test('the honest one is not blamed for the part of another, in the same round', async () => {
  const [ana, ben] = ['Ana', 'Ben'].map(createActor)
  if (ana === undefined || ben === undefined) throw new Error('They have names.')
  const store = createMemoryStore()
  let hasLied = false
  const { transfer } = transferOf(store, async (_namespace, holder, _appKey, from) => {
    if (holder === ben.publicKey) return honest(bytes, from)
    if (hasLied) return undefined
    hasLied = true
    return honest(turned(1000), from)
  })
  expect(await transfer.run(namespaceOf([ana, ben]))).toEqual({ ok: true })
  expect(isRight(store)).toBe(true)
})

test('the coordinator is asked first, and nobody who left', async () => {
  const actors = NAMES.map(createActor)
  const namespace = namespaceOf(actors)
  const [ana, ben] = actors
  if (ana === undefined || ben === undefined) throw new Error('They have names.')
  namespace.state.root.members.delete(ben.publicKey)
  namespace.state.sinceMs.delete(ben.publicKey)
  const asked: PublicKey[] = []
  const { transfer } = transferOf(createMemoryStore(), async (_namespace, holder) => {
    asked.push(holder)
    return undefined
  })
  expect(await transfer.run(namespace)).toMatchObject({ ok: false, code: 'bundle_missing' })
  expect(asked[0]).toBe(ana.publicKey)
  expect(new Set(asked)).toEqual(new Set(actors.filter(({ name }) => name !== 'Ben').map(({ publicKey }) => publicKey)))
  expect(asked).toHaveLength(3)
})

test.each([
  ['a file that is no bundle', new Uint8Array(Buffer.from('not a bundle')), /neither/],
  ['a bundle of another application', testBundle({ package: 'network.example.other' }).bytes, /another application/],
  ['a bundle that calls itself another version', testBundle({ version: '0.9.0' }).bytes, /calls itself 0\.9\.0/],
])('%s, of the right hash, is not installed', async (_name, file, sentence) => {
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', file)).toString('hex')
  const store = createMemoryStore()
  const { transfer } = transferOf(store, async (_namespace, _holder, _appKey, from) => honest(file, from), hash)
  const outcome = await transfer.run(namespaceOf([createActor('Ana')], { appKey: hash }))
  expect(outcome).toMatchObject({ ok: false, code: 'bundle_invalid', message: expect.stringMatching(sentence) })
  expect([store.bundles(), store.partialFiles()]).toEqual([[], []])
})

test.each([
  ['full', true, 'disk_full'],
  ['broken', false, 'storage_failed'],
])('a disk that is %s ends the round, says so, and keeps what was there', async (_name, diskFull, code) => {
  const store = createMemoryStore()
  const failing: Store = {
    ...store,
    appendPart(hash, from, part) {
      if (from > 0) throw new StorageError('The node cannot keep its data.', { diskFull })
      store.appendPart(hash, from, part)
    },
  }
  const { transfer, failures } = transferOf(failing, async (_namespace, _holder, _appKey, from) => honest(bytes, from))
  expect(await transfer.run(namespaceOf([createActor('Ana')]))).toMatchObject({ ok: false, code })
  expect(failures).toHaveLength(1)
  expect(store.partialFiles()).toEqual([{ hash: appKey, receivedBytes: BUNDLE_PART_BYTES }])
  expect(store.bundles()).toEqual([])
})
