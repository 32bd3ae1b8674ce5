import { expect, it } from 'vitest'
import { CAPABILITIES, CAPABILITIES_ALL } from '#shared/domain/roles.ts'
import { CAPABILITY_WORDS, capabilitiesToWords, withCapability } from './capability-words.ts'

it('has words for every capability', () => {
  expect(CAPABILITY_WORDS.map(({ capability }) => capability).sort()).toEqual(Object.keys(CAPABILITIES).sort())
  expect(capabilitiesToWords(CAPABILITIES_ALL).split(', ')).toHaveLength(5)
  expect(capabilitiesToWords(0)).toBe('None')
})

it('sets and clears one bit and leaves the others', () => {
  expect(withCapability(4, 'inviteMembers', true)).toBe(6)
  expect(withCapability(6, 'inviteMembers', true)).toBe(6)
  expect(withCapability(6, 'joinOpenSubgroups', false)).toBe(2)
})
