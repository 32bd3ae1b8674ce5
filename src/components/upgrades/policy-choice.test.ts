import { expect, test } from 'vitest'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { choiceToPolicy, isSamePolicy, type LeadUnit, leadProblem, policyToChoice } from './policy-choice.ts'

const coordinated = (secs: number): UpgradePolicy => ({ Coordinated: { deadline: { secs, nanos: 0 } } })

test.each<[UpgradePolicy, string, LeadUnit]>([
  [coordinated(86_400), '1', 'days'],
  [coordinated(7200), '2', 'hours'],
  [coordinated(5400), '90', 'minutes'],
  [{ Coordinated: { deadline: null } }, '1', 'days'],
  ['Automatic', '1', 'days'],
])('%j is shown as %s %s, and comes back as it was', (policy, leadAmount, leadUnit) => {
  const choice = policyToChoice(policy)
  expect(choice).toMatchObject({ leadAmount, leadUnit })
  expect(isSamePolicy(choiceToPolicy(choice) ?? 'LazyOnAccess', policy)).toBe(true)
})

test.each([
  ['', 'hours'],
  ['0', 'hours'],
  ['-1', 'hours'],
  ['1.5', 'hours'],
  ['soon', 'days'],
  ['367', 'days'],
] as const)('a lead time of "%s" %s is no policy, unless it is not coordinated', (leadAmount, leadUnit) => {
  const choice = { kind: 'Coordinated', leadAmount, leadUnit } as const
  expect(leadProblem(choice)).toBeDefined()
  expect(choiceToPolicy(choice)).toBeUndefined()
  expect(choiceToPolicy({ ...choice, kind: 'Automatic' })).toBe('Automatic')
})

test('another lead time is another policy', () => {
  expect(isSamePolicy(coordinated(3600), coordinated(7200))).toBe(false)
  expect(isSamePolicy(coordinated(3600), 'Automatic')).toBe(false)
})
