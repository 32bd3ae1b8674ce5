import { readFileSync } from 'node:fs'
import { base64urlnopad, hex } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesToApplicationId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { LEAD_MAX_SECS, TIME_MAX_MS } from '#shared/domain/limits.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { varint } from './bytes.ts'
import { invitationToToken, readToken } from './invitation-token.ts'
import {
  type InvitationSet,
  invitationsHash,
  invitedGroupId,
  invitedRole,
  signedDetailsSchema,
  signedInvitationSchema,
} from './invitations.ts'
import { epochHash, foundedNamespaceId, foundingBodySchema, foundingEpoch } from './log.ts'
import { codeOf, createSet, crypto } from './testing-invitations.ts'

// ---- every set that can be ----

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const text = (lengthMax: number) =>
  fc.oneof(
    fc.constantFrom('', '\uFEFFx', 'Röstung', '東京', '👩‍🚀', 'a\u0000b'),
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => one.length <= lengthMax),
  )
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const peerUrls = fc.array(
  fc.oneof(
    fc.constantFrom('http://127.0.0.1', 'http://localhost:2428', 'http://[::1]:2428'),
    fc.integer({ min: 1, max: 65_535 }).map((port) => new URL(`http://127.0.0.1:${port}`).origin),
  ),
  { maxLength: 8 },
)
const seconds = fc.nat(2 ** 40)
const policy = fc.oneof(
  fc.constantFrom<UpgradePolicy>('Automatic', 'LazyOnAccess', { Coordinated: { deadline: null } }),
  fc
    .record({ secs: fc.nat(LEAD_MAX_SECS), nanos: fc.nat(999_999_999) })
    .map((deadline): UpgradePolicy => ({ Coordinated: { deadline } })),
)
const application = fc.record({
  applicationId: bytes(32).map(bytesToApplicationId),
  name: optional(text(200)),
  version: optional(text(64)),
})
/** The same as what it is compared with, or something else. */
const sameOr = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: 'same' as const })
const parts = fc.record({
  inviter: bytes(32),
  terms: fc.record({ expiration_timestamp: seconds, invited_role: fc.nat(2) }),
  groups: fc.array(fc.record({ id: bytes(32), salt: bytes(32), signature: bytes(64), alias: optional(text(200)) }), {
    minLength: 1,
    maxLength: 4,
  }),
  founder: sameOr(bytes(32)),
  operationId: bytes(32),
  basedOn: fc.oneof(fc.constant(0), fc.maxSafeNat()),
  epoch: sameOr(bytes(32)),
  founded: application,
  appKey: bytes(32),
  policy,
  alias: optional(fc.constantFrom('Acme', 'Röstung', '東京')),
  salt: bytes(32),
  foundedPeerUrls: peerUrls,
  namespaceAlias: sameOr(optional(text(200))),
  rootAlias: sameOr(optional(text(200))),
  inviterAlias: optional(text(200)),
  application: sameOr(application),
  coordinator: sameOr(bytes(32)),
  peerUrls: sameOr(peerUrls),
  issuedAtMs: fc.integer({ min: 0, max: TIME_MAX_MS }),
  maxUses: optional(fc.integer({ min: 1, max: 2 ** 31 })),
  signature: bytes(64),
})
type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never

