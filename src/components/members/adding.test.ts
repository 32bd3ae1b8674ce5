import { expect, it } from 'vitest'
import { testId } from '../tree/testing-tree.ts'
import { addToGroups, type Outcome } from './adding.ts'
import { testKey } from './testing-people.ts'

it('tries every group once, tells what became of each, and asks again with the same keys', async () => {
  const sent: [string, string | undefined][] = []
  const told = new Map<string, Outcome['state'][]>()
  const member = { identity: testKey(1), role: 'Member' } as const
  const failing = testId(2)
  const round = (groupIds: ReturnType<typeof testId>[]) =>
    addToGroups({
      api: {
        addMembers: async (groupId, members, options) => {
          expect(members).toEqual([member])
          sent.push([groupId, options?.idempotencyKey])
          if (groupId === failing && sent.length < 4) throw new Error('gone')
        },
      },
      member,
      groupIds,
      batch: 'b1',
      onOutcome: (groupId, { state }) => told.set(groupId, [...(told.get(groupId) ?? []), state]),
    })
  await round([testId(1), failing, testId(3)])
  expect(sent.map(([groupId]) => groupId)).toEqual([testId(1), failing, testId(3)])
  expect(new Set(sent.map(([, key]) => key)).size).toBe(3)
  expect(told.get(failing)).toEqual(['waiting', 'adding', 'failed'])
  expect(told.get(testId(3))).toEqual(['waiting', 'adding', 'added'])
  await round([failing])
  expect(sent[3]).toEqual(sent[1])
  expect(told.get(failing)?.at(-1)).toBe('added')
})
