/** The peer listener, asked by hand: who is let in, and what each is told. */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import { bundlePartAnswer } from '#shared/wire/peer.ts'
import { createKeyPair } from '../log/node-crypto.ts'
import { createActor } from '../testing/actors.ts'
import { testBundle, upload } from '../testing/bundles.ts'
import type { TestNode } from '../testing/cluster.ts'
import { freePort } from '../testing/cutting-proxy.ts'
import { createNodes } from '../testing/nodes.ts'
import { callPeer, freshNonce, isSignedBy, type PeerCall } from '../testing/peer-request.ts'
import { plant } from '../testing/plant.ts'
import { storedIdentity, storedLog } from '../testing/stored.ts'
import type { Signer } from './message-signatures.ts'

const nodes = createNodes()
let one: TestNode
let two: TestNode
let namespaceId: string
/** The coordinator's and the member's keys in the namespace. */
let ana: Signer
let ben: Signer

beforeEach(async () => {
  ;[one, two] = await Promise.all([nodes.start({ name: 'one' }), nodes.start({ name: 'two' })])
  namespaceId = await one.createNamespace()
  await two.join(namespaceId, await one.invite(namespaceId), false)
  ana = storedIdentity(one.home, namespaceId)
  ben = storedIdentity(two.home, namespaceId)
})

const stranger = (): Signer => {
  const { publicKey, secretKey } = createKeyPair()
  return { publicKey: bytesToPublicKey(publicKey), secretKey }
}
const logPath = (id: string = namespaceId) => `/peer/v1/namespaces/${id}/log`
const readLog = (change: Partial<PeerCall> = {}, node = one) =>
  callPeer(node.peerUrl, {
    path: logPath(),
    query: '?from=1&waitMs=0',
    signer: ben,
    recipient: ana.publicKey,
    ...change,
  })
const logAnswer = z.object({ entries: z.array(z.unknown()), lastNumber: z.int() })

test('a member reads the log, and the answer is signed by the coordinator for this very request', async () => {
  const answer = await readLog()
  expect(answer.status).toBe(200)
  const { entries, lastNumber } = logAnswer.parse(answer.json)
  expect(entries).toEqual(storedLog(one.home, namespaceId).map((text) => JSON.parse(text)))
  expect(lastNumber).toBe(entries.length)
  expect(isSignedBy(ana.publicKey, answer)).toBe(true)
  expect(isSignedBy(ben.publicKey, answer)).toBe(false)
  expect(isSignedBy(ana.publicKey, { ...answer, nonce: await freshNonce(one.peerUrl) })).toBe(false)
})

