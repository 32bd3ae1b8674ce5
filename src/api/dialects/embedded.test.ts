import { expect, test } from 'vitest'
import { bytesToApplicationId, bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { parseInvitation } from '#shared/wire/invitation-forms.ts'
import type { SignedInvitation } from '#shared/wire/invitations.ts'
import { CAPABILITY_NAMES } from '#shared/wire/node.ts'
import { createClient } from '../client.ts'
import { createExchange } from '../exchange.ts'
import type { NodeApi } from '../node-api.ts'
import { createEmbeddedApi } from './embedded.ts'

const bytes = (n: number) => new Uint8Array(32).fill(n)
const n = bytesToGroupId(bytes(1))
const g = bytesToGroupId(bytes(2))
const h = bytesToGroupId(bytes(3))
const application = bytesToApplicationId(bytes(4))
const k = bytesToPublicKey(bytes(5))

type Seen = { method: string; path: string; body: unknown; key: string | null }

/** A node that notes what it is asked and answers with `answer`. */
function createScene(answer: (path: string) => unknown, capabilities: readonly string[] = CAPABILITY_NAMES) {
  const seen: Seen[] = []
  const exchange = createExchange('', async (input, init) => {
    const path = String(input)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    seen.push({ method: init?.method ?? 'GET', path, body, key: new Headers(init?.headers).get('idempotency-key') })
    return Response.json(answer(path))
  })
  const client = createClient(exchange)
  const told = { kind: 'grove', version: '1', protocol: 1, capabilities: [...capabilities] }
  return { api: createEmbeddedApi(client, told), seen }
}

const signed = (group: number): SignedInvitation => ({
  invitation: {
    inviter_identity: [...bytes(5)],
    group_id: [...bytes(group)],
    expiration_timestamp: 2e9,
    secret_salt: [...bytes(9)],
    invited_role: 1,
  },
  inviter_signature: 'ab'.repeat(64),
})

test.each<[string, (api: NodeApi) => Promise<unknown>, string, string, unknown]>([
  [
    'createNamespace',
    (api) => api.createNamespace({ applicationId: application, upgradePolicy: 'Automatic', alias: 'x' }),
    'POST',
    '/namespaces',
    { applicationId: application, upgradePolicy: 'Automatic', alias: 'x' },
  ],
  ['deleteNamespace', (api) => api.deleteNamespace(n), 'DELETE', `/namespaces/${n}`, undefined],
  [
    'setUpgradePolicy',
    (api) => api.setUpgradePolicy(n, 'Automatic'),
    'PATCH',
    `/groups/${n}`,
    { upgradePolicy: 'Automatic' },
  ],
  ['subscribe', (api) => api.subscribe(n), 'POST', `/namespaces/${n}/subscribe`, undefined],
  ['unsubscribe', (api) => api.unsubscribe(n), 'DELETE', `/namespaces/${n}/subscribe`, undefined],
  [
    'createGroup',
    (api) => api.createGroup({ namespaceId: n, alias: 'x', parentId: g, visibility: 'open' }),
    'POST',
    `/namespaces/${n}/groups`,
    { groupAlias: 'x', parentId: g, visibility: 'open' },
  ],
  [
    'moveGroup',
    (api) => api.moveGroup({ groupId: g, newParentId: h, expectedParentId: n }),
    'POST',
    `/groups/${g}/reparent`,
    { newParentId: h, expectedParentId: n },
  ],
  ['renameGroup', (api) => api.renameGroup(g, 'x'), 'PUT', `/groups/${g}/alias`, { alias: 'x' }],
  ['deleteGroup', (api) => api.deleteGroup(g), 'DELETE', `/groups/${g}`, undefined],
  [
    'setVisibility',
    (api) => api.setVisibility(g, 'restricted'),
    'PUT',
    `/groups/${g}/settings/default-visibility`,
    { defaultVisibility: 'restricted' },
  ],
  [
    'addMembers',
    (api) => api.addMembers(g, [{ identity: k, role: 'Member' }]),
    'POST',
    `/groups/${g}/members`,
    { members: [{ identity: k, role: 'Member' }] },
  ],
  ['removeMembers', (api) => api.removeMembers(g, [k]), 'POST', `/groups/${g}/members/remove`, { members: [k] }],
  [
    'setMemberRole',
    (api) => api.setMemberRole(g, k, 'Admin'),
    'PUT',
    `/groups/${g}/members/${k}/role`,
    { role: 'Admin' },
  ],
  [
    'setMemberCapabilities',
    (api) => api.setMemberCapabilities(g, k, 6),
    'PUT',
    `/groups/${g}/members/${k}/capabilities`,
    { capabilities: 6 },
  ],
])('%s is one request of the admin API', async (_name, call, method, path, body) => {
  const { api, seen } = createScene(() => ({
    data: { namespaceId: n, groupId: g, isDeleted: true },
    subscribed: true,
    subscription: 'live',
    logNumber: 1,
  }))
  await call(api)
  expect(seen).toEqual([{ method, path, body, key: null }])
})

test('a preview of moves is one request, and so is a page of activity', async () => {
  const preview = { logNumber: 1, people: [], peopleCount: 0, groupCount: 0, contextCount: 0, deepest: 1 }
  const page = { entries: [], next: 7 }
  const { api, seen } = createScene((path) => ({ data: path.endsWith('/preview-moves') ? preview : page }))
  const moves = [{ groupId: g, newParentId: h }]
  expect(await api.previewMoves(n, moves)).toEqual(preview)
  expect(await api.activity(n)).toEqual(page)
  await api.activity(n, { before: 7, limit: 20 })
  expect(seen.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['POST', `/namespaces/${n}/preview-moves`, { moves }],
    ['GET', `/namespaces/${n}/activity`, undefined],
    ['GET', `/namespaces/${n}/activity?before=7&limit=20`, undefined],
  ])
})

