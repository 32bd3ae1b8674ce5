import { expect, test } from 'vitest'
import { bytesToApplicationId } from '#shared/domain/ids.ts'
import type { LeadUnit } from '../upgrades/policy-choice.ts'
import {
  aliasProblem,
  type CreateDraft,
  createDraftSchema,
  draftChanges,
  draftToRequest,
  firstOpenStep,
  isStepReachable,
  newCreateDraft,
} from './create-draft.ts'

const application = bytesToApplicationId(new Uint8Array(32).fill(7))
const coordinated = (leadAmount: string, leadUnit: LeadUnit = 'hours') => ({
  kind: 'Coordinated' as const,
  leadAmount,
  leadUnit,
})
const filled: CreateDraft = { ...newCreateDraft(), applicationId: application, alias: 'Team' }

test('a fresh draft has the default policy and a key of its own', () => {
  const [a, b] = [newCreateDraft(), newCreateDraft()]
  expect(a.policy.kind).toBe('LazyOnAccess')
  expect(a.idempotencyKey).toMatch(/^[0-9a-f]{32}$/)
  expect(a.idempotencyKey).not.toBe(b.idempotencyKey)
})

test('a draft survives being stored', () => {
  expect(createDraftSchema.parse(JSON.parse(JSON.stringify(filled)))).toEqual(filled)
})

test('the key stays while the request stays the same, and is new for another one', () => {
  expect(draftChanges(filled, { alias: 'Team' })).toEqual({})
  const changes = draftChanges(filled, { alias: 'Team 2' })
  expect(changes).toMatchObject({ alias: 'Team 2' })
  expect({ ...filled, ...changes }.idempotencyKey).not.toBe(filled.idempotencyKey)
})

test.each([
  ['nothing chosen', newCreateDraft(), [application], 'application'],
  ['an application that is no longer there', filled, [], 'application'],
  ['a name that cannot be', { ...filled, alias: ' Team' }, [application], 'alias'],
  ['a lead time that is none', { ...filled, policy: coordinated('soon') }, [application], 'policy'],
  ['everything', filled, [application], 'review'],
  ['everything but a name', { ...filled, alias: '' }, [application], 'review'],
] as const)('with %s, the wizard is open up to the right step', (_name, draft, installed, step) => {
  expect(firstOpenStep(draft, installed)).toBe(step)
})

test('a step is reachable when everything before it is answered', () => {
  expect(isStepReachable('policy', 'application')).toBe(false)
  expect(isStepReachable('policy', 'alias')).toBe(true)
  expect(isStepReachable('review', 'review')).toBe(true)
})

test.each([
  ['', undefined],
  ['Team', undefined],
  ['x'.repeat(65), 'A name has at most 64 bytes; this one has 65.'],
])('the name "%s" is judged by the shared rule', (alias, problem) => {
  expect(aliasProblem(alias)).toBe(problem)
})

test('the request carries the alias only when there is one', () => {
  expect(draftToRequest(filled)).toEqual({ applicationId: application, upgradePolicy: 'LazyOnAccess', alias: 'Team' })
  expect(draftToRequest({ ...filled, alias: '', policy: coordinated('3', 'days') })).toEqual({
    applicationId: application,
    upgradePolicy: { Coordinated: { deadline: { secs: 259_200, nanos: 0 } } },
  })
  expect(draftToRequest(newCreateDraft())).toBeUndefined()
})
