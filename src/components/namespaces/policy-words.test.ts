import { expect, test } from 'vitest'
import { POLICY_KINDS, type UpgradePolicy } from '#shared/domain/policy.ts'
import { kindToPolicy, POLICY_ORDER, policyToWords } from './policy-words.ts'

test.each<[UpgradePolicy, string]>([
  ['Automatic', 'Automatic'],
  ['LazyOnAccess', 'On next access'],
  [{ Coordinated: { deadline: null } }, 'Coordinated, no deadline set'],
  [{ Coordinated: { deadline: { secs: 7200, nanos: 0 } } }, 'Coordinated, deadline 2 hours'],
])('%j reads as "%s"', (policy, words) => {
  expect(policyToWords(policy)).toBe(words)
})

test('the form offers every policy once, the default first', () => {
  expect([...POLICY_ORDER].sort()).toEqual([...POLICY_KINDS].sort())
  expect(kindToPolicy(POLICY_ORDER[0] ?? 'Automatic')).toBe('LazyOnAccess')
})
