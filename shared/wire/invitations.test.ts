import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { base64urlnopad, hex } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Crypto } from '#shared/domain/crypto.ts'
import { bytesToApplicationId, bytesToGroupId, bytesToPublicKey, groupIdToBytes } from '#shared/domain/ids.ts'
import {
  detailsBytes,
  expiresAtMs,
  type InvitationSet,
  invitationBytes,
  invitationsHash,
  invitationToToken,
  inviteAnswer,
  invitedGroupId,
  invitedRole,
  inviterOf,
  parseInvitation,
  type SignedInvitation,
  saltHash,
  verifyInvitation,
} from './invitations.ts'
import { type FoundingBody, foundedNamespaceId, NO_HASH } from './log.ts'

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const keyOf = (raw: Uint8Array) => createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verify: (signature, message, publicKey) => verify(null, message, keyOf(publicKey), signature),
}

// ---- an invitation of our own, signed ----

type Signer = { raw: Uint8Array; privateKey: KeyObject }
function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { raw: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12)), privateKey }
}
const signWith = (signer: Signer, bytes: Uint8Array) => sign(null, bytes, signer.privateKey).toString('hex')

function signInvitation(signer: Signer, groupId: Uint8Array, expiry: number, role = 1): SignedInvitation {
  const invitation = {
    inviter_identity: [...signer.raw],
    group_id: [...groupId],
    expiration_timestamp: expiry,
    secret_salt: [...randomBytes(32)],
    invited_role: role,
  }
  return { invitation, inviter_signature: signWith(signer, crypto.sha256(invitationBytes({ invitation }))) }
}

const EXPIRY = 1_900_000_000
function foundingOf(signer: Signer): FoundingBody {
  return {
    v: 1,
    operationId: 'ab'.repeat(32),
    author: bytesToPublicKey(signer.raw),
    basedOn: 0,
    epoch: NO_HASH,
    kind: 'NamespaceFounded',
    payload: {
      applicationId: bytesToApplicationId(Uint8Array.from({ length: 32 }, () => 7)),
      appKey: 'cd'.repeat(32),
      upgradePolicy: 'LazyOnAccess',
      salt: 'ef'.repeat(32),
      peerUrls: ['http://127.0.0.1:2428'],
    },
  }
}
function sealDetails(signer: Signer, body: NonNullable<InvitationSet['details']>['body']) {
  return { body, signature: signWith(signer, detailsBytes(body)) }
}
/** The root and `below` groups, with details. */
function createSet(below: number, signer = createSigner(), role = 1): Required<InvitationSet> & { details: object } {
  const founding = foundingOf(signer)
  const namespaceId = foundedNamespaceId(crypto, founding)
  const ids = [groupIdToBytes(namespaceId), ...Array.from({ length: below }, () => new Uint8Array(randomBytes(32)))]
  const invitations = ids.map((id) => signInvitation(signer, id, EXPIRY, role))
  const details = sealDetails(signer, {
    v: 1,
    namespaceId,
    namespaceAlias: 'Röstung <b>&',
    application: { applicationId: founding.payload.applicationId, name: 'Demo', version: '1.0.0' },
    founding,
    coordinator: bytesToPublicKey(signer.raw),
    peerUrls: founding.payload.peerUrls,
    role: role === 0 ? 'Admin' : 'Member',
    issuedAtMs: 1_800_000_000_000,
    expiresAtMs: EXPIRY * 1000,
    maxUses: 3,
    groups: invitations.map((signed) => ({ groupId: invitedGroupId(signed) })),
    invitationsHash: invitationsHash(crypto, invitations),
  })
  return { invitations, details }
}
const codeOf = (set: InvitationSet) => {
  const verdict = verifyInvitation(crypto, set)
  return verdict.ok ? 'ok' : verdict.code
}
const setOf = (value: unknown): InvitationSet | undefined => {
  const parsed = parseInvitation(value)
  if (parsed.ok) return parsed.set
  expect(parsed.code).toBe('invitation_malformed')
  return undefined
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

// ---- reading ----

describe('parseInvitation', () => {
  const set = createSet(0)
  const many = createSet(3)
  const [signed] = set.invitations
  const data = { invitation: signed, groupAlias: 'x', details: set.details, token: invitationToToken(set) }
  const list = many.invitations.map((invitation) => ({ groupId: invitedGroupId(invitation), invitation }))
  const recursive = { invitations: list, details: many.details, token: invitationToToken(many) }
  const link = `http://127.0.0.1:2528/admin-dashboard/join#${invitationToToken(set)}`

  test('both answers fit the schema of the route', () => {
    expect(inviteAnswer.parse({ data })).toEqual({ data })
    expect(inviteAnswer.parse({ data: recursive })).toEqual({ data: recursive })
  })

  test.each<[string, unknown]>([
    ['the whole answer', { data }],
    ['its data', data],
    ['the invitation in one wrapping', { invitation: signed, details: set.details }],
    ['a list of one', { invitations: [{ invitation: signed }], details: set.details }],
    ['JSON as text', JSON.stringify({ data }, null, 2)],
    ['quoted JSON', JSON.stringify(JSON.stringify(data))],
    ['a token', invitationToToken(set)],
    ['a quoted token', JSON.stringify(invitationToToken(set))],
    ['a token in an object', { token: invitationToToken(set) }],
    ['a link', link],
    ['a link with space around', `\n  ${link} \n`],
    ['a link in a sentence', `Hi! Open ${link}, then press Join. See also g1.txt`],
    ['a token in brackets after a file name', `log1.md, g1.txt (${invitationToToken(set)})`],
    ['a JSON string of a link', JSON.stringify({ invitation: link })],
  ])('%s', (_, value) => {
    expect(setOf(value)).toEqual(set)
  })

  test.each<[string, unknown]>([
    ['the whole recursive answer', { data: recursive }],
    ['its data as text', JSON.stringify(recursive)],
    ['its token', invitationToToken(many)],
  ])('%s keeps every group in order', (_, value) => {
    expect(setOf(value)).toEqual(many)
  })

  test.each<[string, unknown]>([
    ['the signed object', signed],
    ['as text', JSON.stringify(signed)],
    ['a bare list', [signed]],
    ['null details', { invitation: signed, details: null }],
    ['unknown fields inside', { ...signed, x: 1, invitation: { ...signed?.invitation, y: 2 } }],
  ])('%s, without details', (_, value) => {
    expect(setOf(value)).toEqual({ invitations: [signed], details: undefined })
  })

  test('a missing role is a Member', () => {
    const { invited_role: _, ...inner } = signed?.invitation ?? {}
    expect(setOf({ ...signed, invitation: inner })?.invitations).toEqual([signed])
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['empty text', ''],
    ['prose', 'Please send me an invitation.'],
    ['an empty list', []],
    ['a list with a stranger', [signed, 5]],
    ['a link without a token', 'http://127.0.0.1:2528/admin-dashboard/join'],
    ['cut JSON', JSON.stringify({ data }).slice(0, -40)],
    ['an error answer', { error: 'No.', code: 'not_admin' }],
    ['a salt of 31 bytes', { ...signed, invitation: { ...signed?.invitation, secret_salt: [1] } }],
    ['a role of 3', { ...signed, invitation: { ...signed?.invitation, invited_role: 3 } }],
    ['broken details', { invitation: signed, details: { body: {}, signature: '' } }],
    ['half a surrogate pair in the details', aliased(set, 'a\uD800')],
  ])('malformed: %s', (_, value) => {
    expect(setOf(value)).toBeUndefined()
  })

  test('a token cut off anywhere is malformed', () => {
    const token = invitationToToken(set)
    for (let length = 0; length < token.length; length++) expect(setOf(token.slice(0, length))).toBeUndefined()
  })

  test('deep wrappings end, and no value makes it throw', () => {
    let deep: unknown = signed
    for (let level = 0; level < 500; level++) deep = { data: deep }
    expect(setOf(deep)).toBeUndefined()
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (value) => setOf(value) === undefined))
  })
})

