import { describe, expect, it, test } from 'vitest'
import { standingOf } from '#shared/domain/permissions.ts'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import type { Role } from '#shared/domain/roles.ts'
import { type MemberScene, memberRules } from './member-rules.ts'
import { testKey } from './testing-people.ts'

const can = () => ({ ok: true }) as const
const direct = (number: number, role: Role) => ({ identity: testKey(number), role, capabilities: 4 })
const [boss, other, mia, rob] = [direct(1, 'Admin'), direct(2, 'Admin'), direct(3, 'Member'), direct(4, 'ReadOnly')]

const scene = (self: MemberScene['self'], changes: Partial<MemberScene> = {}): MemberScene => ({
  self,
  members: [boss, other, mia, rob],
  coordinator: undefined,
  write: ALLOWED,
  can,
  ...changes,
})
const admin = standingOf({ selfRole: 'Admin', selfCapabilities: 31 })
const inGroup = (selfRole: Role, selfCapabilities: number) =>
  standingOf({ selfRole: 'Member', selfCapabilities: 4 }, { selfRole, selfCapabilities })

describe('memberRules', () => {
  test.each([
    ['an Admin of the namespace', admin, true, true, true],
    ['an Admin of the group', inGroup('Admin', 0), true, true, true],
    ['a manager of members', inGroup('Member', 8), true, true, false],
    ['a member', inGroup('Member', 4), false, false, false],
    ['a reader who holds the bit', inGroup('ReadOnly', 8), false, false, false],
  ])('%s', (_, self, adds, removes, touchesAdmins) => {
    const rules = memberRules(scene(self))
    expect(rules.add('Member') === undefined).toBe(adds)
    expect(rules.add('Admin') === undefined).toBe(touchesAdmins)
    expect(rules.remove(mia) === undefined).toBe(removes)
    expect(rules.remove(other) === undefined).toBe(touchesAdmins)
    expect(rules.role(mia, 'ReadOnly') === undefined).toBe(removes)
    expect(rules.role(mia, 'Admin') === undefined).toBe(touchesAdmins)
    expect(rules.visibility === undefined).toBe(touchesAdmins)
    expect(rules.leave(mia)).toBeUndefined()
  })

  it('lets a manager give only what they hold', () => {
    const rules = memberRules(scene(inGroup('Member', 8 + 2)))
    expect(rules.right(mia, 'inviteMembers')).toBeUndefined()
    expect(rules.right(mia, 'createContext')).toMatch(/hold themselves/)
    expect(rules.right(boss, 'inviteMembers')).toMatch(/Only an Admin/)
  })

  it('lets a manager raise a reader only to bits that they hold', () => {
    const rules = memberRules(scene(inGroup('Member', 8 + 2)))
    expect(rules.role(rob, 'Member')).toBeUndefined()
    expect(rules.role({ ...rob, capabilities: 4 + 2 }, 'Member')).toBeUndefined()
    expect(rules.role({ ...rob, capabilities: 4 + 1 }, 'Member')).toMatch(/hold themselves/)
    expect(rules.role({ ...mia, capabilities: 4 + 1 }, 'ReadOnly')).toBeUndefined()
  })

  it('lets a manager put nobody out of the namespace who is an Admin somewhere', () => {
    const rules = memberRules(scene(inGroup('Member', 8)))
    expect(rules.remove(mia, ['Member', 'Admin'])).toMatch(/Only an Admin/)
    expect(rules.remove(mia, ['Member'])).toBeUndefined()
  })

  it('keeps the last Admin, in every way, and nobody else', () => {
    const rules = memberRules(scene(admin, { members: [boss, mia] }))
    for (const reason of [rules.remove(boss), rules.leave(boss), rules.role(boss, 'Member')])
      expect(reason).toMatch(/no Admin left/)
    expect(rules.role(boss, 'Admin')).toBeUndefined()
    expect([rules.remove(mia), rules.leave(mia)]).toEqual([undefined, undefined])
  })

  it('keeps the coordinator in the root, however many Admins there are', () => {
    const rules = memberRules(scene(admin, { coordinator: boss.identity }))
    for (const reason of [rules.remove(boss), rules.leave(boss), rules.role(boss, 'ReadOnly')])
      expect(reason).toMatch(/coordinates/)
    expect(rules.leave(other)).toBeUndefined()
  })

  it('names what the node lacks before a missing right, and that before what cannot be written', () => {
    const write = refuse('coordinator_unreachable', 'Offline.')
    const cannot = () => ({ ok: false, reason: 'This node cannot.' }) as const
    expect(memberRules(scene(inGroup('Member', 0), { can: cannot, write })).add('Member')).toBe('This node cannot.')
    expect(memberRules(scene(inGroup('Member', 0), { write })).add('Member')).toMatch(/right to manage members/)
    expect(memberRules(scene(admin, { write })).add('Member')).toBe('Offline.')
  })
})
