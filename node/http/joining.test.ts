/** Joining over HTTP, in every wrapping and with every refusal, and what a member that is no Admin can do. */
import { hex } from '@scure/base'
import { beforeAll, describe, expect, test } from 'vitest'
import { publicKeyToBytes } from '#shared/domain/ids.ts'
import { detailsBytes, invitationBytes, invitationsHash, type SignedInvitation } from '#shared/wire/invitations.ts'
import { namespaceAnswer } from '#shared/wire/namespace-views.ts'
import { subscribeAnswer } from '#shared/wire/namespaces.ts'
import { nodeCrypto, sign } from '../log/node-crypto.ts'
import { createActor } from '../testing/actors.ts'
import {
  inviteAll,
  inviteOne,
  logNumber,
  namespaceIds,
  type RecursiveInvitation,
  refusal,
  type SingleInvitation,
} from '../testing/answers.ts'
import { TestNode } from '../testing/cluster.ts'
import { startPair } from '../testing/nodes.ts'

/** a coordinates everything here. */
const { a, b } = await startPair()
let namespaceId: string
let team: string
let core: string

async function freshNamespace(): Promise<void> {
  namespaceId = await a.createNamespace('Joining')
  team = await a.createGroup(namespaceId, 'team')
  core = await a.createGroup(namespaceId, 'core', team)
}
const join = (body: unknown, node = b, id = namespaceId) => node.call('POST', `/namespaces/${id}/join`, body)

