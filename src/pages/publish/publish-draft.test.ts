import { expect, test } from 'vitest'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { proposedDeadlineMs } from '#shared/domain/upgrades.ts'
import { timeToFieldValue } from '../../components/invitations/expiry.ts'
import { PUBLISH_STEPS, type PublishStep } from '../../paths.ts'
import { createPublishDraft, draftToRequest, type PublishDraft, reachableStep } from './publish-draft.ts'

const NOW = Date.UTC(2026, 10, 26, 12)
const coordinated: UpgradePolicy = { Coordinated: { deadline: { secs: 3600, nanos: 0 } } }
const publishable = [{ version: '1.1.0', appKey: 'ab'.repeat(32) }]
const draft = (changes: Partial<PublishDraft> = {}): PublishDraft => ({ ...createPublishDraft(), ...changes })
const chosen = { version: '1.1.0', changesSeen: true }
const request = { idempotencyKey: 'k', version: '1.1.0' }

test.each<[string, Partial<PublishDraft>, UpgradePolicy, PublishStep]>([
  ['nothing', {}, 'Automatic', 'version'],
  ['a version that is not here', { version: '9.0.0' }, 'Automatic', 'version'],
  ['a version', { version: '1.1.0' }, 'Automatic', 'changes'],
  ['notes too long', { ...chosen, notes: 'x'.repeat(2001) }, 'Automatic', 'changes'],
  ['no request yet', chosen, 'Automatic', 'when'],
  ['a request', { ...chosen, request }, 'Automatic', 'review'],
  ['a request for another version', { ...chosen, request: { ...request, version: '1.0.9' } }, 'Automatic', 'when'],
  ['a request from before the policy was coordinated', { ...chosen, request }, coordinated, 'when'],
  [
    'one with a deadline, no longer coordinated',
    { ...chosen, request: { ...request, deadlineMs: NOW } },
    'Automatic',
    'when',
  ],
])('%s: the wizard goes no further than it can', (_, changes, policy, step) => {
  expect(reachableStep(draft(changes), { policy, publishable }, 'review')).toBe(step)
})

test('a request whose answer was lost can be sent again, though its version is published by now', () => {
  const none = { policy: 'Automatic' as const, publishable: [] }
  expect(reachableStep(draft({ ...chosen, request }), none, 'review')).toBe('review')
  expect(reachableStep(draft(chosen), none, 'review')).toBe('version')
})

test('steps that are done can be gone back to', () => {
  const complete = draft({ ...chosen, request })
  for (const step of PUBLISH_STEPS)
    expect(reachableStep(complete, { policy: 'Automatic', publishable }, step)).toBe(step)
})

test('the deadline is the lead time of the policy, or the time chosen; without a policy for it there is none', () => {
  const made = (changes: Partial<PublishDraft>, policy: UpgradePolicy) =>
    draftToRequest(draft({ ...chosen, ...changes }), policy, NOW, 'k')
  expect(made({}, 'LazyOnAccess')).toEqual({ ok: true, request })
  expect(made({ notes: ' faster ' }, coordinated)).toEqual({
    ok: true,
    request: { ...request, notes: 'faster', deadlineMs: NOW + 3_600_000 },
  })
  const odd: UpgradePolicy = { Coordinated: { deadline: { secs: 0, nanos: 500_000_000 } } }
  expect(made({}, odd)).toMatchObject({ request: { deadlineMs: proposedDeadlineMs(odd, NOW) } })
  const at = NOW + 7_200_000
  expect(made({ deadline: 'custom', customAt: timeToFieldValue(at) }, coordinated)).toMatchObject({
    request: { deadlineMs: at },
  })
  for (const customAt of ['', 'soon', timeToFieldValue(NOW - 60_000)])
    expect(made({ deadline: 'custom', customAt }, coordinated).ok).toBe(false)
})
