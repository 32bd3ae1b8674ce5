/**
 * An invitation in as few bytes as it can be read from again. What follows from the rest is left out: the namespace's
 * id and the hash of the invitations are hashes of what is there, and the details repeat what the invitations say.
 * docs/log.md, section 5, has the form as a table.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { hex } from '@scure/base'
import { bytesToPublicKey, groupIdToBytes, publicKeyToBytes } from '#shared/domain/ids.ts'
import { roleOfNumber } from '#shared/domain/roles.ts'
import { ByteReader, ByteWriter, FormError } from './bytes.ts'
import {
  applicationOf,
  isInFirstEpoch,
  type NamedApplication,
  present,
  readApplication,
  readFounding,
  readPeerUrls,
  writeApplication,
  writeFounding,
  writePeerUrls,
} from './founding-bytes.ts'
import {
  expiresAtMs,
  type InvitationSet,
  invitationsHash,
  invitedGroupId,
  invitedRole,
  inviterOf,
  type SignedDetails,
  type SignedInvitation,
  signedDetailsSchema,
} from './invitations.ts'
import { type FoundingBody, foundedNamespaceId } from './log.ts'
import { timeSecondsSchema } from './scalars.ts'

const crypto = { sha256 }

/** The first number of the form: a bit for each of these, from the lowest. */
const FLAGS = [
  'details',
  /** Each invitation has an expiry and a role of its own. Those with details never do. */
  'ownTerms',
  // what is the same as elsewhere, and so left out
  'inviterIsFounder',
  'coordinatorIsFounder',
  'firstEpoch',
  'foundedApplication',
  'foundedAlias',
  'foundedPeerUrls',
  'rootHasNamespaceAlias',
] as const
type Flag = (typeof FLAGS)[number]

function flagsOf({ invitations, details }: InvitationSet, root: SignedInvitation): ReadonlySet<Flag> {
  const { expiration_timestamp, invited_role } = root.invitation
  const ownTerms = invitations.some(
    ({ invitation }) =>
      invitation.expiration_timestamp !== expiration_timestamp || invitation.invited_role !== invited_role,
  )
  if (details === undefined) return new Set(ownTerms ? ['ownTerms'] : [])
  const { founding, coordinator, application, namespaceAlias, peerUrls, groups } = details.body
  const holds: Record<Flag, boolean> = {
    details: true,
    ownTerms,
    inviterIsFounder: inviterOf(root) === founding.author,
    coordinatorIsFounder: coordinator === founding.author,
    firstEpoch: isInFirstEpoch(founding),
    foundedApplication: isSame(application, applicationOf(founding)),
    foundedAlias: namespaceAlias === founding.payload.alias,
    foundedPeerUrls: peerUrls.join() === founding.payload.peerUrls.join(),
    rootHasNamespaceAlias: groups[0]?.alias === namespaceAlias,
  }
  return new Set(FLAGS.filter((flag) => holds[flag]))
}
const isSame = (one: NamedApplication, other: NamedApplication): boolean =>
  one.applicationId === other.applicationId && one.name === other.name && one.version === other.version

// ---- writing ----

/** Only for a set that agrees in itself: what `verifyInvitation` finds to differ is taken from the invitations. */
export function invitationToBytes(set: InvitationSet): Uint8Array {
  const { invitations, details } = set
  const [root] = invitations
  if (root === undefined) throw new RangeError('An invitation set holds at least one invitation.')
  const flags = flagsOf(set, root)
  const to = new ByteWriter()
  to.number(FLAGS.reduce((number, flag, index) => number + (flags.has(flag) ? 2 ** index : 0), 0))
  if (details !== undefined) writeFounding(to, details.body.founding)
  if (!flags.has('inviterIsFounder')) to.bytes(publicKeyToBytes(inviterOf(root)))
  to.number(invitations.length)
  for (const [index, signed] of invitations.entries()) {
    const { expiration_timestamp, invited_role, secret_salt } = signed.invitation
    const isRoot = index === 0
    if (isRoot || flags.has('ownTerms')) to.number(expiration_timestamp).number(invited_role)
    if (!isRoot || details === undefined) to.bytes(groupIdToBytes(invitedGroupId(signed)))
    to.bytes(Uint8Array.from(secret_salt)).bytes(hex.decode(signed.inviter_signature))
  }
  if (details !== undefined) writeDetails(to, details, flags)
  return to.whole()
}

