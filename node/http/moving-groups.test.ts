/** Nesting, unnesting and reparenting over HTTP, on the coordinator and on another node; and every way to be refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import { groupAnswer, moveAnswer, parentChangedDetailsSchema } from '#shared/wire/groups.ts'
import { namespaceGroupsAnswer } from '#shared/wire/namespace-groups.ts'
import { logNumber, refusal, refusalDetails } from '../testing/answers.ts'
import type { Answer, TestNode } from '../testing/cluster.ts'
import { startPair } from '../testing/nodes.ts'

const { a, b } = await startPair()
let namespaceId: string
let keyOfA: string
let keyOfB: string

/** b is an Admin too, and follows live. */
beforeAll(async () => {
  namespaceId = await a.createNamespace('Moving')
  await b.join(namespaceId, await a.invite(namespaceId))
  keyOfA = await a.identity(namespaceId)
  keyOfB = await b.identity(namespaceId)
  await setRole(a, keyOfB, 'Admin')
})

const setRole = async (node: TestNode, key: string, role: string, groupId = namespaceId) =>
  node.call('PUT', `/groups/${groupId}/members/${key}/role`, { role })
const parentOf = async (id: string, node = a) => (await node.expect(groupAnswer, 'GET', `/groups/${id}`)).data.parentId
const number = () => logNumber(a, namespaceId)

/** b follows live, which is a moment later: from here on it knows what a knows. */
const settle = () => b.sync(namespaceId)

/** A chain of groups below the root, the first at level 1. */
async function chain(length: number, top = namespaceId): Promise<string[]> {
  const ids: string[] = []
  for (let level = 1; level <= length; level++)
    ids.push(await a.createGroup(namespaceId, `level ${level}`, ids.at(-1) ?? top))
  await settle()
  return ids
}
async function pair(): Promise<[string, string]> {
  const ids: [string, string] = [await a.createGroup(namespaceId, 'parent'), await a.createGroup(namespaceId, 'child')]
  await settle()
  return ids
}

const NESTS: [string, (node: TestNode, parent: string, child: string, more?: object) => Promise<Answer>][] = [
  [
    'nest',
    (node, parent, child, more) => node.call('POST', `/groups/${parent}/nest`, { childGroupId: child, ...more }),
  ],
  [
    'subgroups/:child',
    (node, parent, child, more) => node.call('POST', `/groups/${parent}/subgroups/${child}`, more ?? null),
  ],
  [
    'reparent',
    (node, parent, child, more) => node.call('POST', `/groups/${child}/reparent`, { newParentId: parent, ...more }),
  ],
]
const UNNESTS: typeof NESTS = [
  [
    'unnest',
    (node, parent, child, more) => node.call('POST', `/groups/${parent}/unnest`, { childGroupId: child, ...more }),
  ],
  [
    'subgroups/:child/remove',
    (node, parent, child, more) => node.call('POST', `/groups/${parent}/subgroups/${child}/remove`, more ?? null),
  ],
]

