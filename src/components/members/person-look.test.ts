import { expect, it } from 'vitest'
import { ROOT_ID, testId, testList, testRoot } from '../tree/testing-tree.ts'
import { createTreeModel } from '../tree/tree-model.ts'
import { createPeopleModel } from './people-model.ts'
import { personLook } from './person-look.ts'
import { testPerson } from './testing-people.ts'

const held = (role: 'Admin' | 'Member' | 'ReadOnly') => ({ role, capabilities: 4 })
/** root > 1 > 2, root > 3. */
const lookOf = (person: ReturnType<typeof testPerson>, groupId?: ReturnType<typeof testId>) =>
  personLook(createPeopleModel(createTreeModel(testRoot, testList([0, 1, 0])), [person]), person, groupId)

it('tells the role in the namespace first, and others where they differ', () => {
  const ana = testPerson(1, [
    [0, held('Member')],
    [1, held('Admin')],
    [3, held('Member')],
  ])
  expect(lookOf(ana)).toEqual({
    held: { ...held('Member'), from: ROOT_ID },
    otherRoles: [{ role: 'Admin', count: 1 }],
    directIds: [ROOT_ID, testId(1), testId(3)],
    inheritedCount: 1,
  })
  expect(lookOf(ana, testId(2)).held).toEqual({ ...held('Member'), from: testId(1) })
})

it('tells of somebody who is in one group alone the role there, and of several all of them', () => {
  const one = lookOf(testPerson(1, [[1, held('Admin')]]))
  expect([one.held?.from, one.held?.role, one.otherRoles]).toEqual([testId(1), 'Admin', []])
  const two = lookOf(
    testPerson(1, [
      [1, held('Admin')],
      [3, held('ReadOnly')],
    ]),
  )
  expect([two.held, two.otherRoles]).toEqual([
    undefined,
    [
      { role: 'Admin', count: 1 },
      { role: 'ReadOnly', count: 1 },
    ],
  ])
})
