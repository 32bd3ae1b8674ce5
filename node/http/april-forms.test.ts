/** The forms of April's contract, call by call: what is asked in which way, and how it is answered. */
import { base58, hex } from '@scure/base'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createContextAnswer } from '#shared/wire/contexts.ts'
import { errorSchema } from '#shared/wire/errors.ts'
import { groupAnswer, memberCapabilitiesAnswer, membersAnswer, subgroupsAnswer } from '#shared/wire/groups.ts'
import { namespaceGroupsAnswer } from '#shared/wire/namespace-groups.ts'
import { namespaceAnswer, namespacesAnswer } from '#shared/wire/namespace-views.ts'
import { createNamespaceAnswer } from '#shared/wire/namespaces.ts'
import { refusal } from '../testing/answers.ts'
import { TestNode } from '../testing/cluster.ts'
import { startPair } from '../testing/nodes.ts'

const { a, b } = await startPair()
let applicationId: string
/** a founded it, b joined; `team` is in the root, `core` in the team. */
let namespaceId: string
let team: string
let core: string
let keyOfA: string
let keyOfB: string

beforeAll(async () => {
  applicationId = await a.installSample()
  namespaceId = await a.createNamespace('Forms')
  team = await a.createGroup(namespaceId, 'team')
  core = await a.createGroup(namespaceId, 'core', team)
  await b.join(namespaceId, await a.invite(namespaceId))
  keyOfA = await a.identity(namespaceId)
  keyOfB = await b.identity(namespaceId)
})

const group = async (id: string, node = a) => (await node.expect(groupAnswer, 'GET', `/groups/${id}`)).data
const namespace = async (id: string) => (await a.expect(namespaceAnswer, 'GET', `/namespaces/${id}`)).data

describe('upgrade policy', () => {
  test.each([
    ['Automatic', 'Automatic'],
    ['LazyOnAccess', 'LazyOnAccess'],
    [{ Coordinated: { deadline: null } }, 'Coordinated { deadline: None }'],
    [{ Coordinated: { deadline: { secs: 3600, nanos: 0 } } }, 'Coordinated { deadline: Some(3600s) }'],
  ])('%j is typed for a group and displayed for a namespace', async (upgradePolicy, display) => {
    const created = await a.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId, upgradePolicy })
    const id = created.data.namespaceId
    expect((await group(id)).upgradePolicy).toEqual(upgradePolicy)
    expect((await namespace(id)).upgradePolicy).toBe(display)
    const listed = await a.expect(namespacesAnswer, 'GET', '/namespaces')
    expect(listed.data.find((one) => one.namespaceId === id)?.upgradePolicy).toBe(display)
  })

  test('it is lazy when nothing, or null, is asked for', async () => {
    for (const body of [{ applicationId }, { applicationId, upgradePolicy: null, alias: null }]) {
      const { data } = await a.expect(createNamespaceAnswer, 'POST', '/namespaces', body)
      expect(await namespace(data.namespaceId)).toMatchObject({ upgradePolicy: 'LazyOnAccess' })
      expect(await namespace(data.namespaceId)).not.toHaveProperty('alias')
    }
  })

  test('it is set at the root, for all groups and on all nodes, and nowhere else', async () => {
    expect((await a.call('PATCH', `/groups/${namespaceId}`, { upgradePolicy: 'Automatic' })).status).toBe(200)
    expect((await group(core)).upgradePolicy).toBe('Automatic')
    expect((await b.call('POST', `/groups/${namespaceId}/sync`)).status).toBe(200)
    expect((await group(core, b)).upgradePolicy).toBe('Automatic')
    const answer = await a.call('PATCH', `/groups/${team}`, { upgradePolicy: 'LazyOnAccess' })
    expect(refusal(answer)).toEqual({ status: 409, code: 'policy_of_namespace' })
  })
})

