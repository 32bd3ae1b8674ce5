/** Worlds of people for unit tests. */
import fc from 'fast-check'
import { bytesToPublicKey, type GroupId, type PublicKey } from '#shared/domain/ids.ts'
import { ROLES } from '#shared/domain/roles.ts'
import type { Person } from '#shared/wire/people.ts'
import { testGroup, testId, testRoot } from '../tree/testing-tree.ts'
import { createTreeModel, type TreeModel } from '../tree/tree-model.ts'

export function testKey(number: number): PublicKey {
  const bytes = new Uint8Array(32)
  new DataView(bytes.buffer).setUint32(28, number)
  return bytesToPublicKey(bytes)
}

type Held = Omit<Person['memberships'][number], 'groupId'>

export const testPerson = (number: number, memberships: [group: number, held: Held][], alias?: string): Person => ({
  identity: testKey(number),
  ...(alias === undefined ? {} : { alias }),
  isSelf: false,
  isCoordinator: false,
  memberships: memberships.map(([group, held]) => ({ groupId: testId(group), ...held })),
})

const held: fc.Arbitrary<Held> = fc.record({
  role: fc.constantFrom(...ROLES),
  // Bit 4 alone decides about inheriting; bit 1 only tells memberships apart.
  capabilities: fc.constantFrom(0, 1, 4, 4, 5),
})

/** Up to 25 groups, some of them walls, and four people, each directly in a few of them. */
export const peopleWorlds: fc.Arbitrary<{ model: TreeModel; people: Person[]; groupIds: GroupId[] }> = fc
  .array(fc.record({ parent: fc.nat(), isWall: fc.integer({ min: 0, max: 5 }).map((n) => n === 0) }), {
    minLength: 2,
    maxLength: 25,
  })
  .chain((rows) => {
    const list = rows.map(({ parent, isWall }, index) => ({
      ...testGroup(index + 1, Math.max(0, index - (parent % 4))),
      visibility: isWall ? ('restricted' as const) : ('open' as const),
    }))
    const memberships = fc.uniqueArray(fc.tuple(fc.nat(rows.length), held), { selector: ([at]) => at, maxLength: 5 })
    return fc.tuple(memberships, memberships, memberships, memberships).map((ofEach) => ({
      model: createTreeModel(testRoot, list),
      people: ofEach.map((one, index) => testPerson(index + 1, one)),
      groupIds: [testRoot.namespaceId, ...list.map(({ groupId }) => groupId)],
    }))
  })
