import { createHash, randomBytes, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hex } from '@scure/base'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { parseInvitation } from './invitation-forms.ts'
import {
  expiresAtMs,
  type InvitationSet,
  invitationBytes,
  invitedGroupId,
  invitedRole,
  inviterOf,
  type SignedInvitation,
  saltHash,
} from './invitations.ts'
import { NO_HASH } from './log.ts'
import { codeOf, createSet, createSigner, crypto, EXPIRY, keyOf, sealDetails } from './testing-invitations.ts'

const setOf = (value: unknown): InvitationSet | undefined => {
  const parsed = parseInvitation(value)
  return parsed.ok ? parsed.set : undefined
}

// ---- the recorded ones ----

const recorded = z
  .object({ answers: z.array(z.unknown()), joinBodies: z.array(z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('./fixtures/april-invitations.json', import.meta.url), 'utf8')))
const recordedSets = [...recorded.answers, ...recorded.joinBodies].map((value) => setOf(value))

describe('invitations of the real server of April 2026', () => {
  test('all are read, and their signatures hold over SHA-256 of the 105 bytes', () => {
    expect(recordedSets.map((set) => set?.invitations.length)).toEqual([1, 1, 5, 1, 1, 5, 1, 1, 1])
    for (const set of recordedSets)
      for (const signed of set?.invitations ?? []) {
        const bytes = invitationBytes(signed)
        expect(bytes).toHaveLength(105)
        const digest = createHash('sha256').update(bytes).digest()
        const key = keyOf(Uint8Array.from(signed.invitation.inviter_identity))
        expect(verify(null, digest, key, Buffer.from(signed.inviter_signature, 'hex'))).toBe(true)
        expect(invitedRole(signed)).toBe('Member')
      }
  })

  test('verifyInvitation lets them pass, and refuses each with one bit changed', () => {
    for (const set of recordedSets) {
      expect(set && codeOf(set)).toBe('ok')
      for (const signed of set?.invitations ?? []) {
        const later = { ...signed.invitation, expiration_timestamp: signed.invitation.expiration_timestamp + 1 }
        expect(codeOf({ invitations: [{ ...signed, invitation: later }] })).toBe('invitation_tampered')
        const admin = { ...signed.invitation, invited_role: 0 }
        expect(codeOf({ invitations: [{ ...signed, invitation: admin }] })).toBe('invitation_tampered')
      }
    }
  })

  test('what the body joins is what the answer gave', () => {
    expect(recordedSets[6]).toEqual(recordedSets[0])
    expect(recordedSets[7]).toEqual(recordedSets[0])
    expect(recordedSets[8]).toEqual(recordedSets[3])
  })
})

test('the borsh form: inviter, group, seconds in little endian, salt, role', () => {
  const invitation = {
    inviter_identity: Array.from({ length: 32 }, () => 1),
    group_id: Array.from({ length: 32 }, () => 2),
    expiration_timestamp: 0x0102_0304_0506,
    secret_salt: Array.from({ length: 32 }, () => 3),
    invited_role: 2,
  }
  const expected = `${'01'.repeat(32)}${'02'.repeat(32)}0605040302010000${'03'.repeat(32)}02`
  expect(hex.encode(invitationBytes({ invitation }))).toBe(expected)
})

// ---- trusting ----

