import { createHmac } from 'node:crypto'
import { hex } from '@scure/base'
import { type GroupId, groupIdToBytes, publicKeyToBytes } from '#shared/domain/ids.ts'
import { DURATION_BELOW, INVITATION_DEFAULT_MS, JOIN_BODY_BYTES_MAX } from '#shared/domain/limits.ts'
import { ROLE_NUMBERS, type Role } from '#shared/domain/roles.ts'
import { subtreeOf } from '#shared/domain/tree.ts'
import { invitationToToken } from '#shared/wire/invitation-token.ts'
import {
  detailsBytes,
  type InvitationDetails,
  type InviteAnswer,
  invitationBytes,
  invitationsHash,
  type SignedDetails,
  type SignedInvitation,
} from '#shared/wire/invitations.ts'
import type { Payload } from '#shared/wire/log.ts'
import { expirationVerdict, usableVerdict } from '../log/invitation-rules.ts'
import { nodeCrypto, sign } from '../log/node-crypto.ts'
import { may } from '../log/verdicts.ts'
import { findNamespaceToChange } from './find.ts'
import { ledgerTimeMs } from './invitation-ledger.ts'
import type { Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { assertAllowed, refused } from './refused-error.ts'
import { storedOperation, type WriteKey, write } from './write.ts'

type Invite = {
  recursive?: boolean | undefined
  expirationTimestamp?: number | undefined
  maxUses?: number | undefined
  role?: Role | undefined
  /** Id of an invitation that this one takes the place of. */
  replaces?: string | undefined
}

/**
 * What one group adds to the answer at most, so that every answer is small enough to be sent back whole: 700 for the
 * invitation in numbers, 230 for its group and name beside it, 220 for its line in the details, 260 in the token.
 */
const ANSWER_BYTES_PER_GROUP = 1_500

/** Milliseconds from which on the invitation is refused: whole seconds, as April's form holds only those. */
function expiryMs(now: number, asked: number | undefined): number {
  const wanted = asked === undefined ? now + INVITATION_DEFAULT_MS : asked < DURATION_BELOW ? now + asked * 1000 : asked
  const atMs = Math.floor(wanted / 1000) * 1000
  assertAllowed(expirationVerdict(atMs, now))
  return atMs
}

/** The salt of one invitation: secret, and the same again when the same write is asked for again. */
const salt = ({ self }: Namespace, operationId: string, groupId: GroupId): Uint8Array =>
  new Uint8Array(createHmac('sha256', self.secretKey).update(`grove/salt\n${operationId}\n${groupId}`).digest())

function signInvitation(
  { self }: Namespace,
  groupId: GroupId,
  { expiresAtMs, role }: Pick<Issued, 'expiresAtMs' | 'role'>,
  secretSalt: Uint8Array,
): SignedInvitation {
  const invitation = {
    inviter_identity: [...publicKeyToBytes(self.publicKey)],
    group_id: [...groupIdToBytes(groupId)],
    expiration_timestamp: expiresAtMs / 1000,
    secret_salt: [...secretSalt],
    invited_role: ROLE_NUMBERS[role],
  }
  const digest = nodeCrypto.sha256(invitationBytes({ invitation }))
  return { invitation, inviter_signature: hex.encode(sign(self.secretKey, digest)) }
}

function signDetails(
  ctx: NodeContext,
  namespace: Namespace,
  terms: Pick<InvitationDetails, 'issuedAtMs' | 'expiresAtMs' | 'maxUses' | 'role'>,
  invitations: readonly { groupId: GroupId; signed: SignedInvitation }[],
): SignedDetails {
  const { state, self } = namespace
  const { applicationId, applicationName, applicationVersion } = state.founding.payload
  const { alias } = state.root
  const body: InvitationDetails = {
    v: 1,
    namespaceId: state.namespaceId,
    ...(alias === undefined ? {} : { namespaceAlias: alias }),
    inviterAlias: state.root.members.get(self.publicKey)?.alias ?? ctx.name,
    application: {
      applicationId,
      ...(applicationName === undefined ? {} : { name: applicationName }),
      ...(applicationVersion === undefined ? {} : { version: applicationVersion }),
    },
    founding: state.founding,
    coordinator: state.coordinator,
    peerUrls: [...(state.peerUrlsByMember.get(state.coordinator) ?? [])],
    role: terms.role,
    issuedAtMs: terms.issuedAtMs,
    expiresAtMs: terms.expiresAtMs,
    ...(terms.maxUses === undefined ? {} : { maxUses: terms.maxUses }),
    groups: invitations.map(({ groupId }) => {
      const groupAlias = state.groups.get(groupId)?.alias
      return groupAlias === undefined ? { groupId } : { groupId, alias: groupAlias }
    }),
    invitationsHash: invitationsHash(
      nodeCrypto,
      invitations.map(({ signed }) => signed),
    ),
  }
  return { body, signature: hex.encode(sign(self.secretKey, detailsBytes(body))) }
}

type Issued = Payload<'InvitationsIssued'>

/** What the log will hold: which groups, until when, how often. The salts stay here. */
function issue(ctx: NodeContext, key: WriteKey, namespace: Namespace, request: Invite): Issued {
  const { state, self } = namespace
  const expiresAtMs = expiryMs(ctx.now(), request.expirationTimestamp)
  const wanted = request.recursive === true ? subtreeOf(state, state.rootId) : [state.rootId]
  const groupIds = wanted.filter((groupId) => may(state, 'invitation.create', self.publicKey, groupId).ok)
  const invitations = groupIds.map((groupId) => ({
    groupId,
    saltHash: hex.encode(nodeCrypto.sha256(salt(namespace, key.operationId, groupId))),
  }))
  if (groupIds.length * ANSWER_BYTES_PER_GROUP > JOIN_BODY_BYTES_MAX)
    throw refused(
      'invitation_too_large',
      'The namespace has too many groups for one recursive invitation. Invite to the namespace alone, and add members to groups afterwards.',
    )
  const { role = 'Member', maxUses, replaces } = request
  return { invitations, role, expiresAtMs, maxUses, replaces }
}

/** Issues an invitation to a namespace, and with `recursive` to every group in it that the inviter may invite to. */
export async function invite(
  ctx: NodeContext,
  key: WriteKey,
  namespaceId: GroupId,
  request: Invite,
): Promise<InviteAnswer['data']> {
  const namespace = await findNamespaceToChange(ctx, namespaceId)
  assertAllowed(may(namespace.state, 'invitation.create', namespace.self.publicKey))
  const before = storedOperation(ctx, key)?.operation.body
  const payload = before?.kind === 'InvitationsIssued' ? before.payload : issue(ctx, key, namespace, request)
  const { number } = await write(ctx, namespace, key, 'InvitationsIssued', payload)
  return handOut(ctx, namespace, number, request.recursive === true)
}

/** Gives an invitation of this node out again: its secrets follow from this node's key. */
export async function shareInvitation(
  ctx: NodeContext,
  namespaceId: GroupId,
  invitationId: string,
): Promise<InviteAnswer['data']> {
  const namespace = await findNamespaceToChange(ctx, namespaceId)
  const { state, self } = namespace
  const invitation = state.invitationBySaltHash.get(invitationId)
  if (invitation?.id !== invitationId)
    throw refused('invitation_unknown', 'The namespace has no record of this invitation.')
  assertAllowed(may(state, 'invitation.share', self.publicKey, state.rootId, invitation.inviter === self.publicKey))
  assertAllowed(usableVerdict(state, invitation, ledgerTimeMs(ctx, namespace)))
  return handOut(ctx, namespace, invitation.issuedAt, invitation.groupIdBySaltHash.size > 1)
}

/** What the entry with this number, which is this node's, recorded: signed, and in every form. */
function handOut(ctx: NodeContext, namespace: Namespace, number: number, recursive: boolean): InviteAnswer['data'] {
  const [entry] = ctx.namespaces.readLog(namespace.state.namespaceId, number, 1)
  const body = entry?.operation.body
  if (entry === undefined || body?.kind !== 'InvitationsIssued')
    throw new RangeError(`Entry ${number} was applied as an invitation and is not one in the store.`)
  const { payload, operationId } = body
  const invitations = payload.invitations.map(({ groupId }) => ({
    groupId,
    signed: signInvitation(namespace, groupId, payload, salt(namespace, operationId, groupId)),
  }))
  const details = signDetails(ctx, namespace, { ...payload, issuedAtMs: entry.header.timeMs }, invitations)
  const token = invitationToToken({ invitations: invitations.map(({ signed }) => signed), details })
  return present(namespace, recursive, invitations, details, token)
}

function present(
  namespace: Namespace,
  recursive: boolean,
  invitations: readonly { groupId: GroupId; signed: SignedInvitation }[],
  details: SignedDetails,
  token: string,
): InviteAnswer['data'] {
  const aliasOf = (groupId: GroupId) => {
    const alias = namespace.state.groups.get(groupId)?.alias
    return alias === undefined ? {} : { groupAlias: alias }
  }
  const [root] = invitations
  if (root === undefined) throw new RangeError('An invitation names at least the root.')
  const answer = recursive
    ? {
        invitations: invitations.map(({ groupId, signed }) => ({ groupId, invitation: signed, ...aliasOf(groupId) })),
        details,
        token,
      }
    : { invitation: root.signed, ...aliasOf(root.groupId), details, token }
  return answer
}
