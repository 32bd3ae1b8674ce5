import { expect, it, test } from 'vitest'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { testId, testList, testRoot } from '../tree/testing-tree.ts'
import { createTreeModel } from '../tree/tree-model.ts'
import { createPeopleModel } from './people-model.ts'
import { findPeople, type PersonFilter, readFilter, writeFilter } from './person-filter.ts'
import { testKey, testPerson } from './testing-people.ts'

/** root > 1 > 2; Ana may enter open groups below the root, Björn is in 1 alone, the third has no name. */
const model = createPeopleModel(createTreeModel(testRoot, testList([0, 1])), [
  testPerson(3, [[2, { role: 'ReadOnly', capabilities: 0 }]]),
  testPerson(2, [[1, { role: 'Member', capabilities: 0 }]], 'Björn Ek'),
  testPerson(1, [[0, { role: 'Admin', capabilities: 0 }]], 'ana'),
])
const ALL: PersonFilter = { search: '', groupId: undefined, role: undefined }
const [ANA, BJORN, THIRD] = [1, 2, 3].map(testKey)

test.each<[string, Partial<PersonFilter>, unknown[]]>([
  ['everybody, by name, without a name last', {}, [ANA, BJORN, THIRD]],
  ['a name without its accents', { search: 'EK bjo' }, [BJORN]],
  ['a part of a key', { search: String(THIRD).slice(-6) }, [THIRD]],
  ['words that nobody has', { search: 'ana bjo' }, []],
  ['who belongs to a group, inherited too', { groupId: testId(2) }, [ANA, THIRD]],
  ['the role inside the group: an Admin above is a Member there', { groupId: testId(2), role: 'Member' }, [ANA]],
  ['nobody who is Admin above only', { groupId: testId(1), role: 'Admin' }, []],
  ['without a group the role anywhere', { role: 'Admin' }, [ANA]],
  ['a group that is gone', { groupId: testId(99) }, []],
])('finds %s', (_, filter, expected) => {
  expect(findPeople(model, { ...ALL, ...filter }).map(({ identity }) => identity)).toEqual(expected)
})

it('goes into an address and comes back, and keeps what else is there', () => {
  for (const role of [undefined, ...ROLES] satisfies (Role | undefined)[]) {
    const filter = { search: 'ana & bob', groupId: testId(1), role }
    const params = writeFilter(new URLSearchParams('x=1'), filter)
    expect(readFilter(params)).toEqual(filter)
    expect(params.get('x')).toBe('1')
  }
  expect(writeFilter(new URLSearchParams('q=a&role=Admin'), ALL).toString()).toBe('')
})

it('passes over what an address cannot mean', () => {
  expect(readFilter(new URLSearchParams(`q=${'a'.repeat(300)}&group=zzz&role=King`))).toEqual(ALL)
})