describe('what is no invitation to here', () => {
  let data: SingleInvitation
  let list: RecursiveInvitation
  beforeAll(async () => {
    await freshNamespace()
    data = await inviteOne(a, namespaceId)
    list = await inviteAll(a, namespaceId)
  })
  const flipped = (bytes: number[]) => [(bytes[0] ?? 0) ^ 1, ...bytes.slice(1)]
  const inner = (changes: Partial<SignedInvitation['invitation']>): SignedInvitation => ({
    ...data.invitation,
    invitation: { ...data.invitation.invitation, ...changes },
  })
  const signature = () => data.invitation.inviter_signature

  test.each<[string, () => unknown, number, string]>([
    [
      'another inviter',
      () => inner({ inviter_identity: flipped(data.invitation.invitation.inviter_identity) }),
      403,
      'invitation_tampered',
    ],
    [
      'another group',
      () => inner({ group_id: flipped(data.invitation.invitation.group_id) }),
      403,
      'invitation_tampered',
    ],
    [
      'a later expiry',
      () => inner({ expiration_timestamp: data.invitation.invitation.expiration_timestamp + 1 }),
      403,
      'invitation_tampered',
    ],
    [
      'another salt',
      () => inner({ secret_salt: flipped(data.invitation.invitation.secret_salt) }),
      403,
      'invitation_tampered',
    ],
    ['a higher role', () => inner({ invited_role: 0 }), 403, 'invitation_tampered'],
    [
      'a signature with one bit turned',
      () => ({
        ...data.invitation,
        inviter_signature: (signature().startsWith('0') ? '1' : '0') + signature().slice(1),
      }),
      403,
      'invitation_tampered',
    ],
    ['details of another', () => ({ invitation: data.invitation, details: list.details }), 403, 'invitation_tampered'],
    [
      'details with another name',
      () => ({
        ...data,
        token: undefined,
        details: { ...data.details, body: { ...data.details.body, namespaceAlias: 'Bank' } },
      }),
      403,
      'invitation_tampered',
    ],
    [
      'a list with one item less',
      () => ({ ...list, token: undefined, invitations: list.invitations.slice(0, 2) }),
      403,
      'invitation_tampered',
    ],
    ['a group of the list alone', () => list.invitations[1], 400, 'invitation_other_namespace'],
    ['nothing', () => undefined, 400, 'invitation_malformed'],
    ['null', () => null, 400, 'invitation_malformed'],
    ['an empty list', () => [], 400, 'invitation_malformed'],
    ['a number', () => 42, 400, 'invitation_malformed'],
    ['a word', () => 'welcome', 400, 'invitation_malformed'],
    ['a token cut short', () => data.token.slice(0, -40), 400, 'invitation_malformed'],
    [
      'a salt of 31 bytes',
      () => inner({ secret_salt: data.invitation.invitation.secret_salt.slice(1) }),
      400,
      'invitation_malformed',
    ],
    [
      'bytes over 255',
      () => inner({ secret_salt: data.invitation.invitation.secret_salt.map(() => 256) }),
      400,
      'invitation_malformed',
    ],
    ['a role that is none', () => inner({ invited_role: 7 }), 400, 'invitation_malformed'],
    ['a negative expiry', () => inner({ expiration_timestamp: -1 }), 400, 'invitation_malformed'],
    ['an expiry past all numbers', () => inner({ expiration_timestamp: 2 ** 64 }), 400, 'invitation_malformed'],
    [
      'a short signature',
      () => ({ ...data.invitation, inviter_signature: signature().slice(2) }),
      400,
      'invitation_malformed',
    ],
    [
      'twenty wrappings',
      () => Array.from({ length: 20 }).reduce((wrapped) => ({ data: wrapped }), data),
      400,
      'invitation_malformed',
    ],
  ])('%s', async (_, body, status, code) => {
    const before = await logNumber(a, namespaceId)
    expect(refusal(await join(body()))).toEqual({ status, code })
    expect(await logNumber(a, namespaceId)).toBe(before)
    expect(await namespaceIds(b)).not.toContain(namespaceId)
  })

  test('another namespace in the address', async () => {
    const other = await a.createNamespace('Other')
    for (const node of [a, b])
      for (const id of [other, 'ee'.repeat(32), team])
        expect(refusal(await join(data, node, id))).toEqual({ status: 400, code: 'invitation_other_namespace' })
    expect(refusal(await join(list.invitations[1], a, team))).toEqual({ status: 400, code: 'root_required' })
  })

  test('an invitation that an outsider made and signed is unknown', async () => {
    const outsider = createActor('outsider')
    const { publicKey, secretKey } = outsider
    const { invitation } = inner({ inviter_identity: [...publicKeyToBytes(publicKey)] })
    const digest = nodeCrypto.sha256(invitationBytes({ invitation }))
    const forged = { invitation, inviter_signature: hex.encode(sign(secretKey, digest)) }
    const body = { ...data.details.body, invitationsHash: invitationsHash(nodeCrypto, [forged]) }
    const details = { body, signature: hex.encode(sign(secretKey, detailsBytes(body))) }
    for (const given of [{ invitation: forged }, { invitation: forged, details }])
      expect(refusal(await join(given))).toEqual({ status: 403, code: 'invitation_tampered' })
    // The same with a salt that was never issued.
    const unissued = { ...invitation, secret_salt: flipped(invitation.secret_salt) }
    const unissuedDigest = nodeCrypto.sha256(invitationBytes({ invitation: unissued }))
    const unknown = { invitation: unissued, inviter_signature: hex.encode(sign(secretKey, unissuedDigest)) }
    expect(refusal(await join({ invitation: unknown }))).toEqual({ status: 404, code: 'invitation_unknown' })
  })

  test('with the coordinator away nothing is sent and nothing stays behind; when it is back the same one joins', async () => {
    const other = await TestNode.start({ name: 'other' })
    try {
      const elsewhere = await other.createNamespace('Elsewhere')
      const theirs = await inviteOne(other, elsewhere)
      await other.stop()
      expect(refusal(await join(theirs, b, elsewhere))).toEqual({ status: 503, code: 'coordinator_unreachable' })
      expect(await namespaceIds(b)).not.toContain(elsewhere)
      await other.restart()
      expect((await join(theirs, b, elsewhere)).status).toBe(200)
    } finally {
      await other.dispose()
    }
  })
})

test.each<[string, (data: SingleInvitation) => unknown]>([
  ['the whole answer', (data) => ({ data })],
  ['its data', (data) => data],
  ['the signed part', (data) => data.invitation],
  ['the signed part in a wrapping', (data) => ({ invitation: data.invitation, groupAlias: null })],
  ['the token', (data) => data.token],
  [
    'a link in a sentence, wrapped',
    (data) => ({ invitation: `Join us: http://127.0.0.1:2528/admin-dashboard/join#${data.token} !` }),
  ],
  ['JSON in a string', (data) => ({ invitation: JSON.stringify({ data }) })],
  ['a list of one', (data) => ({ data: { invitations: [{ groupId: namespaceId, invitation: data.invitation }] } })],
])('%s joins', async (_, wrap) => {
  await freshNamespace()
  const answer = await join(wrap(await inviteOne(a, namespaceId)))
  expect(answer).toMatchObject({ status: 200, json: { data: { groupId: namespaceId, alreadyMember: false } } })
  // Answered once the log up to the admission is applied.
  const { data } = await b.expect(namespaceAnswer, 'GET', `/namespaces/${namespaceId}`)
  expect(data).toMatchObject({
    logNumber: await logNumber(a, namespaceId),
    memberCount: 2,
    alias: 'Joining',
    subscription: 'off',
  })
})

