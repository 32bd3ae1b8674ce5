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
  const verdicts = createLift(model, [testId(2)], ALLOWED)?.verdicts ?? new Map()

  it('lists every legal target with its full path, the root first', () => {
    expect(findTargets(model, verdicts, '').legal.map((target) => target.path)).toEqual(['Top level of Acme', 'G3'])
    expect(findTargets(model, verdicts, '').illegal.map((target) => target.path)).toEqual(['G1', 'G1 / G2'])
  })

  it('finds by words of the path and by the beginning of the id', () => {
    expect(findTargets(model, verdicts, 'g2 g1').illegal.map((target) => target.id)).toEqual([testId(2)])
    expect(findTargets(model, verdicts, testId(3)).legal.map((target) => target.id)).toEqual([testId(3)])
  })
})
