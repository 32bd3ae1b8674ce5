import { expect, test } from 'vitest'
import { bytesToApplicationId, bytesToGroupId } from '#shared/domain/ids.ts'
import { CREATE_STEPS, INVITE_STEPS, parseMapAddress, paths } from './paths.ts'

const namespaceId = bytesToGroupId(new Uint8Array(32).fill(1))
const groupId = bytesToGroupId(new Uint8Array(32).fill(2))
const application = bytesToApplicationId(new Uint8Array(32).fill(3))

test('every link has the address that people have bookmarked', () => {
  expect([
    paths.home(),
    paths.namespaces(),
    paths.namespaces({ q: '', application: undefined }),
    paths.namespaces({ q: 'a&b c', application }),
    paths.createNamespace(),
    ...CREATE_STEPS.map(paths.createNamespace),
    paths.createNamespaceResult(namespaceId),
    paths.namespace(namespaceId),
    paths.group(namespaceId, groupId),
    paths.namespaceMembers(namespaceId),
    paths.namespaceInvitations(namespaceId),
    paths.namespaceVersions(namespaceId),
    paths.namespaceSettings(namespaceId),
    paths.invite(namespaceId),
    ...INVITE_STEPS.map((step) => paths.invite(namespaceId, step)),
    paths.inviteShare(namespaceId, 'ab'.repeat(32)),
    paths.invitation(namespaceId, 'ab'.repeat(32)),
    paths.join(),
    paths.joinCheck(),
    paths.joined(namespaceId),
    paths.applications(),
    paths.node(),
  ]).toMatchInlineSnapshot(`
    [
      "/",
      "/namespaces",
      "/namespaces",
      "/namespaces?q=a%26b+c&application=CktRuQ2mttgRGkXJtyksdKHjUdc2C4TgDzyB98oEzy8",
      "/namespaces/new/application",
      "/namespaces/new/application",
      "/namespaces/new/policy",
      "/namespaces/new/alias",
      "/namespaces/new/review",
      "/namespaces/new/result/0101010101010101010101010101010101010101010101010101010101010101",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/groups/0202020202020202020202020202020202020202020202020202020202020202",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/members",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invitations",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/versions",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/settings",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invite/kind",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invite/kind",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invite/expiry",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invite/review",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invite/share",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invite/share/abababababababababababababababababababababababababababababababab",
      "/namespaces/0101010101010101010101010101010101010101010101010101010101010101/invitations/abababababababababababababababababababababababababababababababab",
      "/join",
      "/join/check",
      "/join/joined/0101010101010101010101010101010101010101010101010101010101010101",
      "/applications",
      "/node",
    ]
  `)
})

test.each([
  [paths.namespace(namespaceId), { namespaceId, groupId: namespaceId }],
  [`${paths.namespace(namespaceId)}/`, { namespaceId, groupId: namespaceId }],
  [paths.group(namespaceId, groupId), { namespaceId, groupId }],
  [`${paths.namespace(namespaceId)}/groups/x`, undefined],
  [paths.group(namespaceId, groupId).toUpperCase(), undefined],
  [paths.namespaceSettings(namespaceId), undefined],
  [paths.invite(namespaceId), undefined],
  [paths.namespaces(), undefined],
  [paths.createNamespace(), undefined],
  [paths.joinCheck(), undefined],
  ['', undefined],
])('%s is the address of the map of %j', (path, address) => {
  expect(parseMapAddress(path)).toEqual(address)
})