describe('verifyInvitation', () => {
  const signer = createSigner()
  const set = createSet(2, signer)
  const [root, second, third] = set.invitations

  test('good ones pass, with and without details, for every role', () => {
    expect(codeOf(set)).toBe('ok')
    expect(codeOf({ invitations: set.invitations })).toBe('ok')
    expect(codeOf(createSet(0, signer, 0))).toBe('ok')
  })

  test('it says what was signed', () => {
    if (root === undefined) throw new Error('the set has a root')
    expect(inviterOf(root)).toBe(bytesToPublicKey(signer.raw))
    expect(invitedGroupId(root)).toBe(set.details?.body.namespaceId)
    expect(expiresAtMs(root)).toBe(EXPIRY * 1000)
    expect(saltHash(crypto, root)).toBe(
      createHash('sha256').update(Uint8Array.from(root.invitation.secret_salt)).digest('hex'),
    )
  })

  test('nothing in it is malformed, not a pass', () => {
    expect(codeOf({ invitations: [] })).toBe('invitation_malformed')
  })

  test('one bit of any byte of any signed field', { timeout: 60_000 }, () => {
    for (const [index, signed] of set.invitations.entries())
      for (let at = 0; at < 105 + 64; at++) {
        const changed = structuredClone(set)
        changed.invitations[index] = flipped(signed, at)
        expect(codeOf(changed), `invitation ${index}, byte ${at}`).toBe('invitation_tampered')
        expect(codeOf({ invitations: changed.invitations })).toBe('invitation_tampered')
      }
  })

  test('the order of the invitations, one left out, one added, one put in twice', () => {
    if (!root || !second || !third) throw new Error('the set has three')
    const { details } = set
    for (const invitations of [
      [second, root, third],
      [root, third, second],
      [root, second],
      [root, root, second, third],
    ])
      expect(codeOf({ invitations, details })).toBe('invitation_tampered')
  })

  test('an invitation of someone else among them', () => {
    const stranger = createSet(0).invitations
    expect(codeOf({ invitations: [...set.invitations, ...stranger] })).toBe('invitation_tampered')
  })

  test('details of someone else, or of another invitation', () => {
    expect(codeOf({ invitations: set.invitations, details: createSet(2).details })).toBe('invitation_tampered')
    expect(codeOf({ invitations: set.invitations, details: createSet(2, signer).details })).toBe('invitation_tampered')
  })

  test('details that are signed, but disagree', () => {
    const body = set.details?.body
    if (body === undefined) throw new Error('the set has details')
    const other = bytesToGroupId(new Uint8Array(randomBytes(32)))
    for (const lie of [
      { ...body, namespaceId: other },
      { ...body, role: 'Admin' as const },
      { ...body, expiresAtMs: body.expiresAtMs + 1 },
      { ...body, invitationsHash: NO_HASH },
      { ...body, groups: body.groups.slice(1) },
      { ...body, groups: [...body.groups].reverse() },
      { ...body, groups: body.groups.map((group, index) => (index === 2 ? { groupId: other } : group)) },
      { ...body, founding: { ...body.founding, operationId: NO_HASH } },
    ])
      expect(codeOf({ invitations: set.invitations, details: sealDetails(signer, lie) })).toBe('invitation_tampered')
    expect(codeOf({ invitations: set.invitations, details: sealDetails(signer, body) })).toBe('ok')
  })

  /** Byte `at` of the signed 105, or of the signature behind them, with its lowest bit turned. */
  function flipped(signed: SignedInvitation, at: number): SignedInvitation {
    const turn = (numbers: readonly number[], index: number) =>
      numbers.map((value, position) => (position === index ? value ^ 1 : value))
    const inner = signed.invitation
    if (at >= 105)
      return {
        ...signed,
        inviter_signature: hex.encode(Uint8Array.from(turn([...hex.decode(signed.inviter_signature)], at - 105))),
      }
    if (at < 32) return { ...signed, invitation: { ...inner, inviter_identity: turn(inner.inviter_identity, at) } }
    if (at < 64) return { ...signed, invitation: { ...inner, group_id: turn(inner.group_id, at - 32) } }
    if (at < 72) {
      const seconds = BigInt(inner.expiration_timestamp) ^ (1n << BigInt(8 * (at - 64)))
      return { ...signed, invitation: { ...inner, expiration_timestamp: Number(seconds) } }
    }
    if (at < 104) return { ...signed, invitation: { ...inner, secret_salt: turn(inner.secret_salt, at - 72) } }
    return { ...signed, invitation: { ...inner, invited_role: inner.invited_role ^ 1 } }
  }
})
