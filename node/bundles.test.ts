/** Bundles on their way between real nodes: fetched by hash, resumed, and believed by nobody before they are whole. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { namespaceAnswer } from '#shared/wire/namespace-views.ts'
import { createNamespaceAnswer } from '#shared/wire/namespaces.ts'
import { createSqliteStore } from './storage/sqlite-store.ts'
import { installBundle, testBundle } from './testing/bundles.ts'
import type { TestNode } from './testing/cluster.ts'
import { CuttingProxy, freePort } from './testing/cutting-proxy.ts'
import { NodeProcess } from './testing/node-process.ts'
import { createNodes } from './testing/nodes.ts'
import { spoilBundles } from './testing/spoil-bundles.ts'

const nodes = createNodes()
const PARTS = 5
/** A little more than four parts, packed. */
const bundle = testBundle({ wasmBytes: (PARTS - 1) * BUNDLE_PART_BYTES })

let proxy: CuttingProxy
let one: TestNode
let namespaceId: string

beforeEach(async () => {
  proxy = await CuttingProxy.start()
  nodes.stopLater(() => proxy.stop())
  proxy.targetPort = await freePort()
  one = await nodes.start({ name: 'one', peerPort: proxy.targetPort, peerUrl: proxy.url })
  const applicationId = await installBundle(one, bundle)
  const founded = await one.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId, alias: 'Files' })
  namespaceId = founded.data.namespaceId
})

const fromOf = (line: string): number => Number(/\/bundles\/[0-9a-f]{64}\?from=(\d+)$/.exec(line)?.[1])
/** From which byte on parts were asked for at the first node, in order. */
const askedFrom = () => proxy.seen.map(fromOf).filter((from) => !Number.isNaN(from))
const partsFrom = (first: number) => Array.from({ length: PARTS - first }, (_, at) => (first + at) * BUNDLE_PART_BYTES)

const label = async (node: TestNode) => (await node.summary(namespaceId)).application
const waitForBundle = (node: TestNode) =>
  node.waitFor('the bundle', async () => {
    const { installed } = await label(node)
    return installed ? true : undefined
  })
const waitForFailure = (node: TestNode, code: string) =>
  node.waitFor(code, async () => {
    const { bundle: progress } = await label(node)
    return progress?.failure?.code === code ? progress : undefined
  })
async function joinAs(name: string, subscribe = true): Promise<TestNode> {
  const node = await nodes.start({ name })
  await node.join(namespaceId, await one.invite(namespaceId), subscribe)
  return node
}
/** The file as it lies on the disk of a node that has been stopped. */
function storedFile(home: string): Buffer {
  const store = createSqliteStore(home)
  try {
    return Buffer.from(store.bundleBytes(bundle.appKey) ?? [])
  } finally {
    store.close()
  }
}
async function expectWhole(node: TestNode): Promise<void> {
  await node.stop()
  expect(storedFile(node.home).equals(bundle.bytes)).toBe(true)
  await node.restart()
}

describe('a node that joins', () => {
  test('fetches the application of its namespace by itself, part by part, and tells how far it is', async () => {
    const two = await joinAs('two')
    await waitForBundle(two)
    expect(askedFrom()).toEqual(partsFrom(0))
    expect(await label(two)).toEqual({
      applicationId: (await label(one)).applicationId,
      installed: true,
      version: '1.0.0',
      package: 'network.example.files',
    })
    await expectWhole(two)
  })

  test('and does not follow fetches nothing, until it does', async () => {
    const two = await joinAs('two', false)
    expect((await label(two)).bundle).toEqual({
      appKey: bundle.appKey,
      version: '1.0.0',
      state: 'missing',
      receivedBytes: 0,
    })
    expect(askedFrom()).toEqual([])
    await two.call('POST', `/namespaces/${namespaceId}/subscribe`)
    await waitForBundle(two)
  })

  test('and cannot have it in one namespace has it from a member of another one with the same application', async () => {
    proxy.lose = (line) => (Number.isNaN(fromOf(line)) ? 'nothing' : 'answer')
    const two = await joinAs('two')
    await waitForFailure(two, 'bundle_missing')
    const three = await nodes.start({ name: 'three' })
    const applicationId = await installBundle(three, bundle)
    const { data } = await three.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId })
    await two.join(data.namespaceId, await three.invite(data.namespaceId))
    await waitForBundle(two)
    expect((await two.summary(data.namespaceId)).application.installed).toBe(true)
  })

  test('and has the file from somewhere else asks nobody', async () => {
    const two = await nodes.start({ name: 'two' })
    await installBundle(two, bundle)
    await two.join(namespaceId, await one.invite(namespaceId))
    expect((await label(two)).installed).toBe(true)
    expect(askedFrom()).toEqual([])
  })
})

