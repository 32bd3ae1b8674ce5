import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bytesToApplicationId, bytesToContextId, bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import {
  type EntryHeader,
  entryBytes,
  entryHash,
  entryHeaderSchema,
  entrySchema,
  epochHash,
  foundedNamespaceId,
  foundingBodySchema,
  NO_HASH,
  OPERATION_KINDS,
  operationBodySchema,
  operationBytes,
  operationHash,
  operationSchema,
} from './log.ts'

const filled = (value: number) => Uint8Array.from({ length: 32 }, () => value)
const crypto = { sha256: (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()) }
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const GROUP = bytesToGroupId(filled(1))
const OTHER = bytesToGroupId(filled(2))
const ANA = bytesToPublicKey(filled(3))
const APPLICATION = bytesToApplicationId(filled(4))
const CONTEXT = bytesToContextId(filled(5))
const HASH = 'ab'.repeat(32)
const SIGNATURE = 'cd'.repeat(64)
const PEERS = ['http://127.0.0.1:2428']

/** One good payload for each kind. */
const PAYLOADS: Record<string, Record<string, unknown>> = {
  NamespaceFounded: {
    applicationId: APPLICATION,
    appKey: HASH,
    upgradePolicy: 'LazyOnAccess',
    alias: 'Team',
    salt: HASH,
    peerUrls: PEERS,
  },
  GroupCreated: { groupId: GROUP, parentId: OTHER, visibility: 'open' },
  GroupMoved: { groupId: GROUP, newParentId: OTHER, expectedParentId: GROUP },
  GroupAliasSet: { groupId: GROUP, alias: 'Team' },
  GroupDeleted: { groupId: GROUP },
  NamespaceDeleted: {},
  MembersAdded: { groupId: GROUP, members: [{ identity: ANA, role: 'Member' }] },
  MembersRemoved: { groupId: GROUP, members: [ANA] },
  MemberRoleSet: { groupId: GROUP, identity: ANA, role: 'Admin' },
  MemberCapabilitiesSet: { groupId: GROUP, identity: ANA, capabilities: 6 },
  MemberAliasSet: { groupId: GROUP, identity: ANA, alias: 'Ana' },
  DefaultCapabilitiesSet: { groupId: GROUP, capabilities: 4 },
  VisibilitySet: { groupId: GROUP, visibility: 'restricted' },
  UpgradePolicySet: { upgradePolicy: { Coordinated: { deadline: null } } },
  ContextCreated: { contextId: CONTEXT, groupId: GROUP },
  InvitationsIssued: {
    invitations: [{ groupId: GROUP, saltHash: HASH }],
    role: 'Member',
    expiresAtMs: 1_900_000_000_000,
    maxUses: 1,
  },
  InvitationsWithdrawn: { saltHash: HASH },
  MemberJoined: { saltHashes: [HASH], peerUrls: [] },
  MemberLeft: { groupId: GROUP },
  NodeAddressesSet: { peerUrls: PEERS },
  VersionPublished: { version: '1.1.0', appKey: HASH, applicationId: APPLICATION, notes: 'New', deadlineMs: 1 },
  UpgradeAnswered: { publication: 7, agrees: true },
  UpgradeScheduled: { publication: 7 },
  UpgradeDeadlineSet: { publication: 7, deadlineMs: 1 },
  UpgradeForced: { publication: 7 },
  UpgradeWithdrawn: { publication: 7 },
  ContextVersionsReported: { publication: 7, contexts: [{ contextId: CONTEXT, version: '1.1.0', appKey: HASH }] },
}
const bodyOf = (kind: string, payload: unknown = PAYLOADS[kind]) => ({
  v: 1,
  operationId: HASH,
  author: ANA,
  basedOn: 0,
  epoch: NO_HASH,
  ...(kind === 'NamespaceFounded' ? {} : { namespaceId: GROUP }),
  kind,
  payload,
})
const accepts = (value: unknown) => operationBodySchema.safeParse(value).success

