/**
 * Any request to any route of docs/admin-api.md: answered, or refused with a code of the closed list and its status;
 * never a fault. More of it with GROVE_LONG=1.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ERROR_STATUS, errorSchema } from '#shared/wire/errors.ts'
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { identityAnswer } from '#shared/wire/namespaces.ts'
import { inviteAll } from '../testing/answers.ts'
import { type Answer, TestNode } from '../testing/cluster.ts'
import { rawCall } from '../testing/raw-request.ts'

const SEED = 20_260_401
const numRuns = process.env.GROVE_LONG === undefined ? 600 : 20_000
/** Both name the coordinator, and it is away. */
const AWAY = ['coordinator_unreachable', 'outcome_unknown']

/** `METHOD /path` of the document's table; the stream of events never ends, so it is left out. */
function documentedRoutes(): string[] {
  const text = readFileSync(new URL('../../docs/admin-api.md', import.meta.url), 'utf8')
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('/'))
  return rows.flatMap((row) => {
    const [, cell = ''] = row.split('|')
    const routes: string[] = []
    let path = ''
    for (const [, methods = '', said = ''] of cell.matchAll(
      /((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) (\S+?)(?=,|\s*$|\?| )/g,
    )) {
      if (!said.startsWith('…')) path = said
      for (const method of methods.split(', ')) routes.push(`${method} ${path}`)
    }
    return routes.filter((route) => route !== 'GET /events')
  })
}

let node: TestNode
const ids: string[] = []
const expendable: string[] = []
const keys: string[] = []
let invitation: unknown
let invitationId = ''

beforeAll(async () => {
  node = await TestNode.start()
  const namespaceId = await node.createNamespace('Fuzz')
  const team = await node.createGroup(namespaceId, 'team')
  ids.push(namespaceId, team, await node.createGroup(namespaceId, 'core', team), await node.createNamespace('Other'))
  expendable.push(await node.createNamespace('Doomed'), await node.createGroup(namespaceId, 'doomed'))
  keys.push((await node.expect(identityAnswer, 'GET', `/namespaces/${namespaceId}/identity`)).publicKey)
  keys.push(await node.installSample())
  invitation = await inviteAll(node, namespaceId)
  const ledger = await node.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)
  invitationId = ledger.data.invitations[0]?.invitationId ?? ''
})
afterAll(() => node.dispose())

const junkText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '..', '%2f', '\0', '__proto__', '\u202e', 'x'.repeat(300)),
)
/** Only what nothing else needs is deleted. */
const deletes = (route: string): boolean => /^DELETE .*\/H$/.test(route)
const id = (known: readonly string[] = ids) => {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known, ...known.map((one) => one.toUpperCase())) },
    fc.stringMatching(/^[0-9a-f]{64}$/),
    junkText,
  )
}
const key = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...keys) },
    fc.constantFrom('1'.repeat(32), 'z'.repeat(44)),
    junkText,
  )