function writeDetails(to: ByteWriter, { body, signature }: SignedDetails, flags: ReadonlySet<Flag>): void {
  if (!flags.has('foundedAlias')) to.text(body.namespaceAlias)
  to.text(body.inviterAlias)
  if (!flags.has('foundedApplication')) writeApplication(to, body.application)
  if (!flags.has('coordinatorIsFounder')) to.bytes(publicKeyToBytes(body.coordinator))
  if (!flags.has('foundedPeerUrls')) writePeerUrls(to, body.peerUrls)
  to.number(body.issuedAtMs).number(body.maxUses ?? 0)
  for (const [index, { alias }] of body.groups.entries())
    if (index > 0 || !flags.has('rootHasNamespaceAlias')) to.text(alias)
  to.bytes(hex.decode(signature))
}

// ---- reading ----

/**
 * The set that these bytes begin with. Throws a `FormError` for what is none. Lenient about the ways to write a value:
 * whoever reads compares the bytes with those that `invitationToBytes` makes of the set.
 */
export function bytesToInvitation(bytes: Uint8Array): InvitationSet {
  const from = new ByteReader(bytes)
  const bits = from.number()
  const flags = new Set(FLAGS.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1))
  const founding = flags.has('details') ? readFounding(from, flags.has('firstEpoch')) : undefined
  const inviter = flags.has('inviterIsFounder') && founding ? publicKeyToBytes(founding.author) : from.bytes(32)
  let terms = { expiration_timestamp: 0, invited_role: 0 }
  const invitations = from.list((index) => {
    if (index === 0 || flags.has('ownTerms')) terms = readTerms(from)
    const namespaceId = index === 0 && founding ? foundedNamespaceId(crypto, founding) : undefined
    const groupId = namespaceId === undefined ? from.bytes(32) : groupIdToBytes(namespaceId)
    return {
      invitation: {
        inviter_identity: [...inviter],
        group_id: [...groupId],
        ...terms,
        secret_salt: [...from.bytes(32)],
      },
      inviter_signature: hex.encode(from.bytes(64)),
    }
  })
  const [root] = invitations
  if (root === undefined) throw new FormError('There is no invitation.')
  return { invitations, details: founding && readDetails(from, flags, founding, invitations, root) }
}

function readTerms(from: ByteReader): Pick<SignedInvitation['invitation'], 'expiration_timestamp' | 'invited_role'> {
  const terms = { expiration_timestamp: from.number(), invited_role: from.number() }
  if (!timeSecondsSchema.safeParse(terms.expiration_timestamp).success) throw new FormError('No date is so late.')
  if (roleOfNumber(terms.invited_role) === undefined) throw new FormError('There is no such role.')
  return terms
}

function readDetails(
  from: ByteReader,
  flags: ReadonlySet<Flag>,
  founding: FoundingBody,
  invitations: readonly SignedInvitation[],
  root: SignedInvitation,
): SignedDetails {
  const namespaceAlias = flags.has('foundedAlias') ? founding.payload.alias : from.text()
  const body = {
    v: 1,
    namespaceId: invitedGroupId(root),
    namespaceAlias,
    inviterAlias: from.text(),
    application: present(flags.has('foundedApplication') ? applicationOf(founding) : readApplication(from)),
    founding,
    coordinator: flags.has('coordinatorIsFounder') ? founding.author : bytesToPublicKey(from.bytes(32)),
    peerUrls: flags.has('foundedPeerUrls') ? founding.payload.peerUrls : readPeerUrls(from),
    role: invitedRole(root),
    issuedAtMs: from.number(),
    expiresAtMs: expiresAtMs(root),
    maxUses: from.number() || undefined,
    groups: invitations.map((signed, index) =>
      present({
        groupId: invitedGroupId(signed),
        alias: index === 0 && flags.has('rootHasNamespaceAlias') ? namespaceAlias : from.text(),
      }),
    ),
    invitationsHash: invitationsHash(crypto, invitations),
  }
  const parsed = signedDetailsSchema.safeParse({ body: present(body), signature: hex.encode(from.bytes(64)) })
  if (!parsed.success) throw new FormError('These are no details of an invitation.')
  return parsed.data
}