describe('ids', () => {
  test('upper case is taken, lower case is given', async () => {
    const answer = await a.expect(groupAnswer, 'GET', `/groups/${team.toUpperCase()}`)
    expect(answer.data).toMatchObject({ groupId: team, parentId: namespaceId })
    const created = await a.createGroup(namespaceId.toUpperCase(), 'upper', team.toUpperCase())
    expect((await group(created)).parentId).toBe(team)
  })

  test('a member is named in base58 or in hex', async () => {
    const inHex = hex.encode(base58.decode(keyOfB))
    for (const name of [keyOfB, inHex, inHex.toUpperCase()]) {
      const path = `/groups/${namespaceId}/members/${name}/capabilities`
      expect((await a.expect(memberCapabilitiesAnswer, 'GET', path)).data.capabilities).toBe(4)
    }
    const path = `/groups/${namespaceId}/members`
    expect((await a.call('POST', path, { members: [{ identity: inHex, role: 'Member' }] })).status).toBe(200)
    expect((await a.expect(membersAnswer, 'GET', path)).members.map(({ identity }) => identity)).toContain(keyOfB)
  })

  test('the identity is flat, and the same for a group inside', async () => {
    const expected = { namespaceId, publicKey: keyOfA }
    for (const id of [namespaceId, team, core])
      expect((await a.call('GET', `/namespaces/${id}/identity`)).json).toEqual(expected)
  })
})

describe('lists', () => {
  test('all groups at every depth, parents first; direct children under their own name', async () => {
    const { data } = await b.expect(namespaceGroupsAnswer, 'GET', `/namespaces/${namespaceId}/groups`)
    expect(data.slice(0, 1)).toMatchObject([{ groupId: team, parentId: namespaceId, depth: 1, alias: 'team' }])
    expect(data.find(({ groupId }) => groupId === core)).toMatchObject({ parentId: team, depth: 2, memberCount: 1 })
    const raw = await b.call('GET', `/groups/${team}/subgroups`)
    expect(subgroupsAnswer.parse(raw.json).subgroups).toContainEqual({ groupId: core, alias: 'core' })
    expect(raw.json).not.toHaveProperty('data')
  })

  test('direct members and the own identity; inherited ones apart', async () => {
    const inTeam = await b.expect(membersAnswer, 'GET', `/groups/${team}/members`)
    expect(inTeam.members).toEqual([{ identity: keyOfA, role: 'Admin', capabilities: 4 }])
    expect(inTeam.selfIdentity).toBe(keyOfB)
    expect(inTeam.inherited).toEqual([{ identity: keyOfB, role: 'Member', capabilities: 4, from: namespaceId }])
    expect((await group(team)).memberCount).toBe(1)
  })

  test('pages of namespaces, with the number of all in a header', async () => {
    const all = await a.expect(namespacesAnswer, 'GET', '/namespaces')
    const ids = all.data.map((one) => one.namespaceId)
    expect(ids).toEqual([...ids].sort())
    for (const path of ['/namespaces', `/namespaces/for-application/${applicationId}`]) {
      const answer = await a.call('GET', `${path}?offset=1&limit=2`)
      expect(answer.headers.get('x-total-count')).toBe(String(ids.length))
      expect(namespacesAnswer.parse(answer.json).data.map((one) => one.namespaceId)).toEqual(ids.slice(1, 3))
      const beyond = await a.call('GET', `${path}?offset=${ids.length}`)
      expect(beyond.json).toEqual({ data: [] })
    }
    const members = await a.call('GET', `/groups/${namespaceId}/members?limit=1`)
    expect(members.headers.get('x-total-count')).toBe('2')
    expect(membersAnswer.parse(members.json).members).toHaveLength(1)
  })

  test('a fresh joiner finds the namespace by its application, with everything that is said of it', async () => {
    const path = `/namespaces/for-application/${applicationId}`
    const [theirs] = (await b.expect(namespacesAnswer, 'GET', path)).data
    const ours = await namespace(namespaceId)
    const { targetApplicationId, appKey, createdAt, alias, memberCount, subgroupCount } = ours
    expect(theirs).toMatchObject({ targetApplicationId, appKey, createdAt, alias, memberCount, subgroupCount })
    expect(theirs).toMatchObject({ application: { name: expect.any(String) } })
  })
})

