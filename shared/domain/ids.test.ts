import { base58, hex } from '@scure/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bytesToApplicationId,
  bytesToContextId,
  bytesToGroupId,
  bytesToPublicKey,
  groupIdToBytes,
  parseApplicationId,
  parseContextId,
  parseGroupId,
  parsePublicKey,
  publicKeyToBytes,
  shortId,
} from './ids.ts'

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
/** Leading zeros are where base58 goes wrong. */
const withZeros = fc
  .tuple(fc.nat(32), bytes32)
  .map(([zeros, bytes]) => bytes.map((byte, index) => (index < zeros ? 0 : byte)))
const anyId = fc.oneof(bytes32, withZeros)

test('32 bytes survive the way there and back in every form', () => {
  fc.assert(
    fc.property(anyId, (bytes) => {
      expect(groupIdToBytes(bytesToGroupId(bytes))).toEqual(bytes)
      expect(publicKeyToBytes(bytesToPublicKey(bytes))).toEqual(bytes)
      expect(parseGroupId(hex.encode(bytes).toUpperCase())).toBe(hex.encode(bytes))
      expect(parsePublicKey(base58.encode(bytes))).toBe(base58.encode(bytes))
      expect(parsePublicKey(hex.encode(bytes))).toBe(base58.encode(bytes))
      expect(parseApplicationId(bytesToApplicationId(bytes))).toBe(base58.encode(bytes))
      expect(parseContextId(bytesToContextId(bytes))).toBe(base58.encode(bytes))
    }),
  )
})

test('another number of bytes is no id', () => {
  const others = fc.uint8Array({ maxLength: 70 }).filter((bytes) => bytes.length !== 32)
  fc.assert(
    fc.property(others, (bytes) => {
      expect(parseGroupId(hex.encode(bytes))).toBeUndefined()
      expect(parsePublicKey(base58.encode(bytes))).toBeUndefined()
      expect(parseApplicationId(base58.encode(bytes))).toBeUndefined()
      expect(() => bytesToGroupId(bytes)).toThrow(RangeError)
    }),
  )
})

test('no text makes a parser throw', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{30,46}$/))
  fc.assert(
    fc.property(texts, (text) => {
      for (const parse of [parseGroupId, parsePublicKey, parseApplicationId, parseContextId]) {
        const id = parse(text)
        expect(id === undefined || parse(id) === id).toBe(true)
      }
    }),
  )
})

test.each([
  ['', 'empty'],
  [`0x${'a'.repeat(62)}`, 'a prefix'],
  [` ${'a'.repeat(64)}`, 'a space'],
  [`${'a'.repeat(64)}\n`, 'a line feed'],
  [`${'a'.repeat(63)}g`, 'not hex'],
])('a group id is refused: %j (%s)', (text) => {
  expect(parseGroupId(text)).toBeUndefined()
})

test.each(['0', 'O', 'I', 'l'])('base58 has no %s', (letter) => {
  expect(parsePublicKey(letter.repeat(43))).toBeUndefined()
})

test('a short id shows both ends and leaves short ones alone', () => {
  expect(shortId('a'.repeat(30) + 'b'.repeat(34))).toBe('aaaaaa…bbbb')
  expect(shortId('abc')).toBe('abc')
})