function aliased(set: Required<InvitationSet>, namespaceAlias: string): unknown {
  const { details } = set
  return { invitations: set.invitations, details: details && { ...details, body: { ...details.body, namespaceAlias } } }
}

test('a set survives the way through its token', () => {
  const byte = fc.nat(255)
  const bytes = (length: number) => fc.array(byte, { minLength: length, maxLength: length })
  const shared = fc.record({
    inviter_identity: bytes(32),
    expiration_timestamp: fc.nat(2 ** 31),
    invited_role: fc.nat(2),
  })
  const each = fc.tuple(bytes(32), bytes(32), fc.uint8Array({ minLength: 64, maxLength: 64 }))
  fc.assert(
    fc.property(shared, fc.array(each, { minLength: 1, maxLength: 5 }), fc.boolean(), (common, groups, withDetails) => {
      const set: InvitationSet = {
        invitations: groups.map(([group_id, secret_salt, signature]) => ({
          invitation: { ...common, group_id, secret_salt },
          inviter_signature: hex.encode(signature),
        })),
        details: withDetails ? createSet(1).details : undefined,
      }
      expect(setOf(invitationToToken(set))).toEqual(set)
    }),
    { numRuns: 50 },
  )
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

  test('one character of the JSON or of the token: the same meaning, or refused, never trusted', {
    timeout: 60_000,
  }, () => {
    const texts = [JSON.stringify({ invitations: set.invitations, details: set.details }), invitationToToken(set)]
    const outcomes = new Set<string>()
    for (const text of texts)
      for (let at = 0; at < text.length; at++)
        for (const bit of [1, 32]) {
          const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1)
          const read = setOf(changed)
          const outcome = read === undefined ? 'malformed' : codeOf(read)
          outcomes.add(outcome)
          if (outcome === 'ok') {
            expect(read?.invitations).toEqual(set.invitations)
            // a field whose name was hit counts as absent, and the details are optional
            expect([set.details, undefined]).toContainEqual(read?.details)
          }
        }
    expect([...outcomes].sort()).toEqual(['invitation_tampered', 'malformed', 'ok'])
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

test('a token is base64url behind its mark, so it needs no escaping in a fragment', () => {
  const token = invitationToToken(createSet(1))
  expect(token).toMatch(/^g1\.[A-Za-z0-9_-]+$/)
  expect(() => base64urlnopad.decode(token.slice(3))).not.toThrow()
})
