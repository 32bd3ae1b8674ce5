import { expect, test } from 'vitest'
import { POLICY_DEFAULT, POLICY_KINDS, policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import { POLICY_ORDER, policyToWords } from './policy-words.ts'

test.each<[UpgradePolicy, string]>([
  ['Automatic', 'Automatic'],
  ['LazyOnAccess', 'Lazy-on-access'],
  [{ Coordinated: { deadline: null } }, 'Coordinated'],
  [{ Coordinated: { deadline: { secs: 7200, nanos: 0 } } }, 'Coordinated, 2 hours ahead'],
])('%j reads as "%s"', (policy, words) => {
  expect(policyToWords(policy)).toBe(words)
})

test('the form offers every policy once, the default first', () => {
  expect([...POLICY_ORDER].sort()).toEqual([...POLICY_KINDS].sort())
  expect(POLICY_ORDER[0]).toBe(policyKind(POLICY_DEFAULT))
})
