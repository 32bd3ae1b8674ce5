import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesToGroupId, bytesToPublicKey, type GroupId, type PublicKey } from './ids.ts'
import { effectiveMembership, type Membered, type Membership } from './membership.ts'
import { deepestLevel, type MemberedTree, moveConsequences, visibilityConsequences } from './move-consequences.ts'
import { createMovedTree } from './moved-tree.ts'
import { ROLES, type Visibility } from './roles.ts'
import { createTree, depthOf, heightOf, moveVerdict } from './tree.ts'

const bytes = (index: number): Uint8Array => {
  const id = new Uint8Array(32)
  new DataView(id.buffer).setUint32(28, index)
  return id
}
const group = (index: number): GroupId => bytesToGroupId(bytes(index))
const person = (index: number): PublicKey => bytesToPublicKey(bytes(index))
const PEOPLE = [1, 2, 3, 4].map(person)
const ROOT = group(0)

type World = {
  parents: Map<GroupId, GroupId>
  walls: ReadonlySet<GroupId>
  members: Map<GroupId, Map<PublicKey, Membership>>
}
type Move = { groupId: GroupId; newParentId: GroupId }

const treeOf = ({ parents }: World) =>
  createTree(
    ROOT,
    [...parents].map(([groupId, parentId]) => ({ groupId, parentId })),
  )
const memberedOf = (world: World): Membered => ({
  rootId: ROOT,
  parentOf: (id) => world.parents.get(id),
  visibilityOf: (id): Visibility => (world.walls.has(id) ? 'restricted' : 'open'),
  directMember: (id, who) => world.members.get(id)?.get(who),
})
const memberedTreeOf = (world: World): MemberedTree => ({
  ...treeOf(world),
  ...memberedOf(world),
  directMembers: (id) => world.members.get(id)?.keys() ?? [],
})

/** The moves that the tree allows, each in the tree that the ones before it leave; and that tree, made of edges alone. */
function play(world: World, moves: readonly Move[]): { legal: Move[]; after: World } {
  const after: World = { ...world, parents: new Map(world.parents) }
  const legal = moves.filter(({ groupId, newParentId }) => {
    const { ok } = moveVerdict(treeOf(after), groupId, newParentId)
    if (ok) after.parents.set(groupId, newParentId)
    return ok
  })
  return { legal, after }
}

type Told = string
const told = (groupId: GroupId, who: PublicKey, before?: Membership, after?: Membership): Told =>
  [groupId, who, before?.role, before?.capabilities, after?.role, after?.capabilities].join(' ')

/** Every person in every group, before and after. */
function naive(before: World, after: World): { told: Told[]; groupIds: GroupId[] } {
  const lines: Told[] = []
  const groupIds = new Set<GroupId>()
  for (const id of [ROOT, ...before.parents.keys()])
    for (const who of PEOPLE) {
      const [was, is] = [memberedOf(before), memberedOf(after)].map((groups) => effectiveMembership(groups, id, who))
      if (was?.role === is?.role && was?.capabilities === is?.capabilities) continue
      lines.push(told(id, who, was, is))
      if (was === undefined || is === undefined) groupIds.add(id)
    }
  return { told: lines.sort(), groupIds: [...groupIds].sort() }
}

function clever(world: World, moves: readonly Move[]) {
  const tree = memberedTreeOf(world)
  const after = createMovedTree(tree)
  for (const { groupId, newParentId } of moves) expect(after.move(groupId, newParentId)).toEqual({ ok: true })
  const { changes, groupIds } = moveConsequences(tree, after, Number.POSITIVE_INFINITY)
  for (const change of changes) expect(change.groupCount).toBe(change.groupIds.length)
  return {
    changes,
    told: changes.flatMap(({ identity, before, after: is, groupIds: ids }) =>
      ids.map((id) => told(id, identity, before, is)),
    ),
    groupIds,
    after,
  }
}

