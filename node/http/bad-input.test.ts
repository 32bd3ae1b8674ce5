/** Bodies, names, types, sizes and pages that cannot be meant: each is refused, and nothing changes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { groupAnswer } from '#shared/wire/groups.ts'
import { TestNode } from '../testing/cluster.ts'
import { expectNoFaults } from '../testing/expect-no-faults.ts'
import { expectRefused } from '../testing/expect-refused.ts'
import { rawCall } from '../testing/raw-request.ts'

let node: TestNode
let namespaceId: string
let team: string

beforeAll(async () => {
  node = await TestNode.start()
  namespaceId = await node.createNamespace('Bad input')
  team = await node.createGroup(namespaceId, 'team')
})
afterAll(() => node.dispose())
expectNoFaults()

const applicationId = '7wpCJMjFiDzk85eBdXGuNSfhhXMoBPX4XMTjfcUfs3dH'
const member = '11111111111111111111111111111112'
const RENAME = () => `/groups/${team}/alias`
describe('bodies', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer> | string[], ErrorCode]>([
    ['half an object', '{"alias":', 'invalid_json'],
    ['two objects', '{"alias":"x"}{"alias":"y"}', 'invalid_json'],
    ['a comma too many', '{"alias":"x",}', 'invalid_json'],
    ['single quotes', "{'alias':'x'}", 'invalid_json'],
    ['a comment', '{"alias":"x"/**/}', 'invalid_json'],
    ['no number', '{"alias":NaN}', 'invalid_json'],
    ['a word', 'alias', 'invalid_json'],
    ['spaces', '   ', 'invalid_json'],
    ['a zero byte', '\u0000', 'invalid_json'],
    ['a raw control character', '{"alias":"a\u0001b"}', 'invalid_json'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'invalid_json'],
    ['an overlong encoding', new Uint8Array([0x22, 0xc0, 0xaf, 0x22]), 'invalid_json'],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, 'invalid_json'],
    ['a hundred thousand levels', '{"a":'.repeat(100_000).slice(0, 200_000), 'invalid_json'],
    ['levels in pieces', ['[', '['.repeat(40)], 'invalid_json'],
    ['a list', '[]', 'invalid_request'],
    ['a list of what would do', '[{"alias":"x"}]', 'invalid_request'],
    ['text', '"alias"', 'invalid_request'],
    ['a number', '42', 'invalid_request'],
    ['a truth', 'true', 'invalid_request'],
    ['nothing that is required', '{}', 'invalid_request'],
    ['null for what is required', '{"alias":null}', 'invalid_request'],
    ['a number for text', '{"alias":1}', 'invalid_request'],
    ['a list for text', '{"alias":["x"]}', 'invalid_request'],
    ['an object for text', '{"alias":{"toString":"x"}}', 'invalid_request'],
    ['a field more', '{"alias":"x","colour":"red"}', 'invalid_request'],
    ['a field in another case', '{"Alias":"x"}', 'invalid_request'],
    ['a prototype', '{"alias":"x","__proto__":{"admin":true}}', 'invalid_request'],
    ['a constructor', '{"alias":"x","constructor":{}}', 'invalid_request'],
    ['half a character', '{"alias":"\\ud800"}', 'invalid_request'],
    ['half a character where nobody looks', '{"alias":"x","requester":"\\udfff"}', 'invalid_request'],
    ['a number without end where nobody looks', '{"alias":"x","requester":1e999}', 'invalid_request'],
  ])('%s', async (_, body, code) => {
    await expectRefused(node, code, () => rawCall(node, 'PUT', RENAME(), body))
  })

  test.each<[string, string, string, unknown]>([
    ['a role in lower case', 'POST', 'members', { members: [{ identity: member, role: 'admin' }] }],
    ['a role that merod alone has', 'POST', 'members', { members: [{ identity: member, role: 'ReadOnlyTee' }] }],
    ['a member without a role', 'POST', 'members', { members: [{ identity: member }] }],
    [
      'a member with a field more',
      'POST',
      'members',
      { members: [{ identity: member, role: 'Member', capabilities: 31 }] },
    ],
    ['no members', 'POST', 'members', { members: [] }],
    ['members that are no list', 'POST', 'members', { members: member }],
    [
      '1001 members',
      'POST',
      'members',
      { members: Array.from({ length: 1001 }, () => ({ identity: member, role: 'Member' })) },
    ],
    ['null among members', 'POST', 'members/remove', { members: [null] }],
    ['nobody to remove', 'POST', 'members/remove', { members: [] }],
    ['bits over all', 'PUT', 'settings/default-capabilities', { defaultCapabilities: 32 }],
    ['bits below none', 'PUT', 'settings/default-capabilities', { defaultCapabilities: -1 }],
    ['half a bit', 'PUT', 'settings/default-capabilities', { defaultCapabilities: 1.5 }],
    ['bits as text', 'PUT', 'settings/default-capabilities', { defaultCapabilities: '4' }],
    ['a visibility that is none', 'PUT', 'settings/default-visibility', { defaultVisibility: 'Open' }],
    ['the same in a list', 'PUT', 'settings/default-visibility', { defaultVisibility: ['open'] }],
    ['a parent that is a number', 'POST', 'nest', { childGroupId: 7 }],
    ['no child', 'POST', 'nest', {}],
    ['no new parent', 'POST', 'reparent', {}],
  ])('%s', async (_, method, rest, body) => {
    await expectRefused(node, 'invalid_request', () => node.call(method, `/groups/${team}/${rest}`, body))
  })

  const move = () => ({ groupId: team, newParentId: namespaceId })
  test.each<[string, () => unknown]>([
    ['none', () => ({ moves: [] })],
    ['not said', () => ({})],
    ['null', () => ({ moves: null })],
    ['one that is in no list', () => ({ moves: move() })],
    ['201', () => ({ moves: Array.from({ length: 201 }, move) })],
    ['one that is null', () => ({ moves: [null] })],
    ['one without a place', () => ({ moves: [{ groupId: team }] })],
    ['one to nowhere', () => ({ moves: [{ ...move(), newParentId: null }] })],
    ['one of something short', () => ({ moves: [{ ...move(), groupId: 'ab' }] })],
    ['one with a field more', () => ({ moves: [{ ...move(), colour: 'red' }] })],
    ['beside a field more', () => ({ moves: [move()], dryRun: true })],
  ])('moves to preview that are %s', async (_, body) => {
    await expectRefused(node, 'invalid_request', () =>
      node.call('POST', `/namespaces/${namespaceId}/preview-moves`, body()),
    )
  })

  test.each<[string, unknown]>([
    ['lazy', 'lazy'],
    ['automatic in lower case', 'automatic'],
    ['coordinated as text', 'Coordinated'],
    ['two at once', { Automatic: {}, Coordinated: { deadline: null } }],
    ['a deadline that is a date', { Coordinated: { deadline: '2030-01-01' } }],
    ['a deadline before', { Coordinated: { deadline: { secs: -1, nanos: 0 } } }],
    ['a deadline after the last date', { Coordinated: { deadline: { secs: 9e15, nanos: 0 } } }],
    ['a list', ['Automatic']],
  ])('an upgrade policy that is %s', async (_, upgradePolicy) => {
    await expectRefused(node, 'invalid_request', () => node.call('PATCH', `/groups/${namespaceId}`, { upgradePolicy }))
    await expectRefused(node, 'invalid_request', () =>
      node.call('POST', '/namespaces', { applicationId, upgradePolicy }),
    )
  })

  test('an application that is not installed, or is none', async () => {
    await expectRefused(node, 'application_not_found', () =>
      node.call('POST', '/namespaces', { applicationId: '1'.repeat(32) }),
    )
    await expectRefused(node, 'invalid_request', () => node.call('POST', '/namespaces', { applicationId: 'x' }))
    await expectRefused(node, 'invalid_request', () => node.call('POST', '/namespaces', {}))
  })
})

