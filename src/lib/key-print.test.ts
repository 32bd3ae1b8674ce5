import { expect, test } from 'vitest'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import { keyToGroups, keyToPrint, PRINT_SIZE } from './key-print.ts'

const keys = Array.from({ length: 300 }, (_, index) =>
  bytesToPublicKey(Uint8Array.from({ length: 32 }, (_, at) => (at === 31 ? index % 256 : at === 30 ? index >> 8 : 7))),
)

test('keys that differ in their last bits alone have pictures of their own', () => {
  expect(new Set(keys.map((key) => JSON.stringify(keyToPrint(key).cells))).size).toBe(keys.length)
})

test('a picture is its own mirror image', () => {
  for (const key of keys) {
    const cells = keyToPrint(key).cells.map(({ x, y, isSecond }) => `${x} ${y} ${isSecond}`)
    const mirrored = keyToPrint(key).cells.map(({ x, y, isSecond }) => `${PRINT_SIZE - 1 - x} ${y} ${isSecond}`)
    expect(mirrored.sort()).toEqual(cells.sort())
  }
})

test('the text is the beginning of the key', () => {
  for (const key of keys) expect(key.startsWith(keyToGroups(key).replaceAll(' ', ''))).toBe(true)
})
