/** A small picture and a grouped text of a public key, so that people tell keys apart without reading them. */

import { sha256 } from '@noble/hashes/sha2.js'
import { type PublicKey, publicKeyToBytes } from '#shared/domain/ids.ts'

/** Rows and columns of the picture; its right half mirrors the left one, which eyes keep better. */
export const PRINT_SIZE = 7
const HALF = Math.ceil(PRINT_SIZE / 2)

type KeyPrint = {
  /** Filled cells of the whole picture. */
  cells: { x: number; y: number; isSecond: boolean }[]
  /** Degrees of the colour circle, well apart from one another. */
  hues: readonly [number, number]
}

/** Made of a hash of the key, so that keys that look alike have pictures that do not. */
export function keyToPrint(key: PublicKey): KeyPrint {
  const hash = sha256(publicKeyToBytes(key))
  const byte = (index: number): number => hash[index] ?? 0
  const cells: KeyPrint['cells'] = []
  for (let index = 0; index < HALF * PRINT_SIZE; index++) {
    const value = byte(index)
    if (value % 2 === 0) continue
    const x = index % HALF
    const y = Math.floor(index / HALF)
    const isSecond = value > 170
    cells.push({ x, y, isSecond })
    if (x !== PRINT_SIZE - 1 - x) cells.push({ x: PRINT_SIZE - 1 - x, y, isSecond })
  }
  const hue = Math.round((byte(30) / 256) * 360)
  return { cells, hues: [hue, (hue + 90 + Math.round((byte(31) / 256) * 180)) % 360] }
}

const GROUP = 4
const GROUPS = 5

/** The first characters in groups, as one reads them out over the telephone. */
export const keyToGroups = (key: PublicKey): string =>
  Array.from({ length: GROUPS }, (_, index) => key.slice(index * GROUP, (index + 1) * GROUP)).join(' ')
