import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions } from './version.ts'

/** Each older than the next. */
const ASCENDING = [
  '0.9.9',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2',
  '1.10.0',
  '2',
  '99999999999999999999.0.0',
]
const SAME = [
  ['1.0', '1.0.0'],
  ['1.0.0+linux', '1.0.0+mac'],
  ['', '0.0.0'],
  ['01.2', '1.2.0'],
] as const

describe('the newer of two versions', () => {
  test('is told in every pair of a list in order', () => {
    for (const [at, one] of ASCENDING.entries())
      for (const [index, other] of ASCENDING.entries())
        expect([one, other, Math.sign(compareVersions(one, other))]).toEqual([one, other, Math.sign(at - index)])
  })

  test.each(SAME)('%s and %s are the same', (one, other) => {
    expect(compareVersions(one, other)).toBe(0)
  })

  test('is an order, whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.array(fc.constantFrom('0', '1', '10', '.', '-', 'a', '+'), { maxLength: 8 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