test('what is shown before a write is what is sent', async () => {
  const { api, seen } = createScene(() => ({ data: { namespaceId: n } }))
  const request = { applicationId: application, upgradePolicy: 'LazyOnAccess' } as const
  await api.createNamespace(request, { idempotencyKey: 'k1' })
  const { body, ...line } = api.requests.createNamespace(request)
  expect(seen).toMatchObject([{ ...line, key: 'k1' }])
  expect(seen[0]?.body).toEqual(JSON.parse(JSON.stringify(body)))
})

test('what is shown before publishing is what is sent', async () => {
  const { api, seen } = createScene(() => ({ data: { publication: 9 } }))
  const request = { namespaceId: n, version: '1.1.0', deadlineMs: 1_800_000_000_000 }
  expect(await api.publishVersion(request, { idempotencyKey: 'k1' })).toBe(9)
  const { body, ...line } = api.requests.publishVersion(request)
  expect(seen).toMatchObject([{ ...line, key: 'k1' }])
  expect(seen[0]?.body).toEqual(JSON.parse(JSON.stringify(body)))
})

test.each([[[1]], [[1, 2, 3]]])('an invitation to %j groups is sent in a form that the node reads', async (groups) => {
  const { api, seen } = createScene(() => ({
    data: { groupId: n, memberIdentity: k, governanceOp: '', alreadyMember: false, groupIds: [n] },
  }))
  const invitation = { invitations: groups.map(signed) }
  await api.join({ namespaceId: n, invitation, subscribe: true })
  expect(seen[0]).toMatchObject({ path: `/namespaces/${n}/join`, body: { subscribe: true } })
  expect(parseInvitation(seen[0]?.body)).toEqual({ ok: true, set: { ...invitation, details: undefined } })
})

test('a list longer than a page is read to its end', async () => {
  const all = Array.from({ length: 2300 }, () => ({ identity: k, role: 'Member', capabilities: 4 }))
  const { api, seen } = createScene((path) => {
    const offset = Number(new URL(path, 'http://x').searchParams.get('offset'))
    return { members: all.slice(offset, offset + 1000), inherited: [], selfIdentity: k }
  })
  expect((await api.members(g)).members).toHaveLength(2300)
  expect(seen.map(({ path }) => path.split('?')[1])).toEqual([
    'offset=0&limit=1000',
    'offset=1000&limit=1000',
    'offset=2000&limit=1000',
  ])
})

test('a ledger longer than a page is read to its end, as it was at its beginning', async () => {
  const record = {
    ...{ invitationId: 'ab'.repeat(32), inviter: k, isOwn: true, role: 'Member', issuedAtMs: 1, expiresAtMs: 2 },
    ...{ status: 'waiting', groups: [], groupCount: 0, uses: [], useCount: 0 },
  }
  const all = Array.from({ length: 450 }, () => record)
  const { api, seen } = createScene((path) => {
    const offset = Number(new URL(path, 'http://x').searchParams.get('offset'))
    return { data: { logNumber: 9, nowMs: offset, invitations: all.slice(offset, offset + 200) } }
  })
  expect(await api.invitations(n)).toMatchObject({ logNumber: 9, nowMs: 0, invitations: all })
  expect(seen.map(({ path }) => path.split('?')[1])).toEqual([
    'offset=0&limit=200',
    'offset=200&limit=200',
    'offset=400&limit=200',
  ])
})

test('contexts of a node are asked for by page, and by group where one is named', async () => {
  const { api, seen } = createScene(() => ({ data: { total: 0, contexts: [] } }))
  const wanted = { namespaceId: n, identity: k, offset: 25, limit: 25 }
  await api.nodeContexts(wanted)
  await api.nodeContexts({ ...wanted, groupId: g })
  const path = `/namespaces/${n}/upgrades/nodes/${k}`
  expect(seen.map((one) => one.path)).toEqual([
    expect.stringContaining(`${path}?offset=25&limit=25`),
    expect.stringContaining(`${path}?groupId=${g}&offset=25&limit=25`),
  ])
})

test('what the node does not name, it cannot do, and the reason says so', () => {
  const { api } = createScene(() => ({}), ['group.move', 'something.new'])
  expect(api.can('group.move')).toEqual({ ok: true })
  expect(api.can('group.delete')).toEqual({ ok: false, reason: 'This node cannot delete groups.' })
  expect(api.eventsUrl).toBeUndefined()
})
