import { expect, test } from 'vitest'
import { POLICY_DEFAULT, policyKind, policyToDisplay, type UpgradePolicy } from './policy.ts'

const within = (secs: number, nanos: number): UpgradePolicy => ({ Coordinated: { deadline: { secs, nanos } } })

test.each<[UpgradePolicy, string, string]>([
  ['Automatic', 'Automatic', 'Automatic'],
  ['LazyOnAccess', 'LazyOnAccess', 'LazyOnAccess'],
  [{ Coordinated: { deadline: null } }, 'Coordinated { deadline: None }', 'Coordinated'],
  [within(3600, 0), 'Coordinated { deadline: Some(3600s) }', 'Coordinated'],
  [within(0, 0), 'Coordinated { deadline: Some(0s) }', 'Coordinated'],
  [within(1, 500_000_000), 'Coordinated { deadline: Some(1.5s) }', 'Coordinated'],
  [within(1, 20), 'Coordinated { deadline: Some(1.00000002s) }', 'Coordinated'],
])('%j is shown as %s', (policy, display, kind) => {
  expect(policyToDisplay(policy)).toBe(display)
  expect(policyKind(policy)).toBe(kind)
})

test('the default is at next access', () => {
  expect(POLICY_DEFAULT).toBe('LazyOnAccess')
})
