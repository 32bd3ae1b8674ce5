/** People with keys from fixed seeds: what they sign is the same in every run. */
import { createHash } from 'node:crypto'
import { bytesToPublicKey, type PublicKey } from '#shared/domain/ids.ts'
import { keyPairFromSeed } from '../log/node-crypto.ts'

export type Actor = { name: string; publicKey: PublicKey; secretKey: Uint8Array }

/** 32 bytes that follow from a text. */
export const bytesOf = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest())
export const hexOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function createActor(name: string): Actor {
  const { publicKey, secretKey } = keyPairFromSeed(bytesOf(`grove/test actor ${name}`))
  return { name, publicKey: bytesToPublicKey(publicKey), secretKey }
}
