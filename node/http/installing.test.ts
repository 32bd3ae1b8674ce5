/** Installing applications from the node's disk: what is taken, and what is refused. */
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { applicationsAnswer } from '#shared/wire/applications.ts'
import { TestNode } from '../testing/cluster.ts'
import { expectRefused } from '../testing/expect-refused.ts'

const vector = (version: string) =>
  fileURLToPath(new URL(`../../test-vectors/bundles/network.example.demo-${version}.mpk`, import.meta.url))
/** As merod computes it. */
const DEMO = 'BC1EHXsn7DwhYm47d8iDk8q2yS86G6h3gMwx73paSn1f'

let node: TestNode
let folder: string
const install = (path: unknown, more: object = {}) => node.call('POST', '/install-dev-application', { path, ...more })
const applications = async () => (await node.expect(applicationsAnswer, 'GET', '/applications')).data.apps

beforeAll(async () => {
  node = await TestNode.start()
  folder = join(node.home, 'files')
  mkdirSync(folder)
})
afterAll(() => node.dispose())

describe('refused, with nothing installed', () => {
  test.each<[string, ErrorCode, () => unknown]>([
    ['no path', 'invalid_request', () => undefined],
    ['an empty path', 'invalid_request', () => ''],
    ['a number', 'invalid_request', () => 5],
    ['a relative path', 'invalid_request', () => 'app.mpk'],
    ['a relative path upwards', 'invalid_request', () => '../app.mpk'],
    ['a home', 'invalid_request', () => '~/app.mpk'],
    ['a URL', 'invalid_request', () => 'file:///app.mpk'],
    ['a zero byte', 'invalid_request', () => '/tmp/app.mpk\0.txt'],
    ['a path of 5000 letters', 'invalid_request', () => `/${'x'.repeat(5000)}`],
    ['a name too long for any disk', 'bundle_not_found', () => `/${'x'.repeat(1000)}`],
    ['a missing file', 'bundle_not_found', () => join(folder, 'missing.mpk')],
    ['a folder', 'bundle_not_found', () => folder],
    ['a device', 'bundle_not_found', () => '/dev/zero'],
    ['a file as a folder', 'bundle_not_found', () => join(vector('1.0.0'), 'x')],
    ['text', 'bundle_invalid', () => written('text.mpk', 'not a bundle')],
    ['nothing in it', 'bundle_invalid', () => written('empty.mpk', '')],
    ['wasm cut short', 'bundle_invalid', () => written('short.wasm', Buffer.from([0, 0x61, 0x73]))],
    ['a bundle cut short', 'bundle_invalid', () => written('cut.mpk', readFileSync(vector('1.0.0')).subarray(0, 300))],
    ['65 MiB', 'bundle_invalid', () => sparse('huge.mpk', 65 * 1024 * 1024)],
    ['the node’s own database', 'bundle_invalid', () => join(node.home, 'grove.db')],
  ])('%s', async (_, code, path) => {
    await expectRefused(node, code, () => install(path()))
  })

  test('a bundle with any byte turned', async () => {
    const bytes = readFileSync(vector('1.0.0'))
    for (let at = afterHeader(bytes); at < bytes.length; at += 53) {
      const turned = Buffer.from(bytes)
      turned[at] = (turned[at] ?? 0) ^ 0x10
      const answer = await install(written('turned.mpk', turned))
      expect([at, answer.status]).toEqual([at, 422])
    }
    expect(await applications()).toEqual([])
  })
})

/** Where what is packed begins: after ten bytes, and the name that the packer gave. */
const afterHeader = (bytes: Buffer): number => (((bytes[3] ?? 0) & 8) === 0 ? 10 : bytes.indexOf(0, 10) + 1)

function written(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
function sparse(name: string, sizeBytes: number): string {
  const path = written(name, '')
  truncateSync(path, sizeBytes)
  return path
}

test('two versions of one application are one, named as merod names it', async () => {
  for (const version of ['1.0.0', '1.1.0', '1.0.0']) {
    const answer = await install(vector(version), { metadata: [1, 2], package: 'ignored', version: '9' })
    expect(answer).toMatchObject({ status: 200, json: { data: { applicationId: DEMO } } })
  }
  expect(await applications()).toMatchObject([
    { id: DEMO, version: '1.1.0', versions: ['1.0.0', '1.1.0'], metadata: [1, 2] },
  ])
})

test('a version packed anew is no further version', async () => {
  const repacked = readFileSync(vector('1.1.0'))
  repacked[4] = (repacked[4] ?? 0) ^ 1 // The time of packing, which nobody reads.
  expect((await install(written('repacked.mpk', repacked))).status).toBe(200)
  expect(await applications()).toMatchObject([{ id: DEMO, versions: ['1.0.0', '1.1.0'] }])
})

test('a path with spaces and letters of any script is a path', async () => {
  const path = join(folder, 'ein Bündel – 家.mpk')
  copyFileSync(vector('1.0.0'), path)
  expect((await install(path)).status).toBe(200)
})

test('raw wasm is an application of its own', async () => {
  const wasm = written('min.wasm', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))
  expect((await install(wasm)).status).toBe(200)
  expect(await applications()).toContainEqual(
    expect.objectContaining({ package: 'unknown', version: '0.0.0', size: 8 }),
  )
})