describe('refused is', () => {
  test.each<[string, () => Promise<Partial<PeerCall>>, number, string]>([
    ['a stranger', async () => ({ signer: stranger() }), 403, 'not_a_member'],
    [
      'a member of another namespace',
      async () => {
        const other = await two.createNamespace('Other')
        return { signer: storedIdentity(two.home, other) }
      },
      403,
      'not_a_member',
    ],
    ['a request for somebody else', async () => ({ recipient: ben.publicKey }), 409, 'not_coordinator'],
    ['a request for anybody', async () => ({ recipient: 'any' }), 409, 'not_coordinator'],
    ['a namespace that is not known here', async () => ({ path: logPath('ab'.repeat(32)) }), 409, 'not_coordinator'],
    ['a nonce made up', async () => ({ nonce: Buffer.alloc(32).toString('base64url') }), 401, 'unauthenticated'],
    ['a nonce of another node', async () => ({ nonce: await freshNonce(two.peerUrl) }), 401, 'unauthenticated'],
    ['no nonce', async () => ({ sent: { headers: { 'grove-nonce': undefined } } }), 401, 'unauthenticated'],
    ['no signature', async () => ({ sent: { headers: { signature: undefined } } }), 401, 'unauthenticated'],
    ['another path', async () => ({ path: '/peer/v1/hello', sent: { path: logPath() } }), 401, 'unauthenticated'],
    ['another query', async () => ({ sent: { query: '?from=2&waitMs=0' } }), 401, 'unauthenticated'],
    [
      'a name put over the signature of another',
      async () => {
        const real = `grove=("@method" "@path" "@query" "content-digest" "grove-recipient" "grove-nonce");keyid="${ben.publicKey}";alg="ed25519"`
        return { signer: stranger(), sent: { headers: { 'signature-input': real } } }
      },
      401,
      'unauthenticated',
    ],
    [
      'fewer signed components',
      async () => ({
        sent: { headers: { 'signature-input': `grove=("@method");keyid="${ben.publicKey}";alg="ed25519"` } },
      }),
      401,
      'unauthenticated',
    ],
    [
      'a name that a web page was given',
      async () => ({ sent: { headers: { host: 'evil.example' } } }),
      403,
      'host_not_allowed',
    ],
    [
      'the right name at another port',
      async () => ({ sent: { headers: { host: '127.0.0.1:1' } } }),
      403,
      'host_not_allowed',
    ],
    ['a question that nobody has', async () => ({ path: '/peer/v1/secrets' }), 404, 'route_not_found'],
    ['a number that is none', async () => ({ query: '?from=0&waitMs=0' }), 400, 'invalid_request'],
    ['a wait without end', async () => ({ query: '?from=1&waitMs=99999999' }), 400, 'invalid_request'],
  ])('%s', async (_name, change, status, code) => {
    const answer = await readLog(await change())
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.json).not.toHaveProperty('entries')
  })

  test('the same request again, and its nonce under another one', async () => {
    const nonce = await freshNonce(one.peerUrl)
    expect((await readLog({ nonce })).status).toBe(200)
    expect((await readLog({ nonce })).code).toBe('unauthenticated')
    expect((await readLog({ nonce, query: '?from=2&waitMs=0' })).code).toBe('unauthenticated')
  })

  test('a nonce from before a restart', async () => {
    const nonce = await freshNonce(one.peerUrl)
    await one.stop()
    await one.restart()
    expect((await readLog({ nonce })).code).toBe('unauthenticated')
  })

  test('a replica in place of the coordinator', async () => {
    const answer = await readLog({ signer: ana, recipient: ben.publicKey }, two)
    expect([answer.status, answer.code]).toEqual([409, 'not_coordinator'])
  })
})

describe('operations', () => {
  const submit = (change: Partial<PeerCall>) =>
    callPeer(one.peerUrl, {
      method: 'POST',
      path: `/peer/v1/namespaces/${namespaceId}/operations`,
      signer: ben,
      recipient: ana.publicKey,
      ...change,
    })
  /** One that its author has sent already: taken from the log. */
  const fromLog = (kind: string): unknown => {
    const entry = storedLog(one.home, namespaceId).find((text) => text.includes(`"kind":"${kind}"`))
    return z.object({ operation: z.unknown() }).parse(JSON.parse(entry ?? '{}')).operation
  }

  test('of somebody else are refused, however well they are signed', async () => {
    const answer = await submit({ body: { operation: fromLog('InvitationsIssued') } })
    expect([answer.status, answer.code]).toEqual([401, 'unauthenticated'])
  })

  test('sent with another body than the signed one are refused', async () => {
    const operation = fromLog('MemberJoined')
    const answer = await submit({ body: { operation }, sent: { body: { operation, more: 1 } } })
    expect([answer.status, answer.code]).toEqual([401, 'unauthenticated'])
  })

  test('that join come with their invitation, or not at all', async () => {
    const answer = await submit({ body: { operation: fromLog('MemberJoined') } })
    expect([answer.status, answer.code]).toEqual([400, 'invalid_request'])
  })

  test.each([
    ['nothing', undefined],
    ['no operation', {}],
    ['an unknown kind', { operation: { body: { kind: 'GroupPainted' }, signature: '00'.repeat(64) } }],
  ])('that are %s are refused', async (_name, body) => {
    const answer = await submit(body === undefined ? {} : { body })
    expect(answer.status).toBe(400)
    expect(storedLog(one.home, namespaceId)).toHaveLength(3)
  })

  test('too large to be honest are not read', async () => {
    const answer = await submit({ body: { operation: 'x'.repeat(5 * 1024 * 1024) } })
    expect([answer.status, answer.code]).toEqual([413, 'body_too_large'])
  })

  test('of a removed member are refused, and it reads up to its removal, by hand too', async () => {
    await one.call('POST', `/groups/${namespaceId}/members/remove`, { members: [ben.publicKey] })
    const atRemoval = storedLog(one.home, namespaceId)
    await one.createGroup(namespaceId, 'Secret')
    for (const from of [1, atRemoval.length + 1, atRemoval.length + 2]) {
      const answer = await readLog({ query: `?from=${from}&waitMs=0` })
      const { entries, lastNumber } = logAnswer.parse(answer.json)
      expect(entries.map((entry) => JSON.stringify(entry))).toHaveLength(Math.max(0, atRemoval.length - from + 1))
      expect(JSON.stringify(answer.json)).not.toContain('Secret')
      expect(lastNumber).toBe(atRemoval.length)
    }
    const answer = await submit({ body: { operation: fromLog('MemberJoined') } })
    expect([answer.status, answer.code]).toEqual([403, 'not_a_member'])
  })
})

