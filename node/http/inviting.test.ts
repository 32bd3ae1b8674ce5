/** Invitations over HTTP: what is signed, how long and how often they are good, and who may issue them. */
import { createPublicKey, verify } from 'node:crypto'
import { base58, hex } from '@scure/base'
import { beforeAll, describe, expect, test } from 'vitest'
import { membersAnswer } from '#shared/wire/groups.ts'
import { joinAnswer } from '#shared/wire/namespaces.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import { inviteAll, inviteOne, logNumber, namespaceIds, refusal } from '../testing/answers.ts'
import { TestNode } from '../testing/cluster.ts'
import { startPair } from '../testing/nodes.ts'

/** The clock of a, which coordinates everything here. */
let nowMs = Date.now()
const { a, b } = await startPair({ now: () => nowMs })
let namespaceId: string
let team: string
let core: string

async function freshNamespace(): Promise<void> {
  namespaceId = await a.createNamespace('Joining')
  team = await a.createGroup(namespaceId, 'team')
  core = await a.createGroup(namespaceId, 'core', team)
}
const join = (body: unknown, node = b, id = namespaceId) => node.call('POST', `/namespaces/${id}/join`, body)

describe('what is signed', () => {
  beforeAll(freshNamespace)

  test('the 105 bytes of borsh, hashed, by the key that the identity call gives', async () => {
    const publicKey = await a.identity(namespaceId)
    const { invitation, inviter_signature } = (await inviteOne(a, namespaceId)).invitation
    // Written out here once more, field by field, as a client in another language would.
    const expiry = Buffer.alloc(8)
    expiry.writeBigUInt64LE(BigInt(invitation.expiration_timestamp))
    const bytes = Buffer.concat([
      Buffer.from(invitation.inviter_identity),
      Buffer.from(invitation.group_id),
      expiry,
      Buffer.from(invitation.secret_salt),
      Buffer.from([invitation.invited_role]),
    ])
    expect(bytes).toHaveLength(105)
    expect(base58.encode(Uint8Array.from(invitation.inviter_identity))).toBe(publicKey)
    expect(hex.encode(Uint8Array.from(invitation.group_id))).toBe(namespaceId)
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), base58.decode(publicKey)])
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    const digest = nodeCrypto.sha256(new Uint8Array(bytes))
    expect(verify(null, digest, key, Buffer.from(inviter_signature, 'hex'))).toBe(true)
  })

  test('a recursive one names the root and every group, the root first, each with a salt of its own', async () => {
    const { invitations } = await inviteAll(a, namespaceId)
    expect(invitations.map(({ groupId, groupAlias }) => [groupId, groupAlias])).toEqual([
      [namespaceId, 'Joining'],
      [team, 'team'],
      [core, 'core'],
    ])
    for (const { groupId, invitation } of invitations)
      expect(hex.encode(Uint8Array.from(invitation.invitation.group_id))).toBe(groupId)
    expect(new Set(invitations.map(({ invitation }) => String(invitation.invitation.secret_salt))).size).toBe(3)
    expect(new Set(invitations.map(({ invitation }) => invitation.invitation.expiration_timestamp)).size).toBe(1)
  })
})

