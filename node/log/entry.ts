/** Making, signing and verifying entries; see docs/log.md for the numbered invariants. */
import { hex } from '@scure/base'
import { canonicalJson } from '#shared/domain/canonical.ts'
import { type GroupId, type PublicKey, publicKeyToBytes } from '#shared/domain/ids.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import {
  type Entry,
  type EntryHeader,
  entryBytes,
  entryHash,
  entrySchema,
  epochHash,
  type FoundingBody,
  foundedNamespaceId,
  foundingEpoch,
  type Operation,
  type OperationBody,
  operationBytes,
  operationHash,
  PROTOCOL_VERSION,
} from '#shared/wire/log.ts'
import { applyEntry } from './fold.ts'
import { nodeCrypto, sign } from './node-crypto.ts'
import { operationVerdict } from './rules.ts'
import { NamespaceState } from './state.ts'

/** Canonical bytes of an operation: the largest ordinary one names a thousand members; an invitation names every group. */
export const OPERATION_BYTES_MAX = 128 * 1024
export const INVITATIONS_OPERATION_BYTES_MAX = 1024 * 1024

const invalid = (message: string) => refuse('entry_invalid', message)

export const foundingEpochHash = (founder: PublicKey): string => epochHash(nodeCrypto, foundingEpoch(founder))

export function signOperation(body: OperationBody, secretKey: Uint8Array): Operation {
  return { body, signature: hex.encode(sign(secretKey, operationBytes(body))) }
}

/** Is the operation signed by the author that it names, and within its size? */
export function verifyOperation({ body, signature }: Operation): Verdict {
  const bytes = operationBytes(body)
  const limit =
    body.kind === 'InvitationsIssued' || body.kind === 'MemberJoined'
      ? INVITATIONS_OPERATION_BYTES_MAX
      : OPERATION_BYTES_MAX
  if (bytes.length > limit)
    return refuse(
      'body_too_large',
      `An operation of this kind has at most ${limit} bytes; this one has ${bytes.length}.`,
    )
  return nodeCrypto.verify(hex.decode(signature), bytes, publicKeyToBytes(body.author))
    ? ALLOWED
    : invalid('The operation is not signed by its author.')
}

/** The state before the first entry, or why this operation founds no namespace. */
export function foundState(body: FoundingBody, createdAtMs: number): NamespaceState {
  const epoch = foundingEpoch(body.author)
  return new NamespaceState(
    foundedNamespaceId(nodeCrypto, body),
    body,
    epoch,
    epochHash(nodeCrypto, epoch),
    createdAtMs,
  )
}

/** The coordinator's entry for an operation that the rules allow after `state`. */
export function sealEntry(state: NamespaceState, operation: Operation, timeMs: number, secretKey: Uint8Array): Entry {
  const header: EntryHeader = {
    v: PROTOCOL_VERSION,
    namespaceId: state.namespaceId,
    number: state.number + 1,
    previous: state.hash,
    operation: operationHash(nodeCrypto, operation),
    timeMs: Math.max(timeMs, state.timeMs),
    epoch: state.epochHash,
  }
  return { operation, header, signature: hex.encode(sign(secretKey, entryBytes(header))) }
}

/** May this entry be the next of the log that `state` is folded from? Everything is checked: chain, epoch, signatures, rules. */
export function entryVerdict(state: NamespaceState, entry: Entry): Verdict {
  const { header, operation } = entry
  if (header.namespaceId !== state.namespaceId) return invalid('The entry belongs to another namespace.')
  if (header.number !== state.number + 1) return invalid(`Entry ${state.number + 1} was due, not ${header.number}.`)
  if (header.previous !== state.hash)
    return invalid('The entry does not follow the one before it: the chain is broken.')
  if (header.epoch !== state.epochHash || operation.body.epoch !== state.epochHash)
    return invalid('The entry names an epoch that is not in force.')
  if (header.timeMs < state.timeMs) return invalid('The entry is older than the one before it.')
  if (header.operation !== operationHash(nodeCrypto, operation)) return invalid('The entry seals another operation.')
  if (!nodeCrypto.verify(hex.decode(entry.signature), entryBytes(header), publicKeyToBytes(state.coordinator)))
    return invalid('The entry is not signed by the coordinator.')
  const signed = verifyOperation(operation)
  if (!signed.ok) return signed
  const { body } = operation
  if (body.kind === 'NamespaceFounded')
    return state.number === 0 && body.basedOn === 0 && foundedNamespaceId(nodeCrypto, body) === state.namespaceId
      ? ALLOWED
      : invalid('A namespace is founded once, by its first entry.')
  if (state.number === 0) return invalid('A log begins with its founding.')
  if (body.namespaceId !== state.namespaceId) return invalid('The operation belongs to another namespace.')
  return operationVerdict(state, body, header.timeMs)
}

/** Verifies and applies; the state is untouched when it refuses. */
export function acceptEntry(state: NamespaceState, entry: Entry): Verdict {
  const verdict = entryVerdict(state, entry)
  if (verdict.ok) applyEntry(state, entry, entryHash(nodeCrypto, entry.header))
  return verdict
}

/** The state of a namespace with nothing applied yet, from its first entry; refuses a founding of another id. */
export function beginLog(
  namespaceId: GroupId,
  first: Entry,
): { ok: true; state: NamespaceState } | Exclude<Verdict, { ok: true }> {
  const { body } = first.operation
  if (body.kind !== 'NamespaceFounded') return invalid('A log begins with its founding.')
  const state = foundState(body, first.header.timeMs)
  return state.namespaceId === namespaceId ? { ok: true, state } : invalid('This log was founded as another namespace.')
}

type Parsed = { ok: true; entry: Entry } | Exclude<Verdict, { ok: true }>

/** An entry out of the store. An unknown kind or field is refused: it stops a replica, visibly. */
export function parseEntry(value: unknown): Parsed {
  const parsed = entrySchema.safeParse(value)
  return parsed.success
    ? { ok: true, entry: parsed.data }
    : invalid('The entry has a form that this version does not know. Update this node to read on.')
}

/** An entry out of a message: as `parseEntry`, and ids stand in their one form, so that all copies of a log are alike. */
export function parseReceivedEntry(value: unknown): Parsed {
  const parsed = parseEntry(value)
  return !parsed.ok || canonicalJson(value) === canonicalJson(parsed.entry)
    ? parsed
    : invalid('The entry writes an id in a form that is not the canonical one.')
}
