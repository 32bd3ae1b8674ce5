import { describe, expect, it } from 'vitest'
import { ALLOWED } from '#shared/domain/refusals.ts'
import { testId, testModel } from '../tree/testing-tree.ts'
import { createLift } from './lift.ts'
import { findTargets, manageVerdict } from './move-rules.ts'

const model = testModel([0, 1, 0])

describe('manageVerdict', () => {
  it.each([
    ['Admin', 'live', true, 'ok'],
    ['Admin', 'coordinator', true, 'ok'],
    ['Admin', 'off', true, 'ok'],
    ['Admin', 'offline', true, 'coordinator_unreachable'],
    ['Admin', 'live', false, 'coordinator_unreachable'],
    ['Admin', 'stopped', true, 'replica_stopped'],
    ['ReadOnly', 'live', true, 'not_admin'],
  ] as const)('%s, %s, reachable %s: %s', (selfRole, subscription, reachable, expected) => {
    const verdict = manageVerdict({ selfRole, subscription }, reachable)
    expect(verdict.ok ? 'ok' : verdict.code).toBe(expected)
  })
})

describe('findTargets', () => {
  const lift = createLift(model, [testId(2)], ALLOWED)
  if (lift === undefined) throw new Error('It can be lifted.')

  it('lists every legal target with its full path, the root first', () => {
    expect(findTargets(model, lift, '').legal.map((target) => target.path)).toEqual(['Top level of Acme', 'G3'])
    expect(findTargets(model, lift, '').illegal.map((target) => target.path)).toEqual(['G1', 'G1 / G2'])
  })

  it('finds by words of the path and by the beginning of the id', () => {
    expect(findTargets(model, lift, 'g2 g1').illegal.map((target) => target.id)).toEqual([testId(2)])
    expect(findTargets(model, lift, testId(3)).legal.map((target) => target.id)).toEqual([testId(3)])
  })
  it('does not offer a group that came after the lift: putting down there is refused', () => {
    const later = testModel([0, 1, 0, 0])
    expect(findTargets(later, lift, '').legal.map((target) => target.path)).toEqual(['Top level of Acme', 'G3'])
    expect(findTargets(later, lift, 'g4').illegal.map(({ verdict }) => verdict.ok)).toEqual([false])
  })
})
