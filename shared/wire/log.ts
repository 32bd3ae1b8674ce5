/**
 * What a namespace's log is made of: operations that their authors sign, in entries that the coordinator signs.
 * docs/log.md is the specification.
 */
import { hex } from '@scure/base'
import * as z from 'zod/mini'
import { canonicalBytes } from '#shared/domain/canonical.ts'
import type { Crypto } from '#shared/domain/crypto.ts'
import { type GroupId, type PublicKey, parseGroupId } from '#shared/domain/ids.ts'
import { CONTEXTS_PER_REPORT_MAX, MEMBERS_PER_REQUEST_MAX, VERSION_NOTES_MAX } from '#shared/domain/limits.ts'
import { applicationIdSchema, contextIdSchema, groupIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import {
  aliasSchema,
  capabilitiesSchema,
  peerUrlSchema,
  roleSchema,
  signatureSchema,
  textSchema,
  timeMsSchema,
  upgradePolicySchema,
  visibilitySchema,
} from './scalars.ts'
import { UPGRADE_FAILURES } from './upgrade-states.ts'

export const PROTOCOL_VERSION = 1
export const NO_HASH = '0'.repeat(64)

const members = <Item extends z.ZodMiniType>(item: Item) =>
  z.array(item).check(z.minLength(1), z.maxLength(MEMBERS_PER_REQUEST_MAX))
const publication = z.int().check(z.minimum(1))
const peerUrls = z.array(peerUrlSchema).check(z.maxLength(8))

const payloads = {
  NamespaceFounded: z.strictObject({
    applicationId: applicationIdSchema,
    /** SHA-256 of the bundle, or of raw wasm. */
    appKey: hex32Schema,
    applicationName: z.optional(textSchema(200)),
    applicationVersion: z.optional(textSchema(64)),
    upgradePolicy: upgradePolicySchema,
    alias: z.optional(aliasSchema),
    salt: hex32Schema,
    peerUrls,
  }),
  GroupCreated: z.strictObject({
    groupId: groupIdSchema,
    parentId: groupIdSchema,
    alias: z.optional(aliasSchema),
    visibility: visibilitySchema,
  }),
  GroupMoved: z.strictObject({
    groupId: groupIdSchema,
    newParentId: groupIdSchema,
    expectedParentId: z.optional(groupIdSchema),
  }),
  GroupAliasSet: z.strictObject({ groupId: groupIdSchema, alias: aliasSchema }),
  GroupDeleted: z.strictObject({ groupId: groupIdSchema }),
  NamespaceDeleted: z.strictObject({}),
  MembersAdded: z.strictObject({
    groupId: groupIdSchema,
    members: members(z.strictObject({ identity: publicKeySchema, role: roleSchema })),
  }),
  MembersRemoved: z.strictObject({ groupId: groupIdSchema, members: members(publicKeySchema) }),
  MemberRoleSet: z.strictObject({ groupId: groupIdSchema, identity: publicKeySchema, role: roleSchema }),
  MemberCapabilitiesSet: z.strictObject({
    groupId: groupIdSchema,
    identity: publicKeySchema,
    capabilities: capabilitiesSchema,
  }),
  MemberAliasSet: z.strictObject({ groupId: groupIdSchema, identity: publicKeySchema, alias: aliasSchema }),
  DefaultCapabilitiesSet: z.strictObject({ groupId: groupIdSchema, capabilities: capabilitiesSchema }),
  VisibilitySet: z.strictObject({ groupId: groupIdSchema, visibility: visibilitySchema }),
  UpgradePolicySet: z.strictObject({ upgradePolicy: upgradePolicySchema }),
  ContextCreated: z.strictObject({
    contextId: contextIdSchema,
    groupId: groupIdSchema,
    alias: z.optional(aliasSchema),
  }),
  /** The salts of invitations are secrets, so only their SHA-256 stands here. */
  InvitationsIssued: z.strictObject({
    invitations: z.array(z.strictObject({ groupId: groupIdSchema, saltHash: hex32Schema })).check(z.minLength(1)),
    role: roleSchema,
    /** From this millisecond on it is refused. */
    expiresAtMs: timeMsSchema,
    maxUses: z.optional(z.int().check(z.minimum(1))),
    /** An earlier invitation, by the hash of its first salt, that this same entry withdraws. */
    replaces: z.optional(hex32Schema),
  }),
  /** The hash of the first salt: that is what an act of inviting is known by. */
  InvitationsWithdrawn: z.strictObject({ saltHash: hex32Schema }),
  MemberJoined: z.strictObject({ saltHashes: z.array(hex32Schema).check(z.minLength(1)), peerUrls }),
  MemberLeft: z.strictObject({ groupId: groupIdSchema }),
  NodeAddressesSet: z.strictObject({ peerUrls }),
  /** Its publication is called by the number of its entry. */
  VersionPublished: z.strictObject({
    version: textSchema(64),
    /** SHA-256 of the bundle. */
    appKey: hex32Schema,
    applicationId: applicationIdSchema,
    notes: z.optional(textSchema(VERSION_NOTES_MAX)),
    deadlineMs: z.optional(timeMsSchema),
  }),
  UpgradeAnswered: z.strictObject({ publication, agrees: z.boolean() }),
  UpgradeScheduled: z.strictObject({ publication }),
  UpgradeDeadlineSet: z.strictObject({ publication, deadlineMs: timeMsSchema }),
  UpgradeForced: z.strictObject({ publication }),
  UpgradeWithdrawn: z.strictObject({ publication }),
  /** What the author's node runs contexts on that have moved since it last said so; with a failure: that stayed, and why. */
  ContextVersionsReported: z.strictObject({
    publication,
    contexts: z
      .array(z.strictObject({ contextId: contextIdSchema, version: textSchema(64), appKey: hex32Schema }))
      .check(z.maxLength(CONTEXTS_PER_REPORT_MAX)),
    failure: z.optional(z.enum(UPGRADE_FAILURES)),
  }),
} as const

export type OperationKind = keyof typeof payloads
export const OPERATION_KINDS: readonly string[] = Object.keys(payloads)
export type Payload<Kind extends OperationKind> = z.infer<(typeof payloads)[Kind]>

const common = {
  v: z.literal(PROTOCOL_VERSION),
  /** Unique for its author in its namespace: the same operation sent twice is one entry. */
  operationId: hex32Schema,
  author: publicKeySchema,
  /** Number of the last entry that the author knew; 0 for the founding. */
  basedOn: z.int().check(z.minimum(0)),
  /** SHA-256 of the epoch, see `epochHash`. */
  epoch: hex32Schema,
}
const kindBody = <Kind extends Exclude<OperationKind, 'NamespaceFounded'>>(kind: Kind) =>
  z.strictObject({ ...common, namespaceId: groupIdSchema, kind: z.literal(kind), payload: payloads[kind] })

/** The founding names no namespace: its hash is the namespace's id. */
export const foundingBodySchema = z.strictObject({
  ...common,
  kind: z.literal('NamespaceFounded'),
  payload: payloads.NamespaceFounded,
})
export type FoundingBody = z.infer<typeof foundingBodySchema>

export const operationBodySchema = z.discriminatedUnion('kind', [
  foundingBodySchema,
  kindBody('GroupCreated'),
  kindBody('GroupMoved'),
  kindBody('GroupAliasSet'),
  kindBody('GroupDeleted'),
  kindBody('NamespaceDeleted'),
  kindBody('MembersAdded'),
  kindBody('MembersRemoved'),
  kindBody('MemberRoleSet'),
  kindBody('MemberCapabilitiesSet'),
  kindBody('MemberAliasSet'),
  kindBody('DefaultCapabilitiesSet'),
  kindBody('VisibilitySet'),
  kindBody('UpgradePolicySet'),
  kindBody('ContextCreated'),
  kindBody('InvitationsIssued'),
  kindBody('InvitationsWithdrawn'),
  kindBody('MemberJoined'),
  kindBody('MemberLeft'),
  kindBody('NodeAddressesSet'),
  kindBody('VersionPublished'),
  kindBody('UpgradeAnswered'),
  kindBody('UpgradeScheduled'),
  kindBody('UpgradeDeadlineSet'),
  kindBody('UpgradeForced'),
  kindBody('UpgradeWithdrawn'),
  kindBody('ContextVersionsReported'),
])
export type OperationBody = z.infer<typeof operationBodySchema>

export const operationSchema = z.strictObject({ body: operationBodySchema, signature: signatureSchema })
export type Operation = z.infer<typeof operationSchema>

export const entryHeaderSchema = z.strictObject({
  v: z.literal(PROTOCOL_VERSION),
  namespaceId: groupIdSchema,
  /** From 1, without gaps. */
  number: z.int().check(z.minimum(1)),
  /** Hash of the entry before; zeros for the first. */
  previous: hex32Schema,
  /** Hash of the operation with its author's signature. */
  operation: hex32Schema,
  /** The coordinator's clock, Unix milliseconds; never less than in the entry before. */
  timeMs: timeMsSchema,
  epoch: hex32Schema,
})
export type EntryHeader = z.infer<typeof entryHeaderSchema>

export const entrySchema = z.strictObject({
  operation: operationSchema,
  header: entryHeaderSchema,
  /** The coordinator's, over the header. */
  signature: signatureSchema,
})
export type Entry = z.infer<typeof entrySchema>

export type Epoch = { number: number; coordinator: PublicKey; after: string }
/** The first epoch belongs to the founder. */
export const foundingEpoch = (founder: PublicKey): Epoch => ({ number: 1, coordinator: founder, after: NO_HASH })

type Sha256 = Pick<Crypto, 'sha256'>
const hash = (crypto: Sha256, bytes: Uint8Array): string => hex.encode(crypto.sha256(bytes))

export const epochHash = (crypto: Sha256, epoch: Epoch): string => hash(crypto, canonicalBytes('grove/epoch/v1', epoch))
export const operationBytes = (body: OperationBody): Uint8Array => canonicalBytes('grove/operation/v1', body)
export const operationHash = (crypto: Sha256, operation: Operation): string =>
  hash(crypto, canonicalBytes('grove/operation/v1', operation))
export const entryBytes = (header: EntryHeader): Uint8Array => canonicalBytes('grove/entry/v1', header)
export const entryHash = (crypto: Sha256, header: EntryHeader): string => hash(crypto, entryBytes(header))

/** The id of the namespace that this operation founds. */
export function foundedNamespaceId(crypto: Sha256, body: FoundingBody): GroupId {
  const id = parseGroupId(hash(crypto, operationBytes(body)))
  if (id === undefined) throw new TypeError('A SHA-256 is 64 hexadecimal digits.')
  return id
}