describe('the outcome of an operation', () => {
  test('is told to its author alone', async () => {
    const groupId = await one.createGroup(namespaceId, 'A')
    const last = JSON.parse(storedLog(one.home, namespaceId).at(-1) ?? '{}')
    expect(last.operation.body.payload.groupId).toBe(groupId)
    const path = `/peer/v1/namespaces/${namespaceId}/operations/${last.operation.body.operationId}`
    const ask = (signer: Signer) => callPeer(one.peerUrl, { path, signer, recipient: ana.publicKey })
    expect((await ask(ana)).json).toEqual({ number: 4 })
    expect((await ask(ben)).json).toEqual({ number: null })
  })
})

describe('a notice of new addresses', () => {
  const notice = (signer: Signer, entry: unknown) =>
    callPeer(two.peerUrl, {
      method: 'POST',
      path: `/peer/v1/namespaces/${namespaceId}/notice`,
      signer,
      recipient: ben.publicKey,
      body: { entry },
    })

  test('is taken from the coordinator alone, and only with its own word on its address', async () => {
    const other = createActor('Eve')
    expect((await notice(other, {})).code).toBe('not_coordinator')
    // One that the member does not have yet, and that says nothing of addresses.
    await one.createGroup(namespaceId, 'News')
    const entries = storedLog(one.home, namespaceId).map((text) => JSON.parse(text))
    for (const entry of [{}, ...entries]) expect((await notice(ana, entry)).code).toBe('entry_invalid')
  })

  test('is no news when the log has it already', async () => {
    await one.stop()
    await one.restart({ peerPort: await freePort() })
    const entry = JSON.parse(storedLog(one.home, namespaceId).at(-1) ?? '{}')
    expect(entry.operation.body).toMatchObject({ kind: 'NodeAddressesSet', payload: { peerUrls: [one.peerUrl] } })
    expect((await notice(ana, entry)).status).toBe(200)
    expect((await two.call('POST', `/groups/${namespaceId}/sync`, {})).status).toBe(200)
    expect((await notice(ana, entry)).code).toBe('entry_invalid')
  })
})