const membership: fc.Arbitrary<Membership> = fc.record({
  role: fc.constantFrom(...ROLES),
  // Bit 4 alone decides about inheriting; bit 1 only tells memberships apart.
  capabilities: fc.constantFrom(0, 1, 4, 4, 5),
})
const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      parent: fc.nat(10_000),
      isNear: fc.boolean(),
      isWall: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
    { minLength: 3, maxLength: 30 },
  )
  .chain((rows) => {
    const parents = new Map<GroupId, GroupId>()
    const walls = new Set<GroupId>()
    for (const [index, { parent, isNear, isWall }] of rows.entries()) {
      parents.set(group(index + 1), group(isNear ? Math.max(0, index - (parent % 3)) : parent % (index + 1)))
      if (isWall) walls.add(group(index + 1))
    }
    const places = fc.tuple(fc.nat(rows.length), fc.constantFrom(...PEOPLE), membership)
    return fc.array(places, { minLength: 1, maxLength: 16 }).map((held) => {
      const members: World['members'] = new Map()
      for (const [index, who, what] of held) {
        const id = group(index)
        members.set(id, (members.get(id) ?? new Map()).set(who, what))
      }
      return { parents, walls, members }
    })
  })
const scenes = worlds.chain((world) => {
  const size = world.parents.size
  const move = fc.record({
    groupId: fc.integer({ min: 1, max: size }).map(group),
    newParentId: fc.nat(size).map(group),
  })
  return fc.tuple(fc.constant(world), fc.array(move, { minLength: 1, maxLength: 8 }))
})

