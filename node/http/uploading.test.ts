/** Files sent to the node as they are, and fetched by it: what is taken, what is refused, and what another site can do. */
import { once } from 'node:events'
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BUNDLE_BYTES_MAX } from '#shared/domain/limits.ts'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { applicationsAnswer, applicationVersionsAnswer, installAnswer } from '#shared/wire/applications.ts'
import { ERROR_STATUS, errorSchema } from '#shared/wire/errors.ts'
import { OCTETS, testBundle, upload } from '../testing/bundles.ts'
import { TestNode } from '../testing/cluster.ts'
import { expectNoFaults } from '../testing/expect-no-faults.ts'
import { expectRefused } from '../testing/expect-refused.ts'
import { rawCall, sendLines } from '../testing/raw-request.ts'

let node: TestNode
let server: Server
let port: number
let served: Uint8Array = new Uint8Array()
const sendServed: RequestListener = (_request, response) => response.end(served)
let respond = sendServed

beforeAll(async () => {
  node = await TestNode.start({
    downloads: {
      resolve: async (host) => {
        if (host !== 'public.example') throw new Error('ENOTFOUND')
        return [{ address: '127.0.0.1', family: 4 }]
      },
      // Its own network is out of reach all the same.
      mayReach: (address) => address === '127.0.0.1',
    },
  })
  server = createServer((request, response) => respond(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has a port.')
  port = address.port
})
afterAll(async () => {
  server.close()
  await node.dispose()
})
expectNoFaults()

const bundle = testBundle()
const applications = async () => (await node.expect(applicationsAnswer, 'GET', '/applications')).data.apps
const versionsOf = async (id: string) =>
  (await node.expect(applicationVersionsAnswer, 'GET', `/applications/${id}/versions`)).data

describe('an upload', () => {
  test('is installed, once, however often it is sent', async () => {
    const first = installAnswer.parse((await upload(node, bundle.bytes, '?name=my%20files.mpk')).json).data
    expect(first).toMatchObject({ version: '1.0.0', appKey: bundle.appKey, known: false, namesakes: [] })
    const again = installAnswer.parse((await upload(node, bundle.bytes)).json).data
    expect(again).toEqual({ ...first, known: true })
    expect(await versionsOf(first.applicationId)).toMatchObject([
      { appKey: bundle.appKey, size: bundle.bytes.length, source: 'upload:my%20files.mpk', uses: [] },
    ])
  })

  test('by another signer is another application, and says whose name it bears', async () => {
    const mine = installAnswer.parse((await upload(node, bundle.bytes)).json).data
    const theirs = testBundle({ version: '9.0.0', signer: 'somebody else' })
    const { data } = installAnswer.parse((await upload(node, theirs.bytes)).json)
    expect(data.applicationId).not.toBe(mine.applicationId)
    expect(data.namesakes).toEqual([mine.applicationId])
    expect((await versionsOf(mine.applicationId)).map(({ version }) => version)).toEqual(['1.0.0'])
  })

  test('in many pieces and without a length is read to its end', async () => {
    const { bytes } = testBundle({ version: '1.0.1', wasmBytes: 100_000 })
    const body = new Blob([bytes]).stream()
    const response = await fetch(`${node.adminUrl}/applications/upload`, {
      method: 'POST',
      headers: OCTETS,
      body,
      duplex: 'half',
    })
    expect(response.status).toBe(200)
  })

  const large = new Uint8Array(BUNDLE_BYTES_MAX + 1)
  test.each<[string, ErrorCode, Parameters<typeof upload>[1], Record<string, string>?]>([
    ['nothing', 'bundle_invalid', new Uint8Array()],
    ['no body', 'bundle_invalid', undefined],
    ['text', 'bundle_invalid', 'hello'],
    ['a bundle that is cut off', 'bundle_invalid', bundle.bytes.slice(0, 300)],
    ['a byte too many', 'body_too_large', large],
    ['JSON', 'binary_required', '{}', { 'content-type': 'application/json' }],
    ['no type', 'binary_required', bundle.bytes, { 'content-type': '' }],
    ['a form', 'binary_required', bundle.bytes, { 'content-type': 'multipart/form-data; boundary=x' }],
    ['what a form can send', 'binary_required', bundle.bytes, { 'content-type': 'text/plain' }],
    ['fields of a form', 'binary_required', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('of %s is refused', async (_name, code, body, headers) => {
    await expectRefused(node, code, () =>
      upload(node, body, '', headers === undefined ? OCTETS : { ...OCTETS, ...headers }),
    )
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another program of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['another site that says nothing of its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused', async (_name, headers) => {
    await expectRefused(node, 'origin_not_allowed', () => upload(node, bundle.bytes, '', { ...OCTETS, ...headers }))
  })

  test('that says it is too large is refused before it is sent', async () => {
    const { host } = new URL(node.adminUrl)
    const said = await sendLines(node, [
      'POST /admin-api/applications/upload HTTP/1.1',
      `Host: ${host}`,
      'Content-Type: application/octet-stream',
      `Content-Length: ${BUNDLE_BYTES_MAX + 1}`,
    ])
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
    expect(said).toContain('body_too_large')
  })

  /** What the node has taken up, and holds half of. */
  async function beginUpload({ bytes }: ReturnType<typeof testBundle>) {
    const headers = { ...OCTETS, 'content-length': bytes.length, expect: '100-continue' }
    const request = httpRequest(`${node.adminUrl}/applications/upload`, { method: 'POST', headers })
    const answer = once(request, 'response').then(([response]: IncomingMessage[]) => response?.resume().statusCode)
    await once(request, 'continue')
    const middle = Math.floor(bytes.length / 2)
    request.write(bytes.subarray(0, middle))
    return { answer, finish: () => request.end(bytes.subarray(middle)), leave: () => request.destroy() }
  }

  test.each([
    ['is installed', '4.0.0', 'finish'],
    ['is given up', '5.0.0', 'leave'],
  ] as const)('has its turn when the one before %s', async (_how, version, ends) => {
    const [one, two] = [testBundle({ version }), testBundle({ version: version.replace('.0', '.1') })]
    const first = await beginUpload(one)
    const firstAnswer = first.answer.catch(() => 'none')
    let answered = false
    const second = upload(node, two.bytes).finally(() => {
      answered = true
    })
    for (let times = 0; times < 20; times++) await applications()
    expect(answered).toBe(false)
    first[ends]()
    const { data } = installAnswer.parse((await second).json)
    expect(await firstAnswer).toBe(ends === 'finish' ? 200 : 'none')
    const there = (await versionsOf(data.applicationId)).map(({ appKey }) => appKey)
    expect([there.includes(one.appKey), there.includes(two.appKey)]).toEqual([ends === 'finish', true])
  })

  test('that nobody waits for any more holds up nobody', async () => {
    const first = await beginUpload(testBundle({ version: '6.0.0' }))
    const left = await beginUpload(testBundle({ version: '6.1.0' }))
    const last = upload(node, testBundle({ version: '6.2.0' }).bytes)
    const gone = expect(left.answer).rejects.toThrow()
    left.leave()
    await gone
    first.finish()
    expect([await first.answer, (await last).status]).toEqual([200, 200])
  })

  test('with a name that is too long is refused', async () => {
    await expectRefused(node, 'invalid_request', () => upload(node, bundle.bytes, `?name=${'x'.repeat(256)}`))
  })

  test('of any bytes is answered as described, and is never anything that its publisher did not sign', async () => {
    const { applicationId } = installAnswer.parse((await upload(node, bundle.bytes)).json).data
    const signed = async () => (await applications()).map(({ id, versions }) => ({ id, versions }))
    const before = await signed()
    const mutated = fc
      .tuple(fc.nat({ max: bundle.bytes.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(
        ([at, put]) =>
          new Uint8Array(Buffer.concat([bundle.bytes.subarray(0, at), put, bundle.bytes.subarray(at + put.length)])),
      )
    const junk = fc.uint8Array({ maxLength: 2000 }).map((bytes) => new Uint8Array(bytes))
    const headed = fc
      .constantFrom([0x1f, 0x8b], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
      .chain((head) => junk.map((bytes) => new Uint8Array([...head, ...bytes])))
    const numRuns = process.env.GROVE_LONG === undefined ? 150 : 3000
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, junk, headed), async (bytes) => {
        const answer = await upload(node, bytes)
        if (answer.status === 200) {
          // Of the packing, the time and the system are nobody's word.
          expect(installAnswer.parse(answer.json).data).toMatchObject({ applicationId, version: '1.0.0' })
          return
        }
        const { code } = errorSchema.parse(answer.json)
        expect(answer.status).toBe(ERROR_STATUS[code])
        expect(['bundle_invalid', 'bundle_signature_invalid']).toContain(code)
      }),
      { numRuns, seed: 20_261_126 },
    )
    expect(await signed()).toEqual(before)
  })
})

describe('an address', () => {
  const install = (body: object) => node.call('POST', '/install-application', body)
  const url = () => `http://public.example:${port}/files/app.mpk?key=secret`
  const fetched = testBundle({ package: 'network.example.fetched' })
  beforeEach(() => {
    served = fetched.bytes
    respond = sendServed
  })

  test('is fetched and installed; what follows its path is not kept', async () => {
    const { data } = installAnswer.parse((await install({ url: url(), metadata: [] })).json)
    expect(data).toMatchObject({ appKey: fetched.appKey, known: false })
    expect((await versionsOf(data.applicationId))[0]?.source).toBe(`http://public.example:${port}/files/app.mpk`)
  })

  test('with the hash of its file is installed, in either spelling', async () => {
    const blobId = (await versionsOf(installAnswer.parse((await install({ url: url() })).json).data.applicationId))[0]
      ?.blobId
    for (const hash of [fetched.appKey, fetched.appKey.toUpperCase(), blobId])
      expect((await install({ url: url(), hash })).status).toBe(200)
  })

  test('is fetched when the one before is over: two at once are both installed', async () => {
    let [asked, most] = [0, 0]
    respond = async ({ url = '' }, response) => {
      most = Math.max(most, ++asked)
      for (let times = 0; times < 20; times++) await applications()
      asked--
      response.end(testBundle({ version: url.slice(1) }).bytes)
    }
    const both = ['7.0.0', '8.0.0'].map((version) => install({ url: `http://public.example:${port}/${version}` }))
    const versions = (await Promise.all(both)).map(({ json }) => installAnswer.parse(json).data.version)
    expect([versions, most]).toEqual([['7.0.0', '8.0.0'], 1])
  })

  test.each<[string, ErrorCode, (body: { url: string }) => object]>([
    ['with another hash', 'bundle_hash_wrong', (body) => ({ ...body, hash: 'ab'.repeat(32) })],
    ['with a hash that is none', 'invalid_request', (body) => ({ ...body, hash: 'x0' })],
    ['that is none', 'url_not_allowed', () => ({ url: 'app.mpk' })],
    ['that is empty', 'invalid_request', () => ({ url: '' })],
    ['that is missing', 'invalid_request', () => ({})],
    ['on the private network', 'url_not_allowed', () => ({ url: 'http://192.168.1.1/app.mpk' })],
    ['of nobody', 'download_failed', () => ({ url: 'http://missing.example/app.mpk' })],
  ])('%s is refused', async (_name, code, body) => {
    await expectRefused(node, code, () => install(body({ url: url() })))
  })

  test.each<[string, ErrorCode, Uint8Array]>([
    ['a page', 'bundle_invalid', new Uint8Array(Buffer.from('<html>'))],
    ['a changed bundle', 'bundle_invalid', fetched.bytes.with(700, 1)],
  ])('with %s behind it is refused', async (_name, code, bytes) => {
    served = bytes
    await expectRefused(node, code, () => install({ url: url() }))
  })

  test('of the node itself is refused by a node as it comes', async () => {
    const other = await TestNode.start()
    try {
      for (const target of [node.dashboardUrl, other.peerUrl, 'http://localhost/', 'http://[::1]/'])
        expect((await other.call('POST', '/install-application', { url: target })).json).toMatchObject({
          code: 'url_not_allowed',
        })
    } finally {
      await other.dispose()
    }
  })

  test('is not fetched for a form of another site', async () => {
    const answer = await rawCall(node, 'POST', '/install-application', `{"url":"${url()}"}`, {
      'content-type': 'text/plain',
    })
    expect(errorSchema.parse(answer.json).code).toBe('json_required')
  })
})
