import { expect, it, test } from 'vitest'
import { CAPABILITIES_ALL, type Role } from '#shared/domain/roles.ts'
import { capabilitiesToWords, rightsToWords, withCapability } from './capability-words.ts'

it('has words for every capability', () => {
  expect(capabilitiesToWords(CAPABILITIES_ALL).split(', ')).toHaveLength(5)
  expect(capabilitiesToWords(0)).toBe('None')
})

it('sets and clears one bit and leaves the others', () => {
  expect(withCapability(4, 'inviteMembers', true)).toBe(6)
  expect(withCapability(6, 'inviteMembers', true)).toBe(6)
  expect(withCapability(6, 'joinOpenSubgroups', false)).toBe(2)
})

test.each<[Role, number, string]>([
  ['Admin', 0, 'Everything: an Admin holds every capability.'],
  ['Member', 4, 'May belong to open subgroups.'],
  ['Member', 6, 'May invite and belong to open subgroups.'],
  ['Member', 7, 'May create contexts, invite and belong to open subgroups.'],
  ['Member', 0, 'None beyond reading.'],
  ['ReadOnly', 31, 'May belong to open subgroups.'],
])('%s with bits %i', (role, bits, words) => {
  expect(rightsToWords(role, bits)).toBe(words)
})
