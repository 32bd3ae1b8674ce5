/** Addresses that name nothing, or nothing that can be: each is refused, and nothing changes. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { TestNode } from '../testing/cluster.ts'
import { expectNoFaults } from '../testing/expect-no-faults.ts'
import { expectRefused } from '../testing/expect-refused.ts'
import { rawCall } from '../testing/raw-request.ts'

let node: TestNode
let namespaceId: string
let team: string
let core: string

beforeAll(async () => {
  node = await TestNode.start()
  namespaceId = await node.createNamespace('Bad input')
  team = await node.createGroup(namespaceId, 'team')
  core = await node.createGroup(namespaceId, 'core', team)
})
afterAll(() => node.dispose())
expectNoFaults()

const BAD_IDS: [string, string][] = [
  ['short', 'ab'.repeat(31)],
  ['long', 'ab'.repeat(33)],
  ['one digit more', `${'ab'.repeat(32)}a`],
  ['no hex', 'xy'.repeat(32)],
  ['0x before it', `0x${'ab'.repeat(31)}`],
  ['letters that look alike', encodeURIComponent('а'.repeat(64))],
  ['digits of another script', encodeURIComponent('٠'.repeat(64))],
  ['a space after it', `${'ab'.repeat(32)}%20`],
  ['a line feed after it', `${'ab'.repeat(32)}%0a`],
  ['a zero byte', `${'ab'.repeat(31)}%00`],
  ['slashes in code', '..%2f..%2f..%2fetc%2fpasswd'],
  ['dots', '%2e%2e%2f'],
  ['half an escape', '%'],
  ['escapes that are none', '%zz%c3%28'],
  ['a word', 'for-application'],
  ['a prototype', '__proto__'],
  ['very long', 'a'.repeat(4000)],
]
describe.each(BAD_IDS)('an id that is %s', (_, id) => {
  test.each<[string, string, unknown]>([
    ['GET', `/namespaces/${id}`, undefined],
    ['GET', `/namespaces/${id}/groups`, undefined],
    ['POST', `/namespaces/${id}/join`, {}],
    ['DELETE', `/groups/${id}`, {}],
    ['POST', `/groups/${id}/subgroups/${'ab'.repeat(32)}`, undefined],
    ['POST', `/groups/${'ab'.repeat(32)}/subgroups/${id}/remove`, undefined],
  ])('%s %s', async (method, path, body) => {
    await expectRefused(node, 'invalid_id', () => node.call(method, path, body))
  })
  test('in a body', async () => {
    const childGroupId = /%[0-9a-f]{2}/.test(id) ? id : decodeURIComponent(id.replaceAll('%', '%25'))
    await expectRefused(node, 'invalid_request', () => node.call('POST', `/groups/${team}/nest`, { childGroupId }))
  })
})

test.each(['1', '0OIl'.repeat(9), 'a'.repeat(44), 'é', '..%2f', '%00', 'ab'.repeat(30)])(
  'a key or an application that is "%s"',
  async (key) => {
    await expectRefused(node, 'invalid_id', () =>
      node.call('GET', `/groups/${namespaceId}/members/${key}/capabilities`),
    )
    await expectRefused(node, 'invalid_id', () =>
      node.call('PUT', `/groups/${namespaceId}/members/${key}/role`, { role: 'Admin' }),
    )
    await expectRefused(node, 'invalid_id', () => node.call('GET', `/namespaces/for-application/${key}`))
  },
)

describe('what is not there', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/nothing'],
    ['GET', '/index.html'],
    ['GET', '/namespaces/'],
    ['GET', '/groups'],
    ['POST', '/groups'],
    ['POST', '/node'],
    ['PUT', '/namespaces'],
    ['DELETE', '/capabilities'],
    ['PATCH', `/namespaces/${'ab'.repeat(32)}`],
    ['OPTIONS', '/namespaces'],
    ['PROPFIND', '/namespaces'],
    ['GET', `/groups/${'ab'.repeat(32)}/nest`],
    ['GET', `/groups/${'ab'.repeat(32)}/`],
    ['POST', `/groups/${'ab'.repeat(32)}/members/remove/all`],
    ['GET', '/admin-dashboard/'],
    ['GET', '/..%2fadmin-dashboard%2findex.html'],
  ])('%s %s is JSON, also for a browser', async (method, path) => {
    const ask = () => rawCall(node, method, path, undefined, { accept: 'text/html' })
    await expectRefused(node, 'route_not_found', ask)
  })

  test.each<[ErrorCode, string, string, unknown]>([
    ['namespace_not_found', 'GET', `/namespaces/${'ee'.repeat(32)}`, undefined],
    ['namespace_not_found', 'GET', `/namespaces/${'ee'.repeat(32)}/identity`, undefined],
    ['namespace_not_found', 'GET', `/namespaces/${'ee'.repeat(32)}/groups`, undefined],
    ['namespace_not_found', 'DELETE', `/namespaces/${'ee'.repeat(32)}`, {}],
    ['namespace_not_found', 'POST', `/namespaces/${'ee'.repeat(32)}/groups`, {}],
    ['group_not_found', 'GET', `/groups/${'ee'.repeat(32)}`, undefined],
    ['group_not_found', 'GET', `/groups/${'ee'.repeat(32)}/subgroups`, undefined],
    ['group_not_found', 'GET', `/groups/${'ee'.repeat(32)}/members`, undefined],
    ['group_not_found', 'DELETE', `/groups/${'ee'.repeat(32)}`, {}],
    ['group_not_found', 'POST', `/groups/${'ee'.repeat(32)}/sync`, {}],
    ['group_not_found', 'POST', '/contexts', { groupId: 'ee'.repeat(32) }],
    ['operation_not_found', 'GET', `/operations/${'ee'.repeat(32)}`, undefined],
    ['invalid_id', 'GET', '/operations/x', undefined],
  ])('%s: %s %s', async (code, method, path, body) => {
    await expectRefused(node, code, () => node.call(method, path, body))
  })

  test('a group’s id is not a namespace’s', async () => {
    for (const [method, rest] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/groups'],
      ['POST', '/groups'],
      ['POST', '/invite'],
      ['POST', '/subscribe'],
    ] as const)
      await expectRefused(node, 'root_required', () => node.call(method, `/namespaces/${core}${rest}`))
  })
})