/** Fields that routes know, with values that some of them take. */
const field = () =>
  fc.record(
    {
      applicationId: key(),
      upgradePolicy: fc.constantFrom<unknown>(
        'Automatic',
        'LazyOnAccess',
        { Coordinated: { deadline: null } },
        'lazy',
        {},
      ),
      alias: fc.oneof(junkText, fc.constant('A name')),
      groupAlias: fc.oneof(junkText, fc.constant('A name')),
      parentId: id(),
      newParentId: id(),
      moves: fc.array(fc.record({ groupId: id(), newParentId: id() }), { maxLength: 3 }),
      childGroupId: id(),
      expectedParentId: id(),
      groupId: id(),
      visibility: fc.constantFrom<unknown>('open', 'restricted', 1),
      defaultVisibility: fc.constantFrom<unknown>('open', 'restricted', null),
      defaultCapabilities: fc.oneof(fc.integer({ min: -1, max: 33 }), fc.double()),
      capabilities: fc.integer({ min: -1, max: 33 }),
      role: fc.constantFrom<unknown>('Admin', 'Member', 'ReadOnly', 'Owner', 0),
      members: fc.oneof(
        fc.array(key(), { maxLength: 3 }),
        fc.array(fc.record({ identity: key(), role: fc.constantFrom('Admin', 'Member') }), { maxLength: 3 }),
      ),
      recursive: fc.oneof(fc.boolean(), fc.constant('yes')),
      expirationTimestamp: fc.oneof(
        fc.integer(),
        fc.double(),
        fc.constantFrom(0, 60, 1e11, Number.MAX_SAFE_INTEGER, 1e300),
      ),
      maxUses: fc.oneof(fc.integer(), fc.constant(1)),
      replaces: fc.oneof(fc.constant(invitationId), id()),
      path: fc.oneof(junkText, fc.constantFrom('/', '/etc/hostname', '/dev/null', '/proc/self/environ')),
      metadata: fc.array(fc.integer({ min: -1, max: 300 }), { maxLength: 4 }),
      invitation: fc.oneof(fc.constant(invitation), fc.anything({ maxDepth: 3 })),
      requester: fc.anything({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  )
/** What each route asks for, so that a good part of the requests goes through. */
const WANTED: Record<string, readonly string[]> = {
  '/namespaces': ['applicationId', 'upgradePolicy', 'alias'],
  groups: ['groupAlias', 'parentId', 'visibility'],
  invite: ['recursive', 'expirationTimestamp', 'maxUses', 'role', 'replaces'],
  join: ['invitation'],
  'preview-moves': ['moves'],
  nest: ['childGroupId', 'expectedParentId'],
  unnest: ['childGroupId'],
  reparent: ['newParentId', 'expectedParentId'],
  alias: ['alias'],
  role: ['role'],
  capabilities: ['capabilities'],
  'default-capabilities': ['defaultCapabilities'],
  'default-visibility': ['defaultVisibility'],
  members: ['members'],
  remove: ['members'],
  contexts: ['groupId', 'alias'],
  'install-dev-application': ['path', 'metadata'],
}
const body = (route: string, fields: ReturnType<typeof field>) => {
  const wanted = WANTED[route.slice(route.lastIndexOf('/') + 1)] ?? []
  const fitting = fields.map((all) => Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name))))
  const text = fc
    .oneof({ weight: 5, arbitrary: fitting }, fields, fc.jsonValue({ maxDepth: 4 }))
    .map((value) => JSON.stringify(value))
  return fc.oneof(
    { weight: 8, arbitrary: text },
    fc.constant(undefined),
    fc.constantFrom('', '{', 'null', '[]', '"\\ud800"'),
  )
}
/** Built once, as building takes longer than asking. */
function requests() {
  // Shared by all routes: what takes long to build is built once.
  const [anyId, anyKey, fields] = [id(), key(), field()]
  const issued = fc.oneof({ weight: 4, arbitrary: fc.constant(invitationId) }, anyId)
  return fc.oneof(
    ...documentedRoutes().map((route) =>
      fc.record({
        route: fc.constant(route),
        ids: fc.tuple(deletes(route) ? id(expendable) : anyId, anyId),
        key: anyKey,
        issued,
        query: fc.oneof(
          { weight: 4, arbitrary: fc.constant('') },
          fc.webQueryParameters().map((text) => `?${text}`),
          fc.constantFrom('?offset=1&limit=1', '?offset=x', '?before=3&limit=2'),
        ),
        body: body(route, fields),
        type: fc.oneof({ weight: 8, arbitrary: fc.constant('application/json') }, fc.constantFrom('text/plain', '')),
        idempotencyKey: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, fc.constantFrom('one', 'two', '')),
      }),
    ),
  )
}

test('the document names the calls that the node has, each once', () => {
  const routes = documentedRoutes()
  expect(routes).toHaveLength(new Set(routes).size)
  const withoutNames = (route: string) => route.replaceAll(/(?<=\/)(?:H2?|A|K|I|:\w+)(?=\/|$)/g, ':')
  expect(routes.map(withoutNames).sort()).toEqual(
    node.routes
      .filter((route) => route !== 'GET /events')
      .map(withoutNames)
      .sort(),
  )
})

function expectDescribed({ status, json }: Answer): void {
  const { code, error } = errorSchema.parse(json)
  expect(status).toBe(ERROR_STATUS[code])
  if (status >= 500) expect(AWAY).toContain(code)
  expect(error).toMatch(/\.$/)
}

test(
  'whatever is asked, the answer is one of those that are described',
  async () => {
    const faults = vi.spyOn(console, 'error')
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(
        requests(),
        async ({ route, ids: [first, second], key: named, issued, query, body: sent, type, idempotencyKey }) => {
          const [method = '', template = ''] = route.split(' ')
          const path = template
            .split('/')
            .map((part) => ({ H: first, H2: second, K: named, A: named, I: issued, ':id': first })[part] ?? part)
            .map((part) => encodeURIComponent(part))
            .join('/')
          const headers = {
            'content-type': type,
            ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
          }
          const answer = await rawCall(node, method, `${path}${query}`, method === 'GET' ? undefined : sent, headers)
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
          expect(faults).not.toHaveBeenCalled()
          if (answer.status === 200) expect(answer.json).toBeTypeOf('object')
          else expectDescribed(answer)
        },
      ),
      { seed: SEED, numRuns },
    )
    // A good part went through, and a good part did not.
    expect(statuses.get(200)).toBeGreaterThan(numRuns / 10)
    expect(statuses.get(400)).toBeGreaterThan(numRuns / 10)
    expect(statuses.get(404)).toBeGreaterThan(numRuns / 50)
  },
  30_000 + 30 * numRuns,
)

test('what all that left behind is read again from the disk', async () => {
  const before = await node.call('GET', '/namespaces?limit=1000')
  await node.stop()
  await node.restart({ port: 0 })
  expect((await node.call('GET', '/namespaces?limit=1000')).json).toEqual(before.json)
})