describe('names', () => {
  test.each([
    ['10 kB', 'x'.repeat(10_240)],
    ['65 bytes', 'x'.repeat(65)],
    ['65 bytes of few characters', `${'🌳'.repeat(16)}x`],
    ['nothing', ''],
    ['a space', ' '],
    ['what cannot be seen', '\u200b\u2060'],
    ['a space before', ' x'],
    ['a line feed', 'a\nb'],
    ['a zero byte', 'a\u0000b'],
    ['an escape of the terminal', '\u001b[2Jx'],
    ['a mark that turns text around', 'abc\u202egpj.exe'],
    ['an isolate', '\u2066x\u2069'],
    ['a line separator', 'a\u2028b'],
  ])('%s is refused', async (_, alias) => {
    await expectRefused(node, 'invalid_request', () => node.call('PUT', RENAME(), { alias }))
    await expectRefused(node, 'invalid_request', () => node.call('POST', '/namespaces', { applicationId, alias }))
    await expectRefused(node, 'invalid_request', () =>
      node.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: alias }),
    )
  })

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE entries; --",
    '../../etc/passwd',
    '{{7*7}} #{7*7} %s %00',
    'مجموعة',
    'קבוצה א',
    '家族 👨‍👩‍👧‍👦',
    '__proto__',
    '🌳'.repeat(16),
  ])('%s is text, and comes back as it is', async (alias) => {
    expect((await node.call('PUT', RENAME(), { alias })).status).toBe(200)
    const answer = await node.call('GET', `/groups/${team}`)
    expect(groupAnswer.parse(answer.json).data.alias).toBe(alias)
    expect(answer.headers.get('content-type')).toBe('application/json')
  })
})

