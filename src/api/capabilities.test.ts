import { expect, it } from 'vitest'
import { CAPABILITY_NAMES } from '#shared/wire/node.ts'
import { capabilitiesByArea } from './capabilities.ts'

it('puts every capability into exactly one area', () => {
  const placed = capabilitiesByArea().flatMap(([, names]) => names)
  expect(placed.toSorted()).toEqual([...CAPABILITY_NAMES].toSorted())
})
