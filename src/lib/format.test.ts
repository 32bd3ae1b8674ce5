import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatBytes,
  formatCountdown,
  formatDuration,
  formatMoment,
  formatNumber,
  formatRelative,
  plural,
} from './format.ts'

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [999_600, '1.0 MB'],
  [52_300_000, '52 MB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test.each([
  [0, 'just now'],
  [-59_000, 'just now'],
  [30_000, 'in less than a minute'],
  [-180_000, '3 minutes ago'],
  [59_999, 'in less than a minute'],
  [60_000, 'in 1 minute'],
  [3_599_000, 'in 1 hour'],
  [86_400_000 - 1000, 'in 1 day'],
  [86_400_000, 'in 1 day'],
  [2 * 86_400_000, 'in 2 days'],
  [7 * 86_400_000 - 1000, 'in 7 days'],
  [-86_399_000, '23 hours ago'],
  [-7 * 86_400_000 + 1000, '6 days ago'],
  [-86_400_000, 'yesterday'],
])('a time %d ms away reads as %s', (differenceMs, text) => {
  expect(formatRelative(1e12 + differenceMs, 1e12)).toBe(text)
})

test.each([
  [500, 'less than a minute'],
  [60_000, '1 minute'],
  [90_061_000, '1 day 1 hour'],
])('%d ms last %s', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text)
})

test('one thing is singular, others are plural', () => {
  expect([plural(0, 'group'), plural(1, 'group'), plural(2000, 'group')]).toEqual([
    '0 groups',
    '1 group',
    '2,000 groups',
  ])
})

test('every number is written as English has it', () => {
  const english = new Intl.NumberFormat('en')
  fc.assert(
    fc.property(fc.oneof(fc.nat(9999), fc.maxSafeInteger(), fc.double()), (value) => {
      // There is no minus nothing.
      fc.pre(!Object.is(value, -0))
      expect(formatNumber(value)).toBe(english.format(value))
    }),
  )
})

test.each([
  [-5, '0:00'],
  [400, '0:01'],
  [59_000, '0:59'],
  [60_001, '1:01'],
  [3_600_000, '1:00:00'],
  [86_399_000, '23:59:59'],
  [86_400_000, '1 day'],
  [2 * 86_400_000 + 3 * 3_600_000, '2 days 3 hours'],
])('%i ms are left: %s', (leftMs, text) => {
  expect(formatCountdown(leftMs)).toBe(text)
})
test('a moment names its time zone', () => {
  expect(formatMoment(Date.UTC(2026, 10, 24, 9, 30), 'UTC')).toMatch(/^Tue, Nov 24, 2026, 9:30\sAM UTC$/)
  expect(formatMoment(Date.UTC(2026, 10, 24, 9, 30), 'Asia/Kolkata')).toMatch(/3:00\sPM GMT\+5:30$/)
})
