import { describe, expect, it } from 'vitest'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import { ROOT_ID, testId, testModel } from '../tree/testing-tree.ts'
import { actionReasons, createContextReason } from './group-rules.ts'

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
