import { describe, expect, it } from 'vitest'
import { bytesToPublicKey } from '#shared/domain/ids.ts'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import { ROOT_ID, testId, testModel } from '../tree/testing-tree.ts'
import { actionReasons, adminStaysReason, createContextReason, memberReasons } from './group-rules.ts'

const can = () => ({ ok: true }) as const
const cannot = () => ({ ok: false, reason: 'This node cannot.' }) as const
const notAdmin = refuse('not_admin', 'Only an Admin.')
/** A chain down to the deepest level allowed. */
const chain = testModel(Array.from({ length: 16 }, (_, index) => index))

describe('actionReasons', () => {
  it('lets an Admin do everything to a group', () => {
    expect(actionReasons(chain, testId(1), ALLOWED, can)).toEqual({})
  })

  it('neither moves nor deletes the root, and creates nothing too deep', () => {
    expect(Object.keys(actionReasons(chain, ROOT_ID, ALLOWED, can)).length).toBe(5)
    expect(actionReasons(chain, ROOT_ID, ALLOWED, can).move).toMatch(/root/)
    expect(actionReasons(chain, ROOT_ID, ALLOWED, can).delete).toMatch(/settings/)
    expect(actionReasons(chain, testId(16), ALLOWED, can).create).toMatch(/level 17/)
    expect(actionReasons(chain, testId(15), ALLOWED, can).create).toBeUndefined()
  })

  it('names what the node lacks before the missing right', () => {
    expect(new Set(Object.values(actionReasons(chain, testId(1), notAdmin, can)))).toEqual(new Set(['Only an Admin.']))
    expect(actionReasons(chain, testId(1), notAdmin, cannot).rename).toBe('This node cannot.')
    expect(memberReasons(notAdmin, can).add).toBe('Only an Admin.')
  })
})

describe('createContextReason', () => {
  it.each([
    ['an Admin of the namespace outside the group', undefined, 0, true, true],
    ['a member with the capability', 'Member', 1, false, true],
    ['a member without it', 'Member', 6, false, false],
    ['a reader with it', 'ReadOnly', 1, false, false],
    ['an outsider', undefined, 31, false, false],
  ] as const)('%s', (_who, selfRole, selfCapabilities, namespaceAdmin, allowed) => {
    expect(createContextReason({ selfRole, selfCapabilities }, namespaceAdmin, ALLOWED, can) === undefined).toBe(
      allowed,
    )
  })
})

describe('adminStaysReason', () => {
  const key = (n: number) => bytesToPublicKey(new Uint8Array(32).fill(n))
  const admin = { identity: key(1), role: 'Admin' } as const
  const member = { identity: key(2), role: 'Member' } as const

  it('keeps the last Admin, and nobody else', () => {
    expect(adminStaysReason(admin, [admin, member], undefined)).toMatch(/no Admin left/)
    expect(adminStaysReason(member, [admin, member], undefined)).toBeUndefined()
    expect(adminStaysReason(admin, [admin, { role: 'Admin' }], undefined)).toBeUndefined()
  })

  it('keeps the coordinator in the root, however many Admins there are', () => {
    expect(adminStaysReason(admin, [admin, { role: 'Admin' }], admin.identity)).toMatch(/coordinates/)
    expect(adminStaysReason({ ...member, role: 'Admin' }, [admin, { role: 'Admin' }], admin.identity)).toBeUndefined()
  })
})
