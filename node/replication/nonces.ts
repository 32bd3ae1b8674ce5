/**
 * Nonces that callers sign, each good for one request. What is given out costs no memory: a nonce proves by its own
 * MAC when it was made, and only nonces of verified requests are remembered, until they would have expired.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const LIFETIME_MS = 60_000
const MAC_BYTES = 16

export type Nonces = {
  issue(): string
  /** Was it issued here, not too long ago, and not used yet? */
  isFresh(nonce: string): boolean
  /** After the signature over it is verified. False when it was used in the meantime. */
  use(nonce: string): boolean
}

export function createNonces(now: () => number): Nonces {
  const secret = randomBytes(32)
  const usedUntil = new Map<string, number>()
  const mac = (head: Buffer): Buffer => createHmac('sha256', secret).update(head).digest().subarray(0, MAC_BYTES)

  return {
    issue() {
      const head = Buffer.concat([Buffer.alloc(8), randomBytes(8)])
      head.writeBigUInt64BE(BigInt(now()))
      return Buffer.concat([head, mac(head)]).toString('base64url')
    },
    isFresh(nonce) {
      const bytes = Buffer.from(nonce, 'base64url')
      if (bytes.length !== 16 + MAC_BYTES || bytes.toString('base64url') !== nonce) return false
      const head = bytes.subarray(0, 16)
      const age = now() - Number(head.readBigUInt64BE())
      return age >= 0 && age < LIFETIME_MS && timingSafeEqual(mac(head), bytes.subarray(16)) && !usedUntil.has(nonce)
    },
    use(nonce) {
      const at = now()
      for (const [used, until] of usedUntil) {
        if (until > at) break // Kept in the order of use, so the rest is younger.
        usedUntil.delete(used)
      }
      if (usedUntil.has(nonce)) return false
      usedUntil.set(nonce, at + LIFETIME_MS)
      return true
    },
  }
}
