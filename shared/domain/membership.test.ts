import { describe, expect, test } from 'vitest'
import { bytesToGroupId, bytesToPublicKey, type GroupId, type PublicKey } from './ids.ts'
import { effectiveCapabilities, effectiveMembership, type Membered, type Membership, mayUse } from './membership.ts'
import { CAPABILITIES_ALL, type Visibility } from './roles.ts'

const bytes = (last: number) => Uint8Array.from({ length: 32 }, (_, index) => (index === 31 ? last : 1))
const group = (last: number): GroupId => bytesToGroupId(bytes(last))
const person = (last: number): PublicKey => bytesToPublicKey(bytes(last))

const [ROOT, TEAM, DESK, SEAT] = [group(0), group(1), group(2), group(3)]
const PARENTS = new Map([
  [TEAM, ROOT],
  [DESK, TEAM],
  [SEAT, DESK],
])
const ANA = person(1)

/** root > team > desk > seat. */
function world(members: [GroupId, PublicKey, Membership][], walls: GroupId[] = []): Membered {
  return {
    rootId: ROOT,
    parentOf: (id) => PARENTS.get(id),
    visibilityOf: (id): Visibility => (walls.includes(id) ? 'restricted' : 'open'),
    directMember: (id, who) => members.find(([at, whose]) => at === id && whose === who)?.[2],
  }
}
const member: Membership = { role: 'Member', capabilities: 4 }
const admin: Membership = { role: 'Admin', capabilities: 0 }
const reader: Membership = { role: 'ReadOnly', capabilities: 4 }

describe('effectiveMembership', () => {
  test('a member of the root belongs to everything below through open groups', () => {
    for (const at of [TEAM, DESK, SEAT])
      expect(effectiveMembership(world([[ROOT, ANA, member]]), at, ANA)).toEqual({ ...member, from: ROOT })
  })

  test('a restricted group is a wall for itself and all below, not for what is above', () => {
    const groups = world([[ROOT, ANA, member]], [DESK])
    expect(effectiveMembership(groups, TEAM, ANA)).toEqual({ ...member, from: ROOT })
    expect(effectiveMembership(groups, DESK, ANA)).toBeUndefined()
    expect(effectiveMembership(groups, SEAT, ANA)).toBeUndefined()
  })

  test('a direct member behind the wall belongs, and those below inherit from there', () => {
    const groups = world([[DESK, ANA, member]], [DESK])
    expect(effectiveMembership(groups, DESK, ANA)).toEqual({ ...member, from: DESK })
    expect(effectiveMembership(groups, SEAT, ANA)).toEqual({ ...member, from: DESK })
    expect(effectiveMembership(groups, TEAM, ANA)).toBeUndefined()
  })

  test('without bit 4 nothing is inherited', () => {
    expect(effectiveMembership(world([[ROOT, ANA, { role: 'Member', capabilities: 27 }]]), TEAM, ANA)).toBeUndefined()
    expect(effectiveMembership(world([[ROOT, ANA, { role: 'ReadOnly', capabilities: 0 }]]), TEAM, ANA)).toBeUndefined()
  })

  test('the nearest membership decides, even when it does not carry down', () => {
    const groups = world([
      [ROOT, ANA, member],
      [TEAM, ANA, { role: 'Member', capabilities: 0 }],
    ])
    expect(effectiveMembership(groups, TEAM, ANA)).toMatchObject({ from: TEAM })
    expect(effectiveMembership(groups, DESK, ANA)).toBeUndefined()
  })

  test('an Admin above is a Member below, whatever the bits', () => {
    expect(effectiveMembership(world([[TEAM, ANA, admin]]), SEAT, ANA)).toEqual({
      role: 'Member',
      capabilities: 0,
      from: TEAM,
    })
  })

  test('ReadOnly stays ReadOnly', () => {
    expect(effectiveMembership(world([[ROOT, ANA, reader]]), SEAT, ANA)).toEqual({ ...reader, from: ROOT })
  })

  test('a direct membership beats an inherited one', () => {
    const groups = world([
      [ROOT, ANA, member],
      [DESK, ANA, admin],
    ])
    expect(effectiveMembership(groups, DESK, ANA)).toEqual({ ...admin, from: DESK })
  })

  test('a stranger belongs nowhere, and the root inherits from nobody', () => {
    expect(effectiveMembership(world([[ROOT, ANA, member]]), SEAT, person(2))).toBeUndefined()
    expect(effectiveMembership(world([[TEAM, ANA, admin]]), ROOT, ANA)).toBeUndefined()
  })
})

describe('mayUse', () => {
  test.each<[Membership | undefined, boolean, boolean]>([
    [undefined, false, false],
    [admin, true, true],
    [{ role: 'Member', capabilities: 2 }, true, false],
    [{ role: 'Member', capabilities: 4 }, false, true],
    [{ role: 'ReadOnly', capabilities: 31 }, false, true],
    [{ role: 'ReadOnly', capabilities: 27 }, false, false],
  ])('%j: invite %s, enter open subgroups %s', (membership, invites, enters) => {
    expect(mayUse(membership, 'inviteMembers')).toBe(invites)
    expect(mayUse(membership, 'joinOpenSubgroups')).toBe(enters)
  })

  test('an Admin holds every bit', () => {
    expect(effectiveCapabilities(admin)).toBe(CAPABILITIES_ALL)
    expect(effectiveCapabilities(member)).toBe(4)
  })
})