describe('operations', () => {
  test('every kind is in the table above', () => {
    expect(Object.keys(PAYLOADS).sort()).toEqual([...OPERATION_KINDS].sort())
  })

  test.each([...OPERATION_KINDS])('%s: a good one is kept as it is, an unknown or missing field refuses it', (kind) => {
    const body = bodyOf(kind)
    expect(operationBodySchema.parse(body)).toEqual(body)
    expect(accepts({ ...body, extra: 1 })).toBe(false)
    expect(accepts({ ...body, payload: { ...PAYLOADS[kind], extra: 1 } })).toBe(false)
    for (const field of Object.keys(body)) expect(accepts({ ...body, [field]: undefined }), field).toBe(false)
  })

  test('an unknown kind, version or role is refused', () => {
    expect(accepts({ ...bodyOf('GroupDeleted'), kind: 'GroupPainted' })).toBe(false)
    expect(accepts({ ...bodyOf('GroupDeleted'), v: 2 })).toBe(false)
    expect(accepts(bodyOf('MemberRoleSet', { groupId: GROUP, identity: ANA, role: 'Owner' }))).toBe(false)
  })

  test('a founding names no namespace, everything else does', () => {
    expect(accepts({ ...bodyOf('NamespaceFounded'), namespaceId: GROUP })).toBe(false)
    expect(foundingBodySchema.safeParse(bodyOf('GroupDeleted')).success).toBe(false)
  })

  test('empty, oversized and hostile payloads are refused', () => {
    const many = Array.from({ length: 1001 }, () => ANA)
    for (const [kind, change] of [
      ['MembersRemoved', { members: [] }],
      ['MembersRemoved', { members: many }],
      ['MembersAdded', { members: [] }],
      ['InvitationsIssued', { invitations: [] }],
      ['InvitationsIssued', { maxUses: 0 }],
      ['MemberJoined', { saltHashes: [] }],
      ['NodeAddressesSet', { peerUrls: ['http://10.0.0.1:1'] }],
      ['NodeAddressesSet', { peerUrls: Array.from({ length: 9 }, () => PEERS[0]) }],
      ['GroupAliasSet', { alias: 'a\u202Eb' }],
      ['NamespaceFounded', { applicationName: 'a\uD800' }],
      ['MemberCapabilitiesSet', { capabilities: 32 }],
    ] as const)
      expect(accepts(bodyOf(kind, { ...PAYLOADS[kind], ...change })), `${kind} ${JSON.stringify(change)}`).toBe(false)
  })

  test('the operation and the entry are strict too', () => {
    const operation = { body: bodyOf('GroupDeleted'), signature: SIGNATURE }
    expect(operationSchema.safeParse(operation).success).toBe(true)
    expect(operationSchema.safeParse({ ...operation, x: 1 }).success).toBe(false)
    expect(operationSchema.safeParse({ ...operation, signature: 'ab' }).success).toBe(false)
    const entry = { operation, header: HEADER, signature: SIGNATURE }
    expect(entrySchema.safeParse(entry).success).toBe(true)
    expect(entrySchema.safeParse({ ...entry, x: 1 }).success).toBe(false)
    for (const header of [
      { ...HEADER, number: 0 },
      { ...HEADER, timeMs: -1 },
      { ...HEADER, x: 1 },
      { ...HEADER, previous: 'x' },
    ])
      expect(entryHeaderSchema.safeParse(header).success).toBe(false)
  })
})

const HEADER: EntryHeader = {
  v: 1,
  namespaceId: GROUP,
  number: 1,
  previous: NO_HASH,
  operation: HASH,
  timeMs: 1_800_000_000_000,
  epoch: HASH,
}

describe('bytes to sign', () => {
  test('an operation: the tag, a line feed, keys in order, no spaces', () => {
    const body = operationBodySchema.parse(bodyOf('GroupAliasSet', { alias: 'Zürich 😀 <b>', groupId: GROUP }))
    expect(new TextDecoder().decode(operationBytes(body))).toBe(
      `grove/operation/v1\n{"author":"${ANA}","basedOn":0,"epoch":"${NO_HASH}","kind":"GroupAliasSet","namespaceId":"${GROUP}","operationId":"${HASH}","payload":{"alias":"Zürich 😀 <b>","groupId":"${GROUP}"},"v":1}`,
    )
  })

  test('the order in which fields arrive does not matter, an absent field is absent', () => {
    const body = operationBodySchema.parse(bodyOf('GroupCreated'))
    const reversed = operationBodySchema.parse(Object.fromEntries(Object.entries(bodyOf('GroupCreated')).reverse()))
    expect(operationBytes(reversed)).toEqual(operationBytes(body))
    const blank = operationBodySchema.parse(bodyOf('GroupCreated', { ...PAYLOADS.GroupCreated, alias: undefined }))
    expect(operationBytes(blank)).toEqual(operationBytes(body))
  })

  test('an entry is tied to its number, its time, what came before and its operation', () => {
    const text = `grove/entry/v1\n{"epoch":"${HASH}","namespaceId":"${GROUP}","number":1,"operation":"${HASH}","previous":"${NO_HASH}","timeMs":1800000000000,"v":1}`
    expect(new TextDecoder().decode(entryBytes(HEADER))).toBe(text)
    expect(entryHash(crypto, HEADER)).toBe(sha256(text))
    const others: EntryHeader[] = [
      { ...HEADER, number: 2 },
      { ...HEADER, timeMs: HEADER.timeMs + 1 },
      { ...HEADER, previous: HASH },
      { ...HEADER, operation: NO_HASH },
      { ...HEADER, epoch: NO_HASH },
      { ...HEADER, namespaceId: OTHER },
    ]
    const hashes = [HEADER, ...others].map((header) => entryHash(crypto, header))
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test("an operation's hash covers its signature", () => {
    const body = operationBodySchema.parse(bodyOf('GroupDeleted'))
    const one = operationHash(crypto, { body, signature: SIGNATURE })
    expect(one).not.toBe(operationHash(crypto, { body, signature: 'ef'.repeat(64) }))
    expect(one).toMatch(/^[0-9a-f]{64}$/)
  })

  test('the same fields under another tag are other bytes', () => {
    const epoch = { number: 1, coordinator: ANA, after: NO_HASH }
    const json = `{"after":"${NO_HASH}","coordinator":"${ANA}","number":1}`
    expect(epochHash(crypto, epoch)).toBe(sha256(`grove/epoch/v1\n${json}`))
    expect(epochHash(crypto, epoch)).not.toBe(sha256(`grove/operation/v1\n${json}`))
  })

  test("a namespace's id is the hash of its founding, so no other founding has it", () => {
    const founding = foundingBodySchema.parse(bodyOf('NamespaceFounded'))
    const id = foundedNamespaceId(crypto, founding)
    expect(id).toBe(createHash('sha256').update(operationBytes(founding)).digest('hex'))
    expect(foundedNamespaceId(crypto, { ...founding, author: bytesToPublicKey(filled(9)) })).not.toBe(id)
    expect(foundedNamespaceId(crypto, { ...founding, payload: { ...founding.payload, salt: NO_HASH } })).not.toBe(id)
  })
})