describe('bodies', () => {
  test('the requester is passed over, and null is the same as absent', async () => {
    const body = { groupAlias: null, parentId: null, visibility: null, requester: 'anyone at all' }
    const answer = await a.call('POST', `/namespaces/${namespaceId}/groups`, body)
    expect(answer.status).toBe(200)
    const id = z.object({ data: z.object({ groupId: z.string() }) }).parse(answer.json).data.groupId
    expect(await group(id)).toMatchObject({ parentId: namespaceId, defaultVisibility: 'open' })
  })

  test('a group is deleted with an empty object, with null, and with no body at all', async () => {
    for (const body of [{}, null, undefined]) {
      const id = await a.createGroup(namespaceId, 'short-lived')
      const answer = await a.call('DELETE', `/groups/${id}`, body)
      expect(answer).toMatchObject({ status: 200, json: { data: { isDeleted: true, groupCount: 1 } } })
      expect(refusal(await a.call('DELETE', `/groups/${id}`, body))).toEqual({ status: 404, code: 'group_not_found' })
    }
  })

  test('a body that comes in pieces, without a length, is a body', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (const piece of ['{"alias":', '"in pieces"}']) controller.enqueue(new TextEncoder().encode(piece))
        controller.close()
      },
    })
    const init = {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: pieces,
      duplex: 'half' as const,
    }
    expect((await fetch(`${a.adminUrl}/groups/${core}/alias`, init)).status).toBe(200)
    expect((await group(core)).alias).toBe('in pieces')
  })

  test('a namespace is deleted once; after that it says by whom and when', async () => {
    const { data } = await a.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId })
    const path = `/namespaces/${data.namespaceId}`
    expect((await a.call('DELETE', path)).status).toBe(200)
    const again = await a.call('DELETE', path, {})
    expect(refusal(again)).toEqual({ status: 410, code: 'namespace_deleted' })
    expect(errorSchema.parse(again.json).details).toMatchObject({
      deletedBy: expect.any(String),
      deletedAtMs: expect.any(Number),
    })
    expect(refusal(await a.call('GET', `/groups/${data.namespaceId}`)).status).toBe(410)
    const listed = await a.expect(namespacesAnswer, 'GET', '/namespaces')
    expect(listed.data.map((one) => one.namespaceId)).not.toContain(data.namespaceId)
  })

  test('a context belongs to a group, is counted there and is listed', async () => {
    const body = { applicationId, groupId: team, initializationParams: [1, 2], contextSeed: null, serviceName: null }
    const { data } = await a.expect(createContextAnswer, 'POST', '/contexts', body)
    expect(data).toMatchObject({ groupId: team, groupCreated: false, memberPublicKey: keyOfA })
    expect((await a.call('GET', `/groups/${team}/contexts`)).json).toEqual({ data: [{ contextId: data.contextId }] })
    expect(await group(team)).toMatchObject({ contextCount: 1 })
    expect(await group(namespaceId)).toMatchObject({ contextCount: 0, contextCountDeep: 1 })
  })
})

test.each(['', '/node1', '/deep/er'])('with the prefix "%s" everything is below it', async (prefix) => {
  const node = await TestNode.start({ prefix })
  try {
    const origin = new URL(node.adminUrl).origin
    expect(node.adminUrl).toBe(`${origin}${prefix}/admin-api`)
    expect((await fetch(`${origin}${prefix}/admin-api/namespaces`)).status).toBe(200)
    const page = await fetch(`${origin}${prefix}/admin-dashboard/`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain(`"${prefix}/admin-dashboard/`)
    if (prefix !== '') expect((await fetch(`${origin}/admin-api/namespaces`)).status).toBe(404)
  } finally {
    await node.dispose()
  }
})
