import { expect, test } from 'vitest'
import { bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import type { InvitationRecord, InvitationStatus } from '#shared/wire/ledger.ts'
import { LEDGER_FILTERS, type LedgerFilter, ledgerReasons, matchesFilter, statusAt, usesLeft } from './ledger-rules.ts'

const END = 1_800_000_000_000
const recordOf = (changes: Partial<InvitationRecord> = {}): InvitationRecord => ({
  invitationId: 'ab'.repeat(32),
  inviter: bytesToPublicKey(new Uint8Array(32).fill(1)),
  isOwn: true,
  role: 'Member',
  issuedAtMs: END - 1000,
  expiresAtMs: END,
  status: 'waiting',
  groups: [{ groupId: bytesToGroupId(new Uint8Array(32)) }],
  groupCount: 1,
  uses: [],
  useCount: 0,
  ...changes,
})

test.each<[InvitationStatus, number, InvitationStatus]>([
  ['waiting', END - 1, 'waiting'],
  ['waiting', END, 'expired'],
  ['withdrawn', END, 'withdrawn'],
  ['used-up', END, 'used-up'],
])('%s at %i is %s', (status, nowMs, now) => {
  expect(statusAt(recordOf({ status }), nowMs)).toBe(now)
})

test.each<[InvitationStatus, number, LedgerFilter[]]>([
  ['waiting', 0, ['all', 'waiting']],
  ['waiting', 2, ['all', 'waiting', 'joined']],
  ['used-up', 2, ['all', 'joined']],
  ['expired', 0, ['all', 'expired']],
  ['expired', 1, ['all', 'joined', 'expired']],
  ['withdrawn', 0, ['all', 'withdrawn']],
  ['inviter-lost-right', 0, ['all', 'withdrawn']],
])('%s with %i uses stands under %j', (status, useCount, filters) => {
  const record = recordOf({ status, useCount })
  expect(LEDGER_FILTERS.filter((filter) => matchesFilter(record, filter, END - 1))).toEqual(filters)
})

type Can = 'handOut' | 'extend' | 'withdraw'
const admin = { isAdmin: true, inviteReason: undefined }
const member = { isAdmin: false, inviteReason: undefined }
const demoted = { isAdmin: false, inviteReason: 'No right.' }
test.each<[string, Partial<InvitationRecord>, typeof admin | typeof demoted, Can[]]>([
  ['its inviter, while it waits', {}, member, ['handOut', 'extend', 'withdraw']],
  ['its inviter without the right', {}, demoted, ['handOut', 'withdraw']],
  ['an Admin, while it waits', { isOwn: false }, admin, ['extend', 'withdraw']],
  ['anybody else', { isOwn: false }, member, []],
  ['its inviter, when it has expired', { status: 'expired' }, member, ['extend']],
  ['its inviter, when it is withdrawn', { status: 'withdrawn' }, member, []],
  ['its inviter, when it is used up', { status: 'used-up' }, member, []],
])('%s', (_, changes, viewer, can) => {
  const reasons = ledgerReasons(recordOf(changes), viewer, END - 1)
  expect((['handOut', 'extend', 'withdraw'] as const).filter((action) => reasons[action] === undefined)).toEqual(can)
})

test('what is left of the uses is never none', () => {
  expect(usesLeft(recordOf())).toBeUndefined()
  expect(usesLeft(recordOf({ maxUses: 5, useCount: 2 }))).toBe(3)
  expect(usesLeft(recordOf({ maxUses: 2, useCount: 2 }))).toBe(1)
})
