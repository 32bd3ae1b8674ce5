/** Invitations that are signed, for tests: of every shape that a node issues. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { Crypto } from '#shared/domain/crypto.ts'
import { bytesToApplicationId, bytesToPublicKey, groupIdToBytes } from '#shared/domain/ids.ts'
import {
  detailsBytes,
  type InvitationSet,
  invitationBytes,
  invitationsHash,
  invitedGroupId,
  type SignedInvitation,
  verifyInvitation,
} from './invitations.ts'
import { type FoundingBody, foundedNamespaceId, NO_HASH } from './log.ts'

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
export const keyOf = (raw: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
export const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verify: (signature, message, publicKey) => verify(null, message, keyOf(publicKey), signature),
}

type Signer = { raw: Uint8Array; privateKey: KeyObject }
export function createSigner(): Signer {
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

export const EXPIRY = 1_900_000_000
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
export function sealDetails(signer: Signer, body: NonNullable<InvitationSet['details']>['body']) {
  return { body, signature: signWith(signer, detailsBytes(body)) }
}
/** The root and `below` groups, with details. */
export function createSet(
  below: number,
  signer = createSigner(),
  role = 1,
): Required<InvitationSet> & { details: object } {
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
export const codeOf = (set: InvitationSet) => {
  const verdict = verifyInvitation(crypto, set)
  return verdict.ok ? 'ok' : verdict.code
}
