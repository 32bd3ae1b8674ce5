import { expect, test } from 'vitest'
import type { Role } from '#shared/domain/roles.ts'
import { capabilitiesToWords } from './capability-words.ts'

test.each<[Role, number, string]>([
  ['Admin', 0, 'Everything: an Admin holds every capability.'],
  ['Member', 4, 'May belong to open subgroups.'],
  ['Member', 6, 'May invite and belong to open subgroups.'],
  ['Member', 7, 'May create contexts, invite and belong to open subgroups.'],
  ['Member', 0, 'None beyond reading.'],
  ['ReadOnly', 31, 'May belong to open subgroups.'],
])('%s with bits %i', (role, bits, words) => {
  expect(capabilitiesToWords(role, bits)).toBe(words)
})
