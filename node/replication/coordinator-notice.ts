/** A coordinator that has moved sends its members the log's entry that says where it is now. */
import { hex } from '@scure/base'
import { publicKeyToBytes } from '#shared/domain/ids.ts'
import { entryBytes, operationHash } from '#shared/wire/log.ts'
import { refused } from '../app/refused-error.ts'
import { parseEntry, verifyOperation } from '../log/entry.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import type { NamespaceState } from '../log/state.ts'

/**
 * The new addresses, when the coordinator of this epoch signed them. The entry itself comes in its turn, by the log:
 * this replica may lack others before it.
 */
export function verifyCoordinatorNotice(state: NamespaceState, value: unknown): readonly string[] {
  const parsed = parseEntry(value)
  if (!parsed.ok) throw refused(parsed.code, parsed.message)
  const { header, operation, signature } = parsed.entry
  const { body } = operation
  const genuine =
    body.kind === 'NodeAddressesSet' &&
    body.author === state.coordinator &&
    header.namespaceId === state.namespaceId &&
    header.epoch === state.epochHash &&
    header.number > state.number &&
    header.operation === operationHash(nodeCrypto, operation) &&
    nodeCrypto.verify(hex.decode(signature), entryBytes(header), publicKeyToBytes(state.coordinator)) &&
    verifyOperation(operation).ok
  if (!genuine) throw refused('entry_invalid', 'This is not the coordinator’s word on its address.')
  return body.payload.peerUrls
}