describe.each(NESTS)('by %s', (_, nest) => {
  test('a group moves in one entry from wherever it is, with all that is below it', async () => {
    const [first, second] = await pair()
    const [top = '', below = ''] = await chain(2)
    for (const [node, parent] of [
      [a, first],
      [b, second],
      [a, namespaceId],
    ] as const) {
      const before = await number()
      const answer = moveAnswer.parse((await nest(node, parent, top)).json)
      expect(answer).toEqual({ reparented: true, parentId: parent, logNumber: before + 1 })
      expect(await number()).toBe(before + 1)
      // Whoever asked reads what was written.
      expect(await parentOf(top, node)).toBe(parent)
      expect(await parentOf(below)).toBe(top)
    }
  })

  test('asked again it changes nothing', async () => {
    const [parent, child] = await pair()
    await nest(a, parent, child)
    const before = await number()
    for (const node of [a, b])
      expect((await nest(node, parent, child)).json).toMatchObject({ reparented: true, parentId: parent })
    expect(await number()).toBe(before)
  })

  test('what would make no tree is refused, each with its own code', async () => {
    const [top = '', middle = '', leaf = ''] = await chain(3)
    const other = await a.createNamespace('Other')
    const foreign = await a.createGroup(other, 'foreign')
    const before = await number()
    const cases: [string, string, number, string][] = [
      [top, top, 409, 'into_itself'],
      [leaf, top, 409, 'into_own_subtree'],
      [middle, top, 409, 'into_own_subtree'],
      [top, foreign, 409, 'other_namespace'],
      [foreign, top, 409, 'other_namespace'],
      [top, namespaceId, 409, 'root_as_child'],
      [top, other, 409, 'root_as_child'],
      [top, 'ee'.repeat(32), 404, 'group_not_found'],
      ['ee'.repeat(32), top, 404, 'group_not_found'],
    ]
    for (const [parent, child, status, code] of cases) {
      expect(refusal(await nest(a, parent, child)), `${parent} <- ${child}`).toMatchObject({ status, code })
      const onB =
        code === 'other_namespace' || child === other ? { status: 404, code: 'group_not_found' } : { status, code }
      expect(refusal(await nest(b, parent, child)), `b: ${parent} <- ${child}`).toMatchObject(onB)
    }
    expect(await number()).toBe(before)
  })

  test('level 16 holds a group, level 17 does not, counted to the deepest below', async () => {
    const [deepest = ''] = (await chain(16)).slice(-1)
    const [fifteenth = ''] = (await chain(15)).slice(-1)
    const [top = ''] = await chain(2)
    const single = await a.createGroup(namespaceId, 'single')
    expect(refusal(await nest(a, deepest, single))).toMatchObject({ status: 409, code: 'too_deep' })
    expect(refusal(await nest(a, fifteenth, top))).toMatchObject({ status: 409, code: 'too_deep' })
    expect((await nest(a, fifteenth, single)).status).toBe(200)
    const created = await a.call('POST', `/namespaces/${namespaceId}/groups`, { parentId: deepest })
    expect(refusal(created)).toMatchObject({ status: 409, code: 'too_deep' })
  })

  test('a move that expects another parent is told who moved the group, and when', async () => {
    const [parent, child] = await pair()
    const elsewhere = await a.createGroup(namespaceId, 'elsewhere')
    await settle()
    const startedAtMs = Date.now()
    expect((await nest(b, elsewhere, child, { expectedParentId: namespaceId })).status).toBe(200)
    for (const node of [a, b]) {
      const refused = await nest(node, parent, child, { expectedParentId: namespaceId })
      expect(refusal(refused)).toEqual({ status: 409, code: 'parent_changed' })
      const details = parentChangedDetailsSchema.parse(refusalDetails(refused))
      expect(details).toMatchObject({ parentId: elsewhere, movedBy: keyOfB })
      expect(details.movedAtMs).toBeGreaterThanOrEqual(startedAtMs - 1)
    }
    expect(await parentOf(child)).toBe(elsewhere)
  })
})

describe.each(UNNESTS)('by %s', (_, unnest) => {
  test('a child goes to the top level', async () => {
    for (const node of [a, b]) {
      const [parent, child] = await pair()
      await a.call('POST', `/groups/${parent}/nest`, { childGroupId: child })
      await settle()
      const answer = await unnest(node, parent, child)
      expect(answer).toMatchObject({ status: 200, json: { reparented: true, parentId: namespaceId } })
      expect(await parentOf(child, node)).toBe(namespaceId)
    }
  })

  test('only a child of that very parent can be taken from it', async () => {
    const [top = '', middle = '', leaf = ''] = await chain(3)
    const before = await number()
    const cases: [string, string, number, string][] = [
      [top, leaf, 409, 'not_a_child'],
      [leaf, middle, 409, 'not_a_child'],
      [top, top, 409, 'not_a_child'],
      [top, namespaceId, 409, 'root_as_child'],
      [top, 'ee'.repeat(32), 404, 'group_not_found'],
    ]
    for (const [parent, child, status, code] of cases)
      expect(refusal(await unnest(a, parent, child)), `${parent} -> ${child}`).toMatchObject({ status, code })
    expect(await number()).toBe(before)
  })

  test('a second time it is not a child any more, and the answer says where it is', async () => {
    const [top = '', middle = ''] = await chain(2)
    expect((await unnest(a, top, middle)).status).toBe(200)
    const again = await unnest(a, top, middle)
    expect(refusal(again)).toEqual({ status: 409, code: 'not_a_child' })
    expect(refusalDetails(again)).toEqual({ parentId: namespaceId })
  })
})