/** As it comes out of JSON: without fields that are undefined. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const or = <Value>(value: Value | 'same', same: Value): Value => (value === 'same' ? same : value)

function setWithDetails(from: Parts): InvitationSet {
  const author = bytesToPublicKey(or(from.founder, from.inviter))
  const founding = foundingBodySchema.parse(
    asJson({
      v: 1,
      operationId: hex.encode(from.operationId),
      author,
      basedOn: from.basedOn,
      epoch: from.epoch === 'same' ? epochHash(crypto, foundingEpoch(author)) : hex.encode(from.epoch),
      kind: 'NamespaceFounded',
      payload: {
        applicationId: from.founded.applicationId,
        applicationName: from.founded.name,
        applicationVersion: from.founded.version,
        appKey: hex.encode(from.appKey),
        upgradePolicy: from.policy,
        alias: from.alias,
        salt: hex.encode(from.salt),
        peerUrls: from.foundedPeerUrls,
      },
    }),
  )
  const namespaceId = foundedNamespaceId(crypto, founding)
  const invitations = from.groups.map(({ id, salt, signature }, index) => ({
    invitation: {
      inviter_identity: [...from.inviter],
      group_id: index === 0 ? [...hex.decode(namespaceId)] : [...id],
      ...from.terms,
      secret_salt: [...salt],
    },
    inviter_signature: hex.encode(signature),
  }))
  const [root] = invitations
  if (root === undefined) throw new RangeError('There is a group at least.')
  const namespaceAlias = or(from.namespaceAlias, from.alias)
  const body = {
    v: 1,
    namespaceId,
    namespaceAlias,
    inviterAlias: from.inviterAlias,
    application: or(from.application, from.founded),
    founding,
    coordinator: from.coordinator === 'same' ? author : bytesToPublicKey(from.coordinator),
    peerUrls: or(from.peerUrls, from.foundedPeerUrls),
    role: invitedRole(root),
    issuedAtMs: from.issuedAtMs,
    expiresAtMs: from.terms.expiration_timestamp * 1000,
    maxUses: from.maxUses,
    groups: invitations.map((signed, index) => ({
      groupId: invitedGroupId(signed),
      alias: index === 0 ? or(from.rootAlias, namespaceAlias) : from.groups[index]?.alias,
    })),
    invitationsHash: invitationsHash(crypto, invitations),
  }
  const details = signedDetailsSchema.parse(asJson({ body, signature: hex.encode(from.signature) }))
  return { invitations, details }
}

describe('a set survives the way through its token', () => {
  const survives = (set: InvitationSet) => {
    const token = invitationToToken(set)
    expect(token).toMatch(/^g2\.[\w-]+$/) // no escaping in a fragment
    const reading = readToken(token)
    expect(reading).toEqual({ ok: true, set })
    // and what an absent field is, is signed
    if (reading.ok) expect(JSON.stringify(asJson(reading.set))).toBe(JSON.stringify(reading.set))
  }

  test('with details, whatever is in them', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(parts, (from) => survives(setWithDetails(from))),
      { numRuns: 300 },
    )
  })

  test('without details, of common terms and of one’s own', { timeout: 60_000 }, () => {
    const terms = fc.record({ expiration_timestamp: seconds, invited_role: fc.nat(2) })
    const groups = fc.array(fc.tuple(bytes(32), bytes(32), bytes(64), sameOr(terms)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(bytes(32), terms, groups, (inviter, common, items) =>
        survives({
          invitations: items.map(([group, salt, signature, own]) => ({
            invitation: {
              inviter_identity: [...inviter],
              group_id: [...group],
              ...or(own, common),
              secret_salt: [...salt],
            },
            inviter_signature: hex.encode(signature),
          })),
          details: undefined,
        }),
      ),
      { numRuns: 100 },
    )
  })
})

// ---- what is none ----

const set = createSet(1)
const token = invitationToToken(set)
/** The token with one byte of it changed. */
function flipped(at: number, bit: number): string {
  const changed = base64urlnopad.decode(token.slice(3))
  changed[at] = (changed[at] ?? 0) ^ bit
  return `g2.${base64urlnopad.encode(changed)}`
}

