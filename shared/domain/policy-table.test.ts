import { describe, expect, test } from 'vitest'
import { bytesToGroupId, bytesToPublicKey, type GroupId, type PublicKey } from './ids.ts'
import type { Membered, Membership } from './membership.ts'
import { type Standing, standingIn, standingOf } from './permissions.ts'
import { ACTIONS, type Action, manageVerdict, mayDo } from './policy-table.ts'
import { CAPABILITIES, CAPABILITIES_ALL, type Visibility } from './roles.ts'

const bytes = (last: number) => Uint8Array.from({ length: 32 }, (_, index) => (index === 31 ? last : 1))
const group = (last: number): GroupId => bytesToGroupId(bytes(last))
const [ROOT, TEAM, DESK] = [group(0), group(1), group(2)]
const ANA: PublicKey = bytesToPublicKey(bytes(1))

/** root > team > desk; Ana's memberships alone. */
function world(members: [GroupId, Membership][], walls: GroupId[] = []) {
  const parents = new Map([
    [TEAM, ROOT],
    [DESK, TEAM],
  ])
  const groups: Membered & { isParticipant(who: PublicKey): boolean } = {
    rootId: ROOT,
    parentOf: (id) => parents.get(id),
    visibilityOf: (id): Visibility => (walls.includes(id) ? 'restricted' : 'open'),
    directMember: (id) => members.find(([at]) => at === id)?.[1],
    isParticipant: () => members.length > 0,
  }
  return groups
}
const admin: Membership = { role: 'Admin', capabilities: 4 }
const holding = (capabilities: number): Membership => ({ role: 'Member', capabilities })
const code = (action: Action, at: GroupId, members: [GroupId, Membership][], walls: GroupId[] = []) => {
  const verdict = mayDo(action, standingIn(world(members, walls), ANA, at))
  return verdict.ok ? 'ok' : verdict.code
}

describe('who may', () => {
  test('a namespace Admin may do everything but speak for others, in every group, behind walls too', () => {
    const standing = standingIn(world([[ROOT, admin]], [TEAM, DESK]), ANA, DESK)
    const refused = ACTIONS.filter((action) => !mayDo(action, standing).ok)
    expect(refused).toEqual(['member.alias', 'invitation.share'])
  })

  test('an Admin of a group may what is that group’s, and nothing below or above it', () => {
    for (const action of ['group.visibility', 'group.defaults', 'member.add'] as const) {
      expect(code(action, TEAM, [[TEAM, admin]])).toBe('ok')
      expect(code(action, DESK, [[TEAM, admin]])).not.toBe('ok')
      expect(code(action, ROOT, [[TEAM, admin]])).not.toBe('ok')
    }
    for (const action of ['group.create', 'group.move', 'group.delete', 'group.alias', 'namespace.policy'] as const)
      expect(code(action, TEAM, [[TEAM, admin]])).toBe('not_admin')
  })

  test.each([
    ['context.create', CAPABILITIES.createContext],
    ['invitation.create', CAPABILITIES.inviteMembers],
    ['member.add', CAPABILITIES.manageMembers],
  ] as const)(
    '%s takes its bit and no other, reaches as far as the membership, and not through a wall',
    (action, bit) => {
      const entering = bit | CAPABILITIES.joinOpenSubgroups
      expect(code(action, ROOT, [[ROOT, holding(bit)]])).toBe('ok')
      expect(code(action, ROOT, [[ROOT, holding(CAPABILITIES_ALL - bit)]])).toBe('missing_capability')
      expect(code(action, DESK, [[ROOT, holding(entering)]])).toBe('ok')
      expect(code(action, DESK, [[ROOT, holding(bit)]])).toBe('missing_capability')
      expect(code(action, DESK, [[ROOT, holding(entering)]], [TEAM])).toBe('missing_capability')
      expect(code(action, ROOT, [[ROOT, { role: 'ReadOnly', capabilities: CAPABILITIES_ALL }]])).toBe(
        'missing_capability',
      )
      expect(code(action, ROOT, [])).toBe('missing_capability')
    },
  )

  test('bit 16 opens nothing', () => {
    for (const action of ACTIONS)
      expect([action, code(action, ROOT, [[ROOT, holding(CAPABILITIES.manageApplication)]])]).toEqual([
        action,
        code(action, ROOT, [[ROOT, holding(0)]]),
      ])
  })

  test('what was issued is withdrawn by an Admin, or by its issuer as long as that is a member', () => {
    const standing = (over: Partial<Standing>): Standing => ({
      participates: true,
      namespaceRole: 'Member',
      held: holding(0),
      isOwn: false,
      ...over,
    })
    expect(mayDo('invitation.withdraw', standing({}))).toMatchObject({ code: 'not_admin' })
    expect(mayDo('invitation.withdraw', standing({ isOwn: true }))).toEqual({ ok: true })
    expect(mayDo('invitation.withdraw', standing({ isOwn: true, participates: false }))).toMatchObject({ ok: false })
    expect(mayDo('invitation.withdraw', standing({ namespaceRole: 'Admin' }))).toEqual({ ok: true })
  })
})

describe('whoever manages members without being an Admin', () => {
  const manager = standingIn(world([[ROOT, holding(8 + 2)]]), ANA, ROOT)
  const change = (roles: Standing['namespaceRole'][], bits = 0) =>
    manageVerdict('member.role', manager, { roles, bits })

  test('moves others between Member, ReadOnly and nothing', () => {
    expect(change(['Member', 'ReadOnly', undefined])).toEqual({ ok: true })
  })
  test('leaves Admins alone and makes none', () => {
    expect(change(['Admin', 'Member'])).toMatchObject({ code: 'not_admin' })
    expect(change(['Member', 'Admin'])).toMatchObject({ code: 'not_admin' })
  })
  test('gives and takes what it holds, and nothing else', () => {
    expect(change(['Member'], 8 + 2)).toEqual({ ok: true })
    for (const bit of [1, 4, 16]) expect(change(['Member'], bit)).toMatchObject({ code: 'missing_capability' })
  })
  test('an Admin of the group is bound by none of this', () => {
    const chief = standingIn(world([[TEAM, admin]]), ANA, TEAM)
    expect(manageVerdict('member.capabilities', chief, { roles: ['Admin'], bits: 31 })).toEqual({ ok: true })
  })
})

test('what a node tells of itself comes to the same standing as the log', () => {
  const groups = world([
    [ROOT, holding(6)],
    [DESK, admin],
  ])
  const standing = standingOf({ selfRole: 'Member', selfCapabilities: 6 }, { selfRole: 'Admin', selfCapabilities: 31 })
  for (const action of ACTIONS) expect(mayDo(action, standing)).toEqual(mayDo(action, standingIn(groups, ANA, DESK)))
  expect(standingOf({ selfCapabilities: 0 }).held).toBeUndefined()
})
