import { describe, expect, test } from 'vitest'
import { INVITE_STEPS } from '../../paths.ts'
import { words } from '../../words/words.ts'
import {
  createInviteDraft,
  draftToRequest,
  type InviteDraft,
  inviteDraftSchema,
  reachableStep,
  usesToMax,
} from './invite-draft.ts'

const NOW = 1_800_000_000_000
const fresh = createInviteDraft()
const chosen: InviteDraft = { ...fresh, kindChosen: true }
const request = { idempotencyKey: 'k', recursive: false, role: 'Member' as const, expiresAtMs: NOW }
const reviewed: InviteDraft = { ...chosen, request }

describe('reachableStep', () => {
  test.each<[string, InviteDraft, string[]]>([
    ['nothing chosen', fresh, ['kind', 'kind', 'kind', 'kind']],
    ['the kind chosen', chosen, ['kind', 'expiry', 'expiry', 'expiry']],
    ['all chosen', reviewed, ['kind', 'expiry', 'review', 'review']],
  ])('%s', (_, draft, steps) => {
    expect(INVITE_STEPS.map((step) => reachableStep(draft, step))).toEqual(steps)
  })
})

test('a fresh draft asks for seven days and any number of uses', () => {
  expect(draftToRequest(fresh, NOW, 'k')).toEqual({
    ok: true,
    request: { idempotencyKey: 'k', recursive: false, role: 'Member', expiresAtMs: NOW + 7 * 86_400_000 },
  })
})

test('a draft survives being stored', () => {
  expect(inviteDraftSchema.parse(JSON.parse(JSON.stringify(reviewed)))).toEqual(reviewed)
})

test('what is wrong is said at its own field', () => {
  const wrong: InviteDraft = { ...fresh, preset: 'custom', customAt: '', uses: 'some', usesCount: '0' }
  expect(draftToRequest(wrong, NOW, 'k')).toEqual({
    ok: false,
    expiryReason: 'Choose a date and a time.',
    usesReason: 'Write a whole number from 1 to 1,000,000.',
  })
})

test.each(['', '0', '-1', '1.5', '1e3', 'two', '1000001'])('%j is no number of uses', (usesCount) => {
  expect(usesToMax({ uses: 'some', usesCount }).ok).toBe(false)
})

test.each([
  ['1', 1],
  [' 12 ', 12],
  ['1000000', 1_000_000],
])('%j is a number of uses', (usesCount, maxUses) => {
  expect(usesToMax({ uses: 'some', usesCount })).toEqual({ ok: true, maxUses })
})

test('uses in words', () => {
  expect([undefined, 1, 2000].map(words.invitations.uses)).toEqual([
    'any number of nodes',
    'one node',
    '2,000 nodes at most',
  ])
})
