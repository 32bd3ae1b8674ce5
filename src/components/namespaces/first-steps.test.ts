import { describe, expect, it, test } from 'vitest'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import { FIRST_STEPS, furthestOwn, stepPath, stepsDone } from './first-steps.ts'
import { namespaceFixture } from './testing-namespaces.ts'

const own = namespaceFixture(1)
const nothing = { hasApplication: false, namespace: undefined, hasInvited: false }

test.each([
  ['an empty node', nothing, 0],
  ['an application', { ...nothing, hasApplication: true }, 1],
  ['a namespace whose application was uninstalled', { ...nothing, namespace: own }, 2],
  ['a group', { ...nothing, namespace: { ...own, groupCount: 1 } }, 3],
  ['a group and an invitation', { ...nothing, namespace: { ...own, groupCount: 1 }, hasInvited: true }, 4],
  ['a second member', { ...nothing, namespace: { ...own, groupCount: 1, memberCount: 2 } }, 5],
])('%s is so far on the way', (_, facts, count) => {
  expect([...stepsDone(facts)]).toEqual(FIRST_STEPS.slice(0, count))
})

test('inviting before there is a group is no mistake: the group is what is left', () => {
  const done = stepsDone({ ...nothing, namespace: { ...own, memberCount: 2 } })
  expect(FIRST_STEPS.filter((step) => !done.has(step))).toEqual(['group'])
})

describe('the namespace that is looked at', () => {
  const joined = namespaceFixture(2, { coordinator: bytesToPublicKey(new Uint8Array(32).fill(9)), memberCount: 5 })
  const older = namespaceFixture(3, { createdAt: 1 })
  const newer = namespaceFixture(4, { createdAt: 2 })
  const further = namespaceFixture(5, { groupCount: 3 })

  it('is one of its own, the furthest, or else the newest', () => {
    expect(furthestOwn([joined])).toBeUndefined()
    expect(furthestOwn([joined, older, newer])).toBe(newer)
    expect(furthestOwn([joined, older, further, newer])).toBe(further)
  })

  it('is where the steps in it lead', () => {
    for (const step of ['group', 'invitation', 'node'] as const) {
      expect(stepPath(step, own.namespaceId)).toContain(own.namespaceId)
      expect(stepPath(step, undefined)).toBe(stepPath('namespace', undefined))
    }
  })
})