describe('how long', () => {
  beforeAll(freshNamespace)
  const DAY_S = 86_400

  test.each([
    ['nothing: seven days', {}, () => Math.floor(nowMs / 1000) + 7 * DAY_S],
    [
      'null: seven days',
      { expirationTimestamp: null, recursive: null, maxUses: null },
      () => Math.floor(nowMs / 1000) + 7 * DAY_S,
    ],
    ['seconds from now', { expirationTimestamp: 3600 }, () => Math.floor(nowMs / 1000) + 3600],
    [
      'five years in seconds',
      { expirationTimestamp: 5 * 365 * DAY_S },
      () => Math.floor(nowMs / 1000) + 5 * 365 * DAY_S,
    ],
    ['milliseconds', { expirationTimestamp: Date.UTC(2027, 5, 1) + 999 }, () => Date.UTC(2027, 5, 1) / 1000],
  ])('%s', async (_, body, expected) => {
    expect((await inviteOne(a, namespaceId, body)).invitation.invitation.expiration_timestamp).toBe(expected())
  })

  test.each([
    ['no time at all', { expirationTimestamp: 0 }, 'expiration_invalid'],
    ['a time in the past', { expirationTimestamp: Date.UTC(2020, 0) }, 'expiration_invalid'],
    ['the smallest number that is a time', { expirationTimestamp: 1e11 }, 'expiration_invalid'],
    ['the largest that is a duration', { expirationTimestamp: 1e11 - 1 }, 'expiration_invalid'],
    ['six years', { expirationTimestamp: 6 * 366 * DAY_S }, 'expiration_invalid'],
    ['a negative one', { expirationTimestamp: -1 }, 'invalid_request'],
    ['half a second', { expirationTimestamp: 0.5 }, 'invalid_request'],
    ['a date as text', { expirationTimestamp: '2030-01-01' }, 'invalid_request'],
    ['no use', { maxUses: 0 }, 'invalid_request'],
    ['half a use', { maxUses: 1.5 }, 'invalid_request'],
  ])('%s is refused', async (_, body, code) => {
    const before = await logNumber(a, namespaceId)
    expect(refusal(await a.call('POST', `/namespaces/${namespaceId}/invite`, body))).toEqual({ status: 400, code })
    expect(await logNumber(a, namespaceId)).toBe(before)
  })

  test('it is good until the last millisecond before its time, and not in that of its time', async () => {
    const data = await inviteOne(a, namespaceId, { expirationTimestamp: 60 })
    const expiresAtMs = data.invitation.invitation.expiration_timestamp * 1000
    nowMs = expiresAtMs
    expect(refusal(await join(data))).toEqual({ status: 410, code: 'invitation_expired' })
    expect(await namespaceIds(b)).not.toContain(namespaceId)
    nowMs = expiresAtMs - 1
    expect((await join(data)).status).toBe(200)
    nowMs = expiresAtMs + 1
    // Whoever is in already stays in, and may say so again.
    expect((await join(data)).json).toMatchObject({ data: { alreadyMember: true } })
  })
})

describe('who may, and how often', () => {
  beforeAll(freshNamespace)

  test('a group inside is not invited to by itself, an unknown namespace not at all', async () => {
    expect(refusal(await a.call('POST', `/namespaces/${team}/invite`, {}))).toEqual({
      status: 400,
      code: 'root_required',
    })
    const unknown = await a.call('POST', `/namespaces/${'ee'.repeat(32)}/invite`, {})
    expect(refusal(unknown)).toEqual({ status: 404, code: 'namespace_not_found' })
  })

  test('one use is one member; the same node again takes none', async () => {
    const c = await TestNode.start({ name: 'c' })
    try {
      const data = await inviteAll(a, namespaceId, { maxUses: 1 })
      const joined = joinAnswer.parse((await join(data)).json).data
      expect(joined).toMatchObject({ groupId: namespaceId, governanceOp: '', groupIds: [namespaceId, team, core] })
      const before = await logNumber(a, namespaceId)
      for (const again of [data, data.token, { invitation: data.token }])
        expect((await join(again)).json).toMatchObject({
          data: { alreadyMember: true, memberIdentity: joined.memberIdentity },
        })
      expect(await logNumber(a, namespaceId)).toBe(before)
      expect(refusal(await join(data, c))).toEqual({ status: 410, code: 'invitation_used_up' })
      expect(await namespaceIds(c)).toEqual([])
      for (const groupId of [namespaceId, team, core]) {
        const { members } = await a.expect(membersAnswer, 'GET', `/groups/${groupId}/members`)
        expect(members.find(({ identity }) => identity === joined.memberIdentity)?.role).toBe('Member')
      }
    } finally {
      await c.dispose()
    }
  })

  test('a member without the right does not invite; with bit 2, or as an Admin, it does', async () => {
    const publicKey = await b.identity(namespaceId)
    const path = `/namespaces/${namespaceId}/invite`
    expect(refusal(await b.call('POST', path, {}))).toEqual({ status: 403, code: 'missing_capability' })
    const member = `/groups/${namespaceId}/members/${publicKey}`
    await a.call('PUT', `${member}/capabilities`, { capabilities: 6 })
    const c = await TestNode.start({ name: 'c' })
    try {
      const byB = await inviteOne(b, namespaceId)
      expect((await join(byB, c)).status).toBe(200)
      // What it issued falls with its right.
      const later = await inviteOne(b, namespaceId)
      await a.call('PUT', `${member}/capabilities`, { capabilities: 4 })
      const d = await TestNode.start({ name: 'd' })
      expect(refusal(await join(later, d))).toEqual({ status: 403, code: 'inviter_lost_right' })
      await d.dispose()
    } finally {
      await c.dispose()
    }
  })
})
