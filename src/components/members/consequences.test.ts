import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { effectiveMembership, type Membership } from '#shared/domain/membership.ts'
import type { MemberedTree } from '#shared/domain/move-consequences.ts'
import { ROLES } from '#shared/domain/roles.ts'
import type { Person } from '#shared/wire/people.ts'
import { ROOT_ID, testId, testList, testRoot } from '../tree/testing-tree.ts'
import { createTreeModel } from '../tree/tree-model.ts'
import { consequencesOf, departureOf } from './consequences.ts'
import { belongingsOf, createPeopleModel } from './people-model.ts'
import { peopleWorlds, testKey, testPerson } from './testing-people.ts'

const naive = (groups: MemberedTree, groupIds: readonly GroupId[], who: Person['identity']) =>
  groupIds.flatMap((groupId) => {
    const held = effectiveMembership(groups, groupId, who)
    return held === undefined ? [] : [{ groupId, ...held }]
  })
const byId = <One extends { groupId: GroupId }>(list: readonly One[]): One[] =>
  list.toSorted((one, other) => (one.groupId < other.groupId ? -1 : 1))

describe('belongingsOf', () => {
  it('is what asking the rule of every group says', () => {
    const seen = { direct: 0, inherited: 0 }
    fc.assert(
      fc.property(peopleWorlds, ({ model, people, groupIds }) => {
        const { groups } = createPeopleModel(model, people)
        for (const { identity } of people) {
          const found = belongingsOf(groups, identity)
          expect(byId(found)).toEqual(byId(naive(groups, groupIds, identity)))
          for (const { groupId, from } of found) seen[groupId === from ? 'direct' : 'inherited']++
        }
      }),
      { numRuns: 400, seed: 5 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
  })

  it('reads as an outline: what is inside comes right after', () => {
    const model = createTreeModel(testRoot, testList([0, 0, 1]))
    const { groups } = createPeopleModel(model, [testPerson(1, [[0, { role: 'Member', capabilities: 4 }]])])
    expect(belongingsOf(groups, testKey(1)).map(({ groupId }) => groupId)).toEqual([ROOT_ID, ...[1, 3, 2].map(testId)])
  })
})

/** The same people with another membership of one of them, or without it. */
const changed = (people: readonly Person[], who: Person, groupId: GroupId, next: Membership | undefined): Person[] =>
  people.map((person) => {
    if (person !== who) return person
    const others = person.memberships.filter((held) => held.groupId !== groupId)
    return { ...person, memberships: next === undefined ? others : [...others, { groupId, ...next }] }
  })

describe('consequences', () => {
  const next = fc.option(fc.record({ role: fc.constantFrom(...ROLES), capabilities: fc.constantFrom(0, 4, 5) }), {
    nil: undefined,
  })

  it('of any change tell every group apart as it was before and is after', () => {
    const seen = { lost: 0, gained: 0, changed: 0, kept: 0 }
    fc.assert(
      fc.property(peopleWorlds, fc.nat(), fc.nat(), next, ({ model, people, groupIds }, one, other, membership) => {
        const who = people[one % people.length]
        const groupId = groupIds[other % groupIds.length]
        if (who === undefined || groupId === undefined) throw new Error('There is one of each.')
        const { groups } = createPeopleModel(model, people)
        const later = createPeopleModel(model, changed(people, who, groupId, membership)).groups
        const actual = consequencesOf(groups, who.identity, groupId, membership)
        const [before, after] = [groups, later].map((world) => naive(world, groupIds, who.identity))
        const toText = (list: readonly Membership[] = []): string[] => list.map((held) => JSON.stringify(held)).sort()
        const { lost, gained, kept } = actual
        expect(
          [...lost, ...actual.changed.map((change) => change.before)].every((was) =>
            toText(before).includes(JSON.stringify(was)),
          ),
        ).toBe(true)
        expect(toText([...gained, ...kept, ...actual.changed.map((change) => change.after)])).toEqual(toText(after))
        expect(lost.length + actual.changed.length + kept.length).toBe(before?.length)
        const isIn = (list: readonly { groupId: GroupId }[] = [], id: GroupId) =>
          list.some((held) => held.groupId === id)
        for (const { groupId: id } of lost) expect(isIn(after, id)).toBe(false)
        for (const { groupId: id } of gained) expect(isIn(before, id)).toBe(false)
        for (const change of actual.changed)
          expect([change.before.role, change.before.capabilities]).not.toEqual([
            change.after.role,
            change.after.capabilities,
          ])
        for (const key of ['lost', 'gained', 'changed', 'kept'] as const) seen[key] += actual[key].length
      }),
      { numRuns: 1500, seed: 7 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
  })

  it('of leaving the namespace are that everything is lost', () => {
    fc.assert(
      fc.property(peopleWorlds, ({ model, people, groupIds }) => {
        const { groups } = createPeopleModel(model, people)
        for (const { identity } of people) {
          const { lost, ...rest } = departureOf(groups, identity, ROOT_ID)
          expect(byId(lost)).toEqual(byId(naive(groups, groupIds, identity)))
          expect(rest).toEqual({ gained: [], changed: [], kept: [] })
        }
      }),
      { numRuns: 100, seed: 9 },
    )
  })

  it('of leaving a group below one that one belongs to are few: what is above still lets in', () => {
    const model = createTreeModel(testRoot, testList([0, 1]))
    const { groups } = createPeopleModel(model, [
      testPerson(1, [
        [0, { role: 'Member', capabilities: 4 }],
        [1, { role: 'Admin', capabilities: 0 }],
      ]),
    ])
    const { lost, changed: others, kept } = departureOf(groups, testKey(1), testId(1))
    expect(lost).toEqual([])
    expect(kept.map(({ groupId }) => groupId)).toEqual([ROOT_ID])
    expect(others.map(({ after }) => [after.groupId, after.from])).toEqual([
      [testId(1), ROOT_ID],
      [testId(2), ROOT_ID],
    ])
  })
})