describe('types and sizes', () => {
  const body = '{"alias":"x"}'
  test.each<[string, Record<string, string>]>([
    ['no type', {}],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['parts', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['nearly JSON', { 'content-type': 'application/jsonp' }],
    ['JSON inside another', { 'content-type': 'text/plain;application/json' }],
  ])('%s', async (_, headers) => {
    await expectRefused(node, 'json_required', () =>
      rawCall(node, 'PUT', RENAME(), new TextEncoder().encode(body), headers),
    )
  })

  test('JSON with a parameter, and in capitals, is JSON', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON'])
      expect((await rawCall(node, 'PUT', RENAME(), body, { 'content-type': type })).status).toBe(200)
  })

  const large = `{"alias":"${'x'.repeat(10 * 1024 * 1024)}"}`
  const asPieces = (text: string) =>
    Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) => text.slice(at * 65_536, (at + 1) * 65_536))
  test('10 MB, said before and in pieces', async () => {
    for (const sent of [large, asPieces(large)]) {
      await expectRefused(node, 'body_too_large', () => rawCall(node, 'PUT', RENAME(), sent))
      await expectRefused(node, 'body_too_large', () => rawCall(node, 'POST', `/namespaces/${namespaceId}/join`, sent))
    }
  })

  test('a join may be larger than another request', async () => {
    const halfMegabyte = JSON.stringify({ note: 'x'.repeat(512 * 1024) })
    await expectRefused(node, 'invitation_malformed', () =>
      rawCall(node, 'POST', `/namespaces/${namespaceId}/join`, halfMegabyte),
    )
    await expectRefused(node, 'body_too_large', () =>
      rawCall(node, 'POST', `/namespaces/${namespaceId}/groups`, halfMegabyte),
    )
  })
})

test.each([
  'offset=-1',
  'offset=1.5',
  'offset=x',
  'limit=',
  'limit=%201',
  'limit=1e3',
  'limit=99999999999',
  'offset=٣',
  'limit=0x10',
])('a page of %s', async (query) => {
  for (const path of [
    '/namespaces',
    `/namespaces/for-application/${applicationId}`,
    `/groups/${team}/members`,
    '/contexts',
    await nodeContextsPath(),
  ])
    await expectRefused(node, 'invalid_request', () => node.call('GET', `${path}?${query}`))
})

const nodeContextsPath = async () => `/namespaces/${namespaceId}/upgrades/nodes/${await node.identity(namespaceId)}`

test.each(['limit=0', 'limit=201', 'limit=', 'offset=-1'])('a ledger of %s', async (query) => {
  await expectRefused(node, 'invalid_request', () =>
    node.call('GET', `/namespaces/${namespaceId}/invitations?${query}`),
  )
})

test.each(['limit=0', 'limit=201', 'limit=', 'groupId=', 'groupId=ab', `groupId=${'xy'.repeat(32)}`])(
  'contexts of a node by %s',
  async (query) => {
    const path = await nodeContextsPath()
    await expectRefused(node, 'invalid_request', () => node.call('GET', `${path}?${query}`))
  },
)

test.each([
  'before=-1',
  'before=1.5',
  'before=x',
  'before=',
  'before=99999999999',
  'limit=0',
  'limit=101',
  'limit=-1',
  'limit=ten',
  'limit=',
  'limit=1e1',
])('an activity of %s', async (query) => {
  await expectRefused(node, 'invalid_request', () => node.call('GET', `/namespaces/${namespaceId}/activity?${query}`))
})
