/** The manifest of a bundle: what it must hold, what of it is signed, and the names that follow from its key. */
import { base58 } from '@scure/base'
import * as z from 'zod/mini'
import { isPlainLine } from '#shared/domain/alias.ts'
import { canonicalJson } from '#shared/domain/canonical.ts'
import { type ApplicationId, bytesToApplicationId } from '#shared/domain/ids.ts'
import { hex32Schema } from '#shared/wire/ids.ts'
import { nodeCrypto } from '../log/node-crypto.ts'

/** One line that a screen can show. */
const line = (lengthMax: number) =>
  z.string().check(z.minLength(1), z.maxLength(lengthMax), z.refine(isPlainLine, 'it is not one visible line of text'))

/** base64url without padding; one text for one value, so that a signature cannot be respelled. */
const base64urlBytes = (length: number) =>
  z.pipe(
    z.string().check(
      z.refine((text) => {
        const bytes = Buffer.from(text, 'base64url')
        return bytes.length === length && bytes.toString('base64url') === text
      }, `it is not ${length} bytes in base64url`),
    ),
    z.transform((text) => new Uint8Array(Buffer.from(text, 'base64url'))),
  )

/** What is read of a manifest. Other fields are allowed, and signed like the rest. */
export const manifestSchema = z.looseObject({
  package: line(200),
  appVersion: line(64),
  signerId: line(100),
  metadata: z.optional(
    z.looseObject({ name: z.optional(line(200)), description: z.optional(z.string().check(z.maxLength(2000))) }),
  ),
  signature: z.looseObject({
    algorithm: z.literal('ed25519'),
    publicKey: base64urlBytes(32),
    signature: base64urlBytes(64),
  }),
  wasm: z.looseObject({ path: line(100), hash: hex32Schema, size: z.int().check(z.minimum(1)) }),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The bytes that are signed: SHA-256 of the RFC 8785 form, without the signature and keys that begin with `_`. */
export function signingBytes(manifest: object): Uint8Array {
  const signed = Object.entries(manifest).filter(([key]) => key !== 'signature' && !key.startsWith('_'))
  return nodeCrypto.sha256(new TextEncoder().encode(canonicalJson(Object.fromEntries(signed))))
}

/** did:key of an ed25519 key: multicodec 0xed 0x01, in base58btc. */
export const publicKeyToDid = (publicKey: Uint8Array): string =>
  `did:key:z${base58.encode(Uint8Array.from([0xed, 0x01, ...publicKey]))}`

/** A string in borsh: its length in four bytes, the least first, and its UTF-8. */
function borshString(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length, true)
  return Uint8Array.from([...length, ...bytes])
}

/** One package of one signer is one application, whatever its version. */
export const bundleApplicationId = (packageName: string, signerId: string): ApplicationId =>
  bytesToApplicationId(nodeCrypto.sha256(Uint8Array.from([...borshString(packageName), ...borshString(signerId)])))

/** Raw wasm has neither: it is its bytes. */
export const wasmApplicationId = (wasm: Uint8Array): ApplicationId => bytesToApplicationId(nodeCrypto.sha256(wasm))
