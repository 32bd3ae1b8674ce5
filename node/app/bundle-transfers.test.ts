/** What a node wants of bundles, and when it asks: the parts that no network is needed for. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NodeEvent } from '#shared/wire/events.ts'
import { readBundle } from '../bundle/read-bundle.ts'
import { createMemoryStore } from '../storage/memory-store.ts'
import type { Store } from '../storage/store.ts'
import { createActor } from '../testing/actors.ts'
import { testBundle } from '../testing/bundles.ts'
import { TestLog } from '../testing/test-log.ts'
import { bundleToRow } from './applications.ts'
import type { BundlePart } from './bundle-source.ts'
import { BundleTransfers } from './bundle-transfers.ts'
import { foldVerified, type Namespace, Namespaces } from './namespaces.ts'

const { bytes, appKey } = testBundle()
const read = readBundle(bytes)
if ('ok' in read) throw new Error(read.message)
const named = { appKey, version: read.version }
const row = bundleToRow(read, { source: 'test:', installedAtMs: 1 })
const ana = createActor('Ana')
const ben = createActor('Ben')

let store: Store
let namespace: Namespace
let transfers: BundleTransfers
let events: NodeEvent[]
let stopping: AbortController
let asked: number
let answer: () => Promise<BundlePart | undefined>

beforeEach(() => {
  const { payload } = new TestLog(ana).state.founding
  const log = new TestLog(ana, {
    payload: { ...payload, appKey, applicationId: read.applicationId, applicationVersion: read.version },
  })
  log.addMember(ben)
  store = createMemoryStore()
  events = []
  stopping = new AbortController()
  asked = 0
  answer = async () => undefined
  const namespaces = new Namespaces(store, () => undefined)
  const { namespaceId } = log.state
  const self = { namespaceId, publicKey: ben.publicKey, secretKey: ben.secretKey }
  namespace = namespaces.add(self, foldVerified(namespaceId, log.entries), log.entries, true)
  transfers = new BundleTransfers({
    store,
    namespaces,
    fetchPart: () => {
      asked++
      return answer()
    },
    emit: (event) => events.push(event),
    now: () => 1,
    onFailure: (error) => {
      throw error
    },
    signal: stopping.signal,
  })
})
afterEach(() => stopping.abort())

const whole = async (): Promise<BundlePart> => ({ sizeBytes: bytes.length, bytes })

test('what is held is asked of nobody', async () => {
  store.addBundle(row, bytes)
  expect(await transfers.ensure(namespace, named)).toEqual({ ok: true })
  expect([asked, transfers.progress(namespace, named)]).toEqual([
    0,
    { state: 'held', receivedBytes: bytes.length, sizeBytes: bytes.length },
  ])
})

test('who wants the same at once waits for the same, and screens are told once', async () => {
  answer = whole
  const both = Promise.all([transfers.ensure(namespace, named), transfers.ensure(namespace, named)])
  expect(transfers.progress(namespace, named)).toEqual({ state: 'fetching', receivedBytes: 0 })
  expect(await both).toEqual([{ ok: true }, { ok: true }])
  expect(asked).toBe(1)
  expect(store.bundleBytes(appKey)).toEqual(bytes)
  expect(events.filter(({ type }) => type === 'applications.changed')).toHaveLength(1)
})

test('what nobody has stays wanted, says why, and is forgotten when it comes by another way', async () => {
  expect(await transfers.ensure(namespace, named)).toMatchObject({ ok: false, code: 'bundle_missing' })
  expect(transfers.progress(namespace, named)).toMatchObject({
    state: 'missing',
    failure: { code: 'bundle_missing', atMs: 1 },
  })
  store.addBundle(row, bytes)
  expect(await transfers.ensure(namespace, named)).toEqual({ ok: true })
  store.deleteBundle(appKey)
  expect(transfers.progress(namespace, named)).toEqual({ state: 'missing', receivedBytes: 0 })
})

test('a file that was installed while everybody was asked in vain is there', async () => {
  answer = async () => {
    store.addBundle(row, bytes)
    return undefined
  }
  expect(await transfers.ensure(namespace, named)).toEqual({ ok: true })
})

test('an entry more is no reason to ask again, a coordinator that answers again is one', async () => {
  const { state } = namespace
  await transfers.ensure(namespace, named)
  expect(asked).toBe(1)
  transfers.onEvent({ type: 'namespace.changed', namespaceId: state.namespaceId, logNumber: 9 })
  transfers.onEvent({ type: 'namespaces.changed' })
  expect(asked).toBe(1)
  answer = whole
  transfers.onEvent({ type: 'subscription.changed', namespaceId: state.namespaceId })
  expect(await transfers.ensure(namespace, named)).toEqual({ ok: true })
  expect(asked).toBe(2)
})

test('parts that no namespace names any more are dropped at the start', async () => {
  answer = whole
  store.appendPart('ab'.repeat(32), 0, new Uint8Array([1]))
  store.appendPart(appKey, 0, bytes.slice(0, 10))
  transfers.start()
  expect(store.partialFiles()).toEqual([{ hash: appKey, receivedBytes: 10 }])
})

test.each([
  ['another application', { package: 'network.example.other' }],
  ['another version', { version: '0.9.0' }],
])('a file of %s that is here for something else is not what was published', async (_what, contents) => {
  const other = testBundle(contents)
  const file = readBundle(other.bytes)
  if ('ok' in file) throw new Error(file.message)
  store.addBundle(bundleToRow(file, { source: 'test:', installedAtMs: 7 }), other.bytes)
  const wrong = { ...named, appKey: other.appKey }
  expect(transfers.look(namespace, wrong)).toBe('wrong')
  expect(await transfers.ensure(namespace, wrong)).toMatchObject({ ok: false, code: 'bundle_invalid' })
  expect(transfers.progress(namespace, wrong)).toMatchObject({ state: 'failed', failure: { code: 'bundle_invalid' } })
  expect(asked).toBe(0)
  // The namespace's own is missing, as it was.
  expect(transfers.look(namespace, named)).toBe('missing')
})
