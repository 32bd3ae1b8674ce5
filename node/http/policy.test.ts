/** Every call of the admin API, in every role, between real nodes: done or refused as the policy table says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RuleName } from '#shared/domain/permissions.ts'
import { ACTIONS, POLICY } from '#shared/domain/policy-table.ts'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { ERROR_STATUS, errorSchema } from '#shared/wire/errors.ts'
import { TestNode } from '../testing/cluster.ts'
import { createRoleWorld, ROLE_NAMES, type RoleName, type RoleWorld } from '../testing/role-worlds.ts'
import { ROUTE_ROWS, requestOf } from '../testing/route-rows.ts'

const TIMEOUT_MS = 120_000

/** Who passes each rule, written out by hand, and what the others are told. */
const PASSES: Record<RuleName, { roles: readonly RoleName[] | 'all' | 'members'; code?: ErrorCode }> = {
  anybody: { roles: 'all' },
  participant: { roles: 'members' },
  namespaceAdmin: { roles: ['namespace admin'], code: 'not_admin' },
  groupAdmin: { roles: ['namespace admin', 'group admin'], code: 'not_admin' },
  memberManager: { roles: ['namespace admin', 'group admin', 'bit 8'], code: 'missing_capability' },
  inviter: { roles: ['namespace admin', 'bit 2'], code: 'missing_capability' },
  contextCreator: { roles: ['namespace admin', 'group admin', 'bit 1'], code: 'missing_capability' },
  // What the rows withdraw and give out again was issued by the coordinator.
  issuer: { roles: ['namespace admin'], code: 'not_admin' },
  issuerAlone: { roles: [], code: 'invitation_not_own' },
  // About themselves.
  self: { roles: 'members' },
}

function expected(route: string, role: RoleName): ErrorCode | 'done' {
  const row = ROUTE_ROWS[route]
  if (row === undefined) throw new RangeError(`There is no row for ${route}.`)
  const { roles, code } = PASSES[POLICY[row.action]]
  if (roles !== 'all' && role === 'removed member') return 'not_a_member'
  if (roles !== 'all' && role === 'stranger')
    return route.includes(' /namespaces/:id') ? 'namespace_not_found' : 'group_not_found'
  if (roles === 'all' || roles === 'members' || roles.includes(role)) return row.answers ?? 'done'
  return code ?? 'not_a_member'
}

let coordinator: TestNode
let node: TestNode
beforeAll(async () => {
  coordinator = await TestNode.start({ name: 'coordinator' })
  node = await TestNode.start({ name: 'member', peers: [coordinator.peerUrl] })
  await node.installSample()
})
afterAll(async () => {
  await node.dispose()
  await coordinator.dispose()
})

async function ask(route: string, world: RoleWorld): Promise<string> {
  const row = ROUTE_ROWS[route]
  if (row === undefined) throw new RangeError(`There is no row for ${route}.`)
  const [method, path, body] = requestOf(route, row, world)
  if (path === '/events') {
    const stream = await fetch(`${node.adminUrl}${path}`)
    await stream.body?.cancel()
    return stream.status === 200 ? 'done' : String(stream.status)
  }
  const answer = await node.call(method, path, body)
  if (answer.status === 200) return 'done'
  const { code } = errorSchema.parse(answer.json)
  return answer.status === ERROR_STATUS[code] ? code : `${code} with status ${answer.status}`
}

/** Whoever has joined, left or deleted is not in that role any more. */
const ENDS_ROLE = /\/join$|\/leave$|^DELETE \/namespaces\/:id$/

test('every call has its row, and every action a call', () => {
  expect(Object.keys(ROUTE_ROWS).sort()).toEqual([...node.routes].sort())
  const reached = new Set<string>(Object.values(ROUTE_ROWS).map(({ action }) => action))
  // The first is a word in the call that invites, the second what a node does by itself.
  expect(ACTIONS.filter((action) => !reached.has(action))).toEqual(['namespace.publishAddress', 'invitation.ofAdmins'])
})

describe.each(ROLE_NAMES)('%s', (role) => {
  test(
    'every call',
    async () => {
      let world = await createRoleWorld(coordinator, node, role)
      const outcomes: Record<string, string> = {}
      for (const route of Object.keys(ROUTE_ROWS)) {
        outcomes[route] = await ask(route, world)
        if (outcomes[route] === 'done' && ENDS_ROLE.test(route)) world = await createRoleWorld(coordinator, node, role)
      }
      expect(outcomes).toEqual(
        Object.fromEntries(Object.keys(ROUTE_ROWS).map((route) => [route, expected(route, role)])),
      )
    },
    TIMEOUT_MS,
  )
})