test('one Idempotency-Key is one move and one answer, whatever happened since', async () => {
  const [top = '', middle = ''] = await chain(2)
  for (const node of [a, b]) {
    const headers = { 'idempotency-key': `move on ${node === a ? 'a' : 'b'}`.replaceAll(' ', '-') }
    const first = await node.call('POST', `/groups/${top}/unnest`, { childGroupId: middle }, headers)
    expect(first.status).toBe(200)
    expect((await a.call('POST', `/groups/${top}/nest`, { childGroupId: middle })).status).toBe(200)
    await settle()
    const before = await number()
    const second = await node.call('POST', `/groups/${top}/unnest`, { childGroupId: middle }, headers)
    expect(second.json).toEqual(first.json)
    expect(await number()).toBe(before)
    expect(await parentOf(middle)).toBe(top)
  }
})

describe('who stays', () => {
  test('a group keeps an Admin', async () => {
    const team = await a.createGroup(namespaceId, 'team')
    const last = { status: 409, code: 'last_admin' }
    expect(refusal(await setRole(a, keyOfA, 'Member', team))).toEqual(last)
    expect(refusal(await a.call('POST', `/groups/${team}/members/remove`, { members: [keyOfA] }))).toEqual(last)
    const demoted = { members: [{ identity: keyOfA, role: 'ReadOnly' }] }
    expect(refusal(await a.call('POST', `/groups/${team}/members`, demoted))).toEqual(last)
    // Two changes in one request are judged together.
    const swapped = {
      members: [
        { identity: keyOfA, role: 'Member' },
        { identity: keyOfB, role: 'Admin' },
      ],
    }
    expect((await a.call('POST', `/groups/${team}/members`, swapped)).status).toBe(200)
  })

  test('the coordinator stays an Admin of its namespace', async () => {
    const stay = { status: 409, code: 'coordinator_must_stay' }
    for (const node of [a, b]) {
      expect(refusal(await setRole(node, keyOfA, 'Member'))).toEqual(stay)
      expect(refusal(await node.call('POST', `/groups/${namespaceId}/members/remove`, { members: [keyOfA] }))).toEqual(
        stay,
      )
    }
  })

  test('someone who is no member cannot be changed or removed', async () => {
    const team = await a.createGroup(namespaceId, 'team')
    const stranger = '11111111111111111111111111111112'
    const unknown = { status: 404, code: 'member_not_found' }
    const path = `/groups/${team}/members`
    expect(refusal(await setRole(a, stranger, 'Admin', team))).toEqual(unknown)
    expect(refusal(await a.call('POST', `${path}/remove`, { members: [stranger] }))).toEqual(unknown)
    expect(refusal(await a.call('GET', `${path}/${stranger}/capabilities`))).toEqual(unknown)
    expect(refusal(await a.call('PUT', `${path}/${stranger}/capabilities`, { capabilities: 1 }))).toEqual(unknown)
    expect(refusal(await a.call('PUT', `${path}/${stranger}/alias`, { alias: 'x' }))).toEqual(unknown)
    // Members choose their own names.
    const named = await a.call('PUT', `/groups/${namespaceId}/members/${keyOfB}/alias`, { alias: 'x' })
    expect(refusal(named)).toEqual({ status: 403, code: 'not_admin' })
  })
})

test('a deleted group takes along everything below it, on all nodes', async () => {
  const [top = '', middle = ''] = await chain(3)
  const listed = async (node: TestNode) =>
    (await node.expect(namespaceGroupsAnswer, 'GET', `/namespaces/${namespaceId}/groups`)).data.map(
      (one) => one.groupId,
    )
  expect((await b.call('DELETE', `/groups/${top}`)).json).toEqual({
    data: { isDeleted: true, groupCount: 3, contextCount: 0 },
  })
  for (const node of [a, b]) {
    expect(await listed(node)).not.toContain(middle)
    for (const id of [top, middle]) {
      expect(refusal(await node.call('DELETE', `/groups/${id}`))).toEqual({ status: 404, code: 'group_not_found' })
      expect(refusal(await node.call('POST', `/groups/${id}/nest`, { childGroupId: middle }))).toMatchObject({
        status: 404,
      })
    }
  }
})