describe('the bundles of a namespace', () => {
  const appKeyOf = async (node: TestNode, id: string) => (await node.summary(id)).appKey
  const ask = (appKey: string, change: Partial<PeerCall> = {}, node = one) =>
    callPeer(node.peerUrl, {
      path: `/peer/v1/namespaces/${namespaceId}/bundles/${appKey}`,
      query: '?from=0',
      signer: ben,
      recipient: ana.publicKey,
      ...change,
    })

  test('are given to members, by every member that has them, in an answer that is signed', async () => {
    const appKey = await appKeyOf(one, namespaceId)
    const answer = await ask(appKey)
    expect(answer.status).toBe(200)
    expect(isSignedBy(ana.publicKey, answer)).toBe(true)
    const { sizeBytes, bytes } = bundlePartAnswer.parse(answer.json)
    const file = Buffer.from(bytes, 'base64')
    expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([sizeBytes, appKey])
    const rest = bundlePartAnswer.parse((await ask(appKey, { query: '?from=100' })).json)
    expect(Buffer.from(rest.bytes, 'base64').equals(file.subarray(100))).toBe(true)
    const end = bundlePartAnswer.parse((await ask(appKey, { query: `?from=${sizeBytes}` })).json)
    expect(end).toEqual({ sizeBytes, bytes: '' })
    await two.installSample()
    const replica = await ask(appKey, { signer: ana, recipient: ben.publicKey }, two)
    expect(replica.json).toEqual(answer.json)
  })

  test.each<[string, () => Promise<Partial<PeerCall> & { appKey?: string }>, number, string]>([
    ['a stranger', async () => ({ signer: stranger() }), 403, 'not_a_member'],
    ['a request for somebody else', async () => ({ recipient: ben.publicKey }), 409, 'not_coordinator'],
    ['no signature', async () => ({ sent: { headers: { signature: undefined } } }), 401, 'unauthenticated'],
    ['another place in the file', async () => ({ sent: { query: '?from=1' } }), 401, 'unauthenticated'],
    ['a hash that nobody has', async () => ({ appKey: 'ab'.repeat(32) }), 404, 'bundle_not_found'],
    [
      'a file of this node that the namespace does not name',
      async () => {
        const { bytes, appKey } = testBundle()
        expect((await upload(one, bytes)).status).toBe(200)
        return { appKey }
      },
      404,
      'bundle_not_found',
    ],
    [
      'a file of another application whose hash an Admin has published',
      async () => {
        const { bytes, appKey } = testBundle()
        expect((await upload(one, bytes)).status).toBe(200)
        await one.stop()
        plant(one.home, namespaceId, ({ append, self, state }) => {
          const { applicationId } = state.founding.payload
          append(self, 'UpgradePolicySet', { upgradePolicy: 'LazyOnAccess' })
          append(self, 'VersionPublished', { version: '99.0.0', appKey, applicationId })
        })
        await one.restart()
        return { appKey }
      },
      404,
      'bundle_not_found',
    ],
    ['a hash that is none', async () => ({ appKey: '..%2f..' }), 404, 'bundle_not_found'],
    ['a place that is none', async () => ({ query: '?from=-1' }), 400, 'invalid_request'],
    ['a place beyond every file', async () => ({ query: '?from=99999999999' }), 400, 'invalid_request'],
  ])('%s is refused', async (_name, change, status, code) => {
    const { appKey = await appKeyOf(one, namespaceId), ...call } = await change()
    const answer = await ask(appKey, call)
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.json).not.toHaveProperty('bytes')
  })

  test('a removed member is refused, and so is everybody once the namespace is deleted', async () => {
    const appKey = await appKeyOf(one, namespaceId)
    await one.call('POST', `/groups/${namespaceId}/members/remove`, { members: [ben.publicKey] })
    expect((await ask(appKey)).code).toBe('not_a_member')
    await one.call('DELETE', `/namespaces/${namespaceId}`)
    expect((await ask(appKey, { signer: ana })).code).toBe('not_a_member')
  })
})

describe('where a namespace is coordinated', () => {
  test('is told to whoever knows its id and signs, with the founding that proves it', async () => {
    const path = `/peer/v1/namespaces/${namespaceId}/locate`
    const answer = await callPeer(two.peerUrl, { path, signer: stranger(), recipient: 'any' })
    expect(answer.status).toBe(200)
    const { operation } = JSON.parse(storedLog(one.home, namespaceId)[0] ?? '{}')
    expect(answer.json).toEqual({ founding: operation.body, coordinator: ana.publicKey, peerUrls: [one.peerUrl] })
    const unsigned = await callPeer(two.peerUrl, {
      path,
      signer: stranger(),
      recipient: 'any',
      sent: { headers: { signature: undefined } },
    })
    expect(unsigned.code).toBe('unauthenticated')
  })
})
