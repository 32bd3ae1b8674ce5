import { expect, test } from 'vitest'
import { choiceToExpiry, type ExpiryPreset, timeToFieldValue } from './expiry.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 30, 15, 500)
const expiryOf = (preset: ExpiryPreset, customAt = '') => choiceToExpiry({ preset, customAt }, NOW)

test.each<[ExpiryPreset, number]>([
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_592_000],
])('%s is %i seconds from now, in whole seconds', (preset, seconds) => {
  expect(expiryOf(preset)).toEqual({ ok: true, expiresAtMs: NOW - 500 + seconds * 1000 })
})

test("a time of one's own is local time, there and back", () => {
  const at = NOW - 15_500 + 3_600_000
  expect(expiryOf('custom', timeToFieldValue(at))).toEqual({ ok: true, expiresAtMs: at })
})

test.each([
  ['nothing', '', 'Choose a date'],
  ['nonsense', 'soon', 'Choose a date'],
  ['the past', timeToFieldValue(NOW - 60_000), 'in the past'],
  ['now', timeToFieldValue(NOW), 'in the past'],
  ['for ever', '2999-01-01T00:00', 'five years'],
])('%s is refused with a reason', (_, value, reason) => {
  const result = expiryOf('custom', value)
  expect(result.ok ? '' : result.reason).toContain(reason)
})
