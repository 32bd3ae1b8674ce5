import { expect, test } from 'vitest'
import { type TimeVerdict, timeVerdict } from './clocks.ts'

const ISSUED = 1_700_000_000_000
const END = ISSUED + 3_600_000
const BEFORE = ISSUED - 600_000
const WITHIN = ISSUED + 1000
const AFTER = END

test.each<[number, number | undefined, TimeVerdict]>([
  [WITHIN, WITHIN, 'valid'],
  [WITHIN, undefined, 'valid'],
  [AFTER, AFTER, 'expired'],
  [AFTER, undefined, 'expired'],
  [END - 1, END - 1, 'valid'],
  [BEFORE, BEFORE, 'notYetValid'],
  [BEFORE, undefined, 'notYetValid'],
  [ISSUED - 60_000, ISSUED - 60_000, 'valid'], // clocks are never quite the same
  [AFTER, WITHIN, 'disagree'],
  [WITHIN, AFTER, 'disagree'],
  [BEFORE, WITHIN, 'disagree'],
])('browser %i, node %s: %s', (browserMs, nodeMs, verdict) => {
  expect(timeVerdict({ issuedAtMs: ISSUED, expiresAtMs: END }, { browserMs, nodeMs })).toBe(verdict)
})

test('an invitation that does not say when it was made is never too early', () => {
  expect(timeVerdict({ issuedAtMs: undefined, expiresAtMs: END }, { browserMs: 0, nodeMs: 0 })).toBe('valid')
})
