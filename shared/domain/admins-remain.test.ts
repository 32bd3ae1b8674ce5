import { expect, test } from 'vitest'
import { adminsRemain } from './admins-remain.ts'
import { bytesToPublicKey } from './ids.ts'
import type { Role } from './roles.ts'

const key = (n: number) => bytesToPublicKey(new Uint8Array(32).fill(n))
const MEMBERS = new Map([1, 2, 3].map((n) => [key(n), { role: n < 3 ? ('Admin' as Role) : ('Member' as Role) }]))

test.each<[string, [number, Role | undefined][], number | undefined, string | true]>([
  ['one of two Admins goes', [[1, undefined]], undefined, true],
  [
    'both go',
    [
      [1, undefined],
      [2, undefined],
    ],
    undefined,
    'last_admin',
  ],
  [
    'both are demoted',
    [
      [1, 'Member'],
      [2, 'ReadOnly'],
    ],
    undefined,
    'last_admin',
  ],
  [
    'both go and another becomes one',
    [
      [1, undefined],
      [2, 'Member'],
      [3, 'Admin'],
    ],
    undefined,
    true,
  ],
  [
    'somebody new becomes one',
    [
      [1, undefined],
      [2, undefined],
      [9, 'Admin'],
    ],
    undefined,
    true,
  ],
  ['a member goes', [[3, undefined]], undefined, true],
  ['the coordinator goes', [[1, undefined]], 1, 'coordinator_must_stay'],
  ['the coordinator is demoted', [[1, 'Member']], 1, 'coordinator_must_stay'],
  ['the coordinator stays an Admin', [[1, 'Admin']], 1, true],
  ['another Admin than the coordinator goes', [[2, undefined]], 1, true],
])('%s', (_, after, coordinator, expected) => {
  const verdict = adminsRemain(
    MEMBERS,
    new Map(after.map(([n, role]) => [key(n), role])),
    coordinator === undefined ? undefined : key(coordinator),
  )
  expect(verdict.ok || verdict.code).toBe(expected)
})