describe('a transfer that is cut off', () => {
  test('says so, and goes on where it stopped', async () => {
    proxy.lose = (line) => (fromOf(line) >= 2 * BUNDLE_PART_BYTES ? 'answer' : 'nothing')
    const two = await joinAs('two')
    const progress = await waitForFailure(two, 'bundle_missing')
    expect(progress).toMatchObject({
      state: 'missing',
      receivedBytes: 2 * BUNDLE_PART_BYTES,
      sizeBytes: bundle.bytes.length,
      failure: { message: expect.stringMatching(/^No node of this namespace .*\.$/) },
    })
    const before = proxy.seen.length
    proxy.lose = () => 'nothing'
    await waitForBundle(two)
    expect(
      proxy.seen
        .slice(before)
        .map(fromOf)
        .filter((from) => !Number.isNaN(from)),
    ).toEqual(partsFrom(2))
    await expectWhole(two)
  })

  test('goes on at another member when the first has gone', async () => {
    const three = await joinAs('three')
    await waitForBundle(three)
    proxy.lose = (line) => (fromOf(line) >= 3 * BUNDLE_PART_BYTES ? 'answer' : 'nothing')
    const two = await joinAs('two')
    await waitForBundle(two)
    await expectWhole(two)
  })

  test('by kill -9, again and again, keeps every part that came before', async () => {
    const home = mkdtempSync(join(tmpdir(), 'grove-bundle-'))
    const two = await NodeProcess.start(home)
    try {
      const invitation = await one.invite(namespaceId)
      const blows = [1, 2, 4].map((part) => {
        let fall: () => void = () => undefined
        const fallen = new Promise<void>((resolve, reject) => {
          fall = () => void two.kill().then(resolve, reject)
        })
        return { from: part * BUNDLE_PART_BYTES, fallen, fall }
      })
      const ahead = new Map(blows.map(({ from, fall }) => [from, fall]))
      proxy.lose = (line) => {
        const fall = ahead.get(fromOf(line))
        if (fall === undefined) return 'nothing'
        ahead.delete(fromOf(line))
        fall()
        return 'answer'
      }
      const joined = await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation, subscribe: true })
      expect(joined.status).toBe(200)
      for (const { fallen } of blows) {
        await fallen
        await two.start()
      }
      const isThere = async () =>
        namespaceAnswer.parse((await two.call('GET', `/namespaces/${namespaceId}`)).json).data.application.installed
      while (!(await isThere()));
      // Each part once, but for those whose answer was lost.
      expect(askedFrom()).toEqual([0, 1, 1, 2, 2, 3, 4, 4].map((part) => part * BUNDLE_PART_BYTES))
    } finally {
      await two.kill()
    }
    expect(storedFile(home).equals(bundle.bytes)).toBe(true)
    rmSync(home, { recursive: true })
  }, 120_000)
})
describe('a node that sends a wrong file', () => {
  test('is not believed, and another one is asked', async () => {
    const three = await joinAs('three')
    await waitForBundle(three)
    await spoilBundles(one)
    const two = await joinAs('two')
    await waitForBundle(two)
    expect(askedFrom().filter((from) => from === 0)).toHaveLength(2)
    await expectWhole(two)
  })

  test('after another has sent a part of the right one is found out, and nothing of it stays', async () => {
    const three = await joinAs('three')
    await waitForBundle(three)
    await spoilBundles(one)
    // The wrong part comes first, the rest from the honest one; then each has to give the whole.
    let cut = true
    proxy.lose = (line) => {
      if (!cut || fromOf(line) < BUNDLE_PART_BYTES) return 'nothing'
      cut = false
      return 'answer'
    }
    const two = await joinAs('two')
    await waitForBundle(two)
    await expectWhole(two)
  })

  test('when it is the only one leaves nothing behind but the reason', async () => {
    await spoilBundles(one)
    const two = await joinAs('two')
    const progress = await waitForFailure(two, 'bundle_hash_wrong')
    expect(progress).toMatchObject({ state: 'failed', receivedBytes: 0 })
    await installBundle(two, bundle)
    expect((await label(two)).installed).toBe(true)
  })
})