describe('a member that is no Admin', () => {
  beforeAll(async () => {
    await freshNamespace()
    expect((await join(await inviteAll(a, namespaceId))).status).toBe(200)
  })

  test('a member does no Admin’s work', async () => {
    const publicKey = await a.identity(namespaceId)
    const before = await logNumber(a, namespaceId)
    const calls: [method: string, path: string, body: unknown, code?: string][] = [
      ['POST', `/namespaces/${namespaceId}/groups`, {}],
      ['POST', `/groups/${namespaceId}/nest`, { childGroupId: core }],
      ['POST', `/groups/${team}/unnest`, { childGroupId: core }],
      ['PUT', `/groups/${team}/alias`, { alias: 'mine' }],
      ['PATCH', `/groups/${namespaceId}`, { upgradePolicy: 'Automatic' }],
      ['DELETE', `/groups/${core}`, {}],
      ['DELETE', `/namespaces/${namespaceId}`, {}],
      ['PUT', `/groups/${team}/settings/default-capabilities`, { defaultCapabilities: 7 }],
      ['PUT', `/groups/${team}/settings/default-visibility`, { defaultVisibility: 'restricted' }],
      ['POST', `/groups/${team}/members`, { members: [{ identity: publicKey, role: 'Member' }] }, 'missing_capability'],
      ['POST', `/groups/${team}/members/remove`, { members: [publicKey] }, 'missing_capability'],
      ['PUT', `/groups/${team}/members/${publicKey}/role`, { role: 'Member' }, 'missing_capability'],
      ['PUT', `/groups/${team}/members/${publicKey}/capabilities`, { capabilities: 0 }, 'missing_capability'],
    ]
    for (const [method, path, body, code = 'not_admin'] of calls)
      expect(refusal(await b.call(method, path, body)), `${method} ${path}`).toEqual({ status: 403, code })
    expect(refusal(await b.call('POST', '/contexts', { groupId: team }))).toEqual({
      status: 403,
      code: 'missing_capability',
    })
    expect(await logNumber(a, namespaceId)).toBe(before)
  })

  test('subscribing starts, keeps and stops, and is refused where one is no member', async () => {
    const path = `/namespaces/${namespaceId}/subscribe`
    for (const body of [null, {}, undefined])
      expect(await b.expect(subscribeAnswer, 'POST', path, body)).toMatchObject({ subscribed: true })
    const stopped = await b.expect(subscribeAnswer, 'DELETE', path)
    expect(stopped).toMatchObject({ subscribed: false, subscription: 'off' })
    expect((await b.expect(subscribeAnswer, 'POST', path)).logNumber).toBeGreaterThanOrEqual(stopped.logNumber)
    expect(await a.expect(subscribeAnswer, 'POST', path)).toMatchObject({
      subscribed: true,
      subscription: 'coordinator',
    })
    const unknown = await b.call('POST', `/namespaces/${'ee'.repeat(32)}/subscribe`)
    expect(refusal(unknown)).toEqual({ status: 404, code: 'namespace_not_found' })
  })

  test('whoever was removed comes back only by an invitation issued after that', async () => {
    const old = await inviteOne(a, namespaceId)
    const publicKey = await b.identity(namespaceId)
    expect((await a.call('POST', `/groups/${namespaceId}/members/remove`, { members: [publicKey] })).status).toBe(200)
    await b.call('POST', `/groups/${namespaceId}/sync`)
    expect(refusal(await b.call('GET', `/namespaces/${namespaceId}`))).toEqual({ status: 403, code: 'not_a_member' })
    expect(await namespaceIds(b)).not.toContain(namespaceId)
    expect(refusal(await join(old))).toEqual({ status: 403, code: 'not_a_member' })
    expect((await join(await inviteOne(a, namespaceId))).status).toBe(200)
    expect(await namespaceIds(b)).toContain(namespaceId)
  })
})
