/** Ids of what an operation makes. They follow from the operation, so nobody can make two things with one id. */
import { bytesToContextId, bytesToGroupId, type ContextId, type GroupId, type PublicKey } from '#shared/domain/ids.ts'
import { nodeCrypto } from './node-crypto.ts'

type Source = { namespaceId: GroupId; author: PublicKey; operationId: string }

const derived = (purpose: 'group' | 'context', { namespaceId, author, operationId }: Source): Uint8Array =>
  nodeCrypto.sha256(new TextEncoder().encode([`grove/${purpose}`, namespaceId, author, operationId].join('\n')))

/** The rules demand it: a group of one namespace can never stand in the way of a group of another. */
export const createdGroupId = (source: Source): GroupId => bytesToGroupId(derived('group', source))
/** What this node chooses; the rules only demand that it is new. */
export const createdContextId = (source: Source): ContextId => bytesToContextId(derived('context', source))