describe('moveConsequences', () => {
  test('says of every person and group what asking the rule everywhere says', () => {
    const seen = { changes: 0, changed: 0, several: 0 }
    fc.assert(
      fc.property(scenes, ([world, moves]) => {
        const { legal, after } = play(world, moves)
        const expected = naive(world, after)
        const actual = clever(world, legal)
        expect([...actual.told].sort()).toEqual(expected.told)
        expect([...actual.groupIds].sort()).toEqual(expected.groupIds)
        const tree = treeOf(after)
        const ids = legal.map(({ groupId }) => groupId)
        expect(deepestLevel(actual.after, ids)).toBe(
          Math.max(0, ...ids.map((id) => depthOf(tree, id) + heightOf(tree, id))),
        )
        expect(new Set(actual.after.movedIds())).toEqual(
          new Set([...after.parents.keys()].filter((id) => after.parents.get(id) !== world.parents.get(id))),
        )
        const cut = moveConsequences(memberedTreeOf(world), actual.after, 2)
        expect(cut.changes).toEqual(
          actual.changes.map((change) => ({ ...change, groupIds: change.groupIds.slice(0, 2) })),
        )
        if (expected.told.length > 0) seen.changes++
        if (expected.told.length > 0 && expected.groupIds.length === 0) seen.changed++
        if (legal.length > 1) seen.several++
      }),
      { numRuns: 3000, seed: 20_260_401 },
    )
    // Random worlds that never touch anyone would prove nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
  })

  const [ANA, BEN] = [person(1), person(2)]
  const [TEAM, DESK, SEAT, VAULT] = [group(1), group(2), group(3), group(4)]
  const member: Membership = { role: 'Member', capabilities: 4 }
  const reader: Membership = { role: 'ReadOnly', capabilities: 4 }
  /** root > team, root > desk > seat, root > vault. Ana is in the team and the vault, Ben in the seat; the vault is a wall. */
  const world: World = {
    parents: new Map([
      [TEAM, ROOT],
      [DESK, ROOT],
      [SEAT, DESK],
      [VAULT, ROOT],
    ]),
    walls: new Set([VAULT]),
    members: new Map([
      [TEAM, new Map([[ANA, member]])],
      [VAULT, new Map([[ANA, reader]])],
      [SEAT, new Map([[BEN, member]])],
    ]),
  }
  const intoTeam = { groupId: DESK, newParentId: TEAM }
  test.each<[string, Move[], Told[]]>([
    ['who is above gains it all', [intoTeam], [told(DESK, ANA, undefined, member), told(SEAT, ANA, undefined, member)]],
    ['there and back is nothing', [intoTeam, { groupId: DESK, newParentId: ROOT }], []],
    ['a wall keeps its own', [{ groupId: VAULT, newParentId: DESK }], []],
    ['a direct member needs nobody above', [{ groupId: SEAT, newParentId: ROOT }], []],
    [
      'after several moves only the last place counts',
      [intoTeam, { groupId: TEAM, newParentId: VAULT }, { groupId: DESK, newParentId: VAULT }],
      [told(DESK, ANA, undefined, reader), told(SEAT, ANA, undefined, reader)],
    ],
  ])('%s', (_, moves, expected) => {
    expect(clever(world, moves).told.sort()).toEqual([...expected].sort())
  })

  test('counts thousands of people in thousands of groups, and lists a few', () => {
    const [groupCount, peopleCount, belowDesk] = [9_000, 10_000, 4_000]
    // root > team (everybody) > top > desk (Ana herself) > 4,000 groups; all others are right below the top.
    const [team, top, desk, ...others] = Array.from({ length: groupCount + 1 }, (_, index) => group(index + 1))
    if (team === undefined || top === undefined || desk === undefined) throw new Error('There are so many.')
    const everybody = Array.from({ length: peopleCount }, (_, index) => person(index + 1))
    const large: World = {
      parents: new Map([
        [team, ROOT],
        [top, team],
        [desk, top],
        ...others.map((id, index): [GroupId, GroupId] => [id, index < belowDesk ? desk : top]),
      ]),
      walls: new Set(),
      members: new Map([
        [team, new Map(everybody.map((who) => [who, member]))],
        [desk, new Map([[ANA, member]])],
      ]),
    }
    const tree = memberedTreeOf(large)
    const after = createMovedTree(tree)
    expect(after.move(top, ROOT)).toEqual({ ok: true })
    const { changes, groupIds } = moveConsequences(tree, after, 20)
    expect(groupIds).toHaveLength(groupCount)
    expect(changes).toHaveLength(peopleCount)
    expect(changes.filter((change) => change.groupIds.length !== 20)).toEqual([])
    const countsOf = (isAna: boolean) =>
      new Set(changes.filter(({ identity }) => (identity === ANA) === isAna).map((change) => change.groupCount))
    expect([...countsOf(false)]).toEqual([groupCount])
    expect([...countsOf(true)]).toEqual([groupCount - 1 - belowDesk])
  })
})

describe('visibilityConsequences', () => {
  test('says of every person and group what asking the rule everywhere says', () => {
    const seen = { gained: 0, lost: 0, nothing: 0 }
    const scene = worlds.chain((world) =>
      fc.tuple(fc.constant(world), fc.integer({ min: 1, max: world.parents.size }).map(group)),
    )
    fc.assert(
      fc.property(scene, ([world, groupId]) => {
        const opens = world.walls.has(groupId)
        const walls = new Set(world.walls)
        if (opens) walls.delete(groupId)
        else walls.add(groupId)
        const expected = naive(world, { ...world, walls })
        const { changes, groupIds } = visibilityConsequences(
          memberedTreeOf(world),
          groupId,
          opens ? 'open' : 'restricted',
          Number.POSITIVE_INFINITY,
        )
        const actual = changes.flatMap(({ identity, before, after, groupIds: ids }) =>
          ids.map((id) => told(id, identity, before, after)),
        )
        expect(actual.sort()).toEqual(expected.told)
        expect([...groupIds].sort()).toEqual(expected.groupIds)
        for (const change of changes) expect(change.groupCount).toBe(change.groupIds.length)
        seen[expected.told.length === 0 ? 'nothing' : opens ? 'gained' : 'lost']++
      }),
      { numRuns: 2000, seed: 20_261_126 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
  })
})
