/** The primitives, from Node itself. Keys and signatures are raw bytes: 32, 32 and 64. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import type { Crypto } from '#shared/domain/crypto.ts'

/** What stands before the 32 bytes of a seed in PKCS#8, and of a key in SPKI. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export type KeyPair = { publicKey: Uint8Array; secretKey: Uint8Array }

/** Importing a key takes several times as long as signing with it, and a node signs with the same few. */
const importedKeys = new WeakMap<Uint8Array, KeyObject>()

function privateKey(secretKey: Uint8Array): KeyObject {
  const imported = importedKeys.get(secretKey)
  if (imported !== undefined) return imported
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, secretKey]), format: 'der', type: 'pkcs8' })
  importedKeys.set(secretKey, key)
  return key
}

/** The key pair of a 32-byte seed. */
export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  const spki = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' })
  return { publicKey: new Uint8Array(spki.subarray(SPKI_PREFIX.length)), secretKey: new Uint8Array(seed) }
}
export const createKeyPair = (): KeyPair => keyPairFromSeed(randomBytes(32))

/** ed25519, 64 bytes. */
export const sign = (secretKey: Uint8Array, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(signWith(null, bytes, privateKey(secretKey)))

export const nodeCrypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verify(signature, message, publicKey) {
    if (signature.length !== 64 || publicKey.length !== 32) return false
    try {
      const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
      return verifyWith(null, message, key, signature)
    } catch {
      return false // Bytes that are no point of the curve verify nothing.
    }
  },
}