test('every byte of a token flipped: tampered where it is signed, refused where it is form, never trusted', {
  timeout: 60_000,
}, () => {
  const outcomes = new Map<string, number>()
  for (let at = 0; at < base64urlnopad.decode(token.slice(3)).length; at++)
    for (const bit of [1, 128]) {
      const reading = readToken(flipped(at, bit))
      const outcome = reading.ok ? codeOf(reading.set) : reading.reason
      expect(['invitation_tampered', 'truncated', 'unreadable'], `byte ${at}`).toContain(outcome)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
  // most of a token is signed bytes
  expect(outcomes.get('invitation_tampered')).toBeGreaterThan(token.length)
})

test('every character of a token changed: never trusted', { timeout: 60_000 }, () => {
  for (let at = 3; at < token.length; at++)
    for (const character of ['A', '_', '.', 'ü']) {
      if (token[at] === character) continue
      const reading = readToken(token.slice(0, at) + character + token.slice(at + 1))
      if (reading.ok) expect(codeOf(reading.set), `character ${at}`).toBe('invitation_tampered')
    }
})

test('a token cut off anywhere behind its mark says so', () => {
  for (let length = 3; length < token.length; length++)
    expect(readToken(token.slice(0, length))).toEqual({ ok: false, reason: 'truncated' })
})

test('one that was broken into lines is whole, with words behind it or not', () => {
  const lines = token.replace(/.{76}/g, '$&\r\n')
  for (const text of [token, `${token}.`, `${token}\nSee you`, lines, `${lines}\r\nSee you`])
    expect(readToken(text)).toEqual({ ok: true, set })
  expect(readToken(lines.slice(0, -5))).toEqual({ ok: false, reason: 'truncated' })
})

test.each<[string, (bytes: Uint8Array) => number[]]>([
  ['a byte more', (inner) => [...varint(inner.length), ...inner, 0]],
  ['a byte more, counted', (inner) => [...varint(inner.length + 1), ...inner, 0]],
  ['a length in more bytes than it takes', (inner) => [...long(varint(inner.length)), ...inner]],
  ['flags in more bytes than they take', (inner) => [...varint(inner.length + 1), ...longHead(inner)]],
  [
    'a flag that there is not',
    (inner) => [...varint(inner.length), inner[0] ?? 0, (inner[1] ?? 0) | 64, ...inner.slice(2)],
  ],
  ['no invitations', () => [34, 0, ...new Uint8Array(32), 0]],
  ['a length past all numbers', (inner) => [...new Uint8Array(12).fill(255), ...inner]],
])('there is one way to write a set: %s', (_, change) => {
  const whole = base64urlnopad.decode(token.slice(3))
  const inner = whole.subarray(varint(whole.length).length)
  expect([...varint(inner.length), ...inner]).toEqual([...whole])
  expect(readToken(`g2.${base64urlnopad.encode(Uint8Array.from(change(inner)))}`)).toEqual({
    ok: false,
    reason: 'unreadable',
  })
})
const long = (number: number[]) => [...number.slice(0, -1), (number.at(-1) ?? 0) + 128, 0]
const longHead = (inner: Uint8Array) => [...long([...inner.slice(0, 2)]), ...inner.slice(2)]

test.each([
  ['the last second that a date can hold', 0, true],
  ['a second later', 1, false],
])('an expiry at %s', (_, more, ok) => {
  const invitations = createSet(0).invitations.map((signed) => ({
    ...signed,
    invitation: { ...signed.invitation, expiration_timestamp: TIME_MAX_MS / 1000 + more },
  }))
  expect(readToken(invitationToToken({ invitations, details: undefined })).ok).toBe(ok)
  expect(signedInvitationSchema.safeParse(invitations[0]).success).toBe(ok)
})

// ---- written down ----

const { tokens: kept } = JSON.parse(readFileSync(new URL('./fixtures/tokens.json', import.meta.url), 'utf8'))

test('what was written once is written so, and read, for good; so is the form before', () => {
  expect(kept).toHaveLength(3)
  for (const { g1, g2, json } of kept) {
    expect(codeOf(json)).toBe('ok')
    expect(invitationToToken(json)).toBe(g2)
    for (const token of [g1, g2]) {
      expect(readToken(token)).toEqual({ ok: true, set: json })
      for (const length of [3, 5, 40, token.length - 1])
        expect(readToken(token.slice(0, length))).toEqual({ ok: false, reason: 'truncated' })
    }
  }
})
