/**
 * The browser's own verifying: in plain JavaScript, because the Web Crypto API is missing on plain-http addresses
 * and is asynchronous everywhere.
 */
import * as ed25519 from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { Crypto } from '#shared/domain/crypto.ts'

ed25519.hashes.sha512 = sha512

export const browserCrypto: Crypto = {
  sha256: (bytes) => sha256(bytes),
  verify(signature, message, publicKey) {
    try {
      // strict, as the node's OpenSSL is: what one accepts and the other refuses would be a trap
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false // malformed input is not a valid signature, and that is all that is asked
    }
  },
}
