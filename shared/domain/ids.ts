/**
 * Identifiers and their forms (contract April 2026, section 0): namespace and group ids are 32 bytes in
 * lower-case hex, application ids, context ids and public keys are 32 bytes in base58.
 * Brands are made only here, so a checked id cannot be confused with a string.
 */
import { base58, hex } from '@scure/base'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** 64 lower-case hex digits. A namespace's id is the id of its root group. */
export type GroupId = Branded<'GroupId'>
/** base58 of an ed25519 public key: how members of a namespace are named. */
export type PublicKey = Branded<'PublicKey'>
/** base58 of 32 bytes. */
export type ApplicationId = Branded<'ApplicationId'>
/** base58 of 32 bytes. */
export type ContextId = Branded<'ContextId'>

const HEX_32 = /^[0-9a-f]{64}$/
/** 32 bytes are 32 to 44 characters in base58. */
const BASE58_32 = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/

function base58Of32<Id extends Branded<string>>(text: string): Id | undefined {
  if (!BASE58_32.test(text)) return undefined
  const bytes = base58.decode(text)
  return bytes.length === 32 ? (text as Id) : undefined
}

/** The id in its canonical form (lower case), or undefined when the text is not 32 bytes of hex. */
export function parseGroupId(text: string): GroupId | undefined {
  if (HEX_32.test(text)) return text as GroupId
  const lower = text.toLowerCase()
  return HEX_32.test(lower) ? (lower as GroupId) : undefined
}

/** The key in base58; hex is accepted too, as the April contract has it for members in paths. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const lower = text.toLowerCase()
  if (HEX_32.test(lower)) return base58.encode(hex.decode(lower)) as PublicKey
  return base58Of32<PublicKey>(text)
}

export const parseApplicationId = (text: string) => base58Of32<ApplicationId>(text)
export const parseContextId = (text: string) => base58Of32<ContextId>(text)

const of32 = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length !== 32) throw new RangeError(`an id has 32 bytes, not ${bytes.length}`)
  return bytes
}
export const bytesToGroupId = (bytes: Uint8Array) => hex.encode(of32(bytes)) as GroupId
export const bytesToPublicKey = (bytes: Uint8Array) => base58.encode(of32(bytes)) as PublicKey
export const bytesToApplicationId = (bytes: Uint8Array) => base58.encode(of32(bytes)) as ApplicationId
export const bytesToContextId = (bytes: Uint8Array) => base58.encode(of32(bytes)) as ContextId

export const groupIdToBytes = (id: GroupId): Uint8Array => hex.decode(id)
export const publicKeyToBytes = (key: PublicKey): Uint8Array => base58.decode(key)

/** Enough of an id to tell it from its neighbours on a screen. */
export const shortId = (id: string): string => (id.length <= 13 ? id : `${id.slice(0, 6)}…${id.slice(-4)}`)
