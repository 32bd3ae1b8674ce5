/**
 * Every call of the admin API: the action of `shared/domain/policy-table.ts` that it is, and a request of it that is in
 * order. A test asks each of them in every role; a call without a row here fails it.
 */
import { fileURLToPath } from 'node:url'
import type { Action } from '#shared/domain/policy-table.ts'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import type { RoleWorld } from './role-worlds.ts'

type Row = {
  action: Action
  /** What stands in the path for `:id` and the others, in their order. */
  path?: (world: RoleWorld) => string[]
  body?: (world: RoleWorld) => unknown
  /** Whoever may ask gets this refusal: there is nothing to answer with. */
  answers?: ErrorCode
}
const row = (action: Action, path?: Row['path'], body?: Row['body']): Row => ({
  action,
  ...(path === undefined ? {} : { path }),
  ...(body === undefined ? {} : { body }),
})

const root = (world: RoleWorld) => [world.namespaceId]
const team = (world: RoleWorld) => [world.team]
const nothing = () => ({})
const [guest, self] = [
  (world: RoleWorld) => [world.team, world.guest],
  (world: RoleWorld) => [world.team, world.identity],
]
const invitation = (world: RoleWorld) => [world.namespaceId, world.invitationId]
/** 32 zero bytes. */
const notInstalled = '1'.repeat(32)
const publication = ({ namespaceId }: RoleWorld) => [namespaceId, '9999']
const bundle = fileURLToPath(new URL('../../test-vectors/bundles/network.example.demo-1.0.0.mpk', import.meta.url))

export const ROUTE_ROWS: Record<string, Row> = {
  'GET /health': row('node.read'),
  'GET /capabilities': row('node.read'),
  'GET /node': row('node.read'),
  'GET /events': row('node.read'),
  'GET /operations/:operationId': { ...row('node.read', () => ['ee'.repeat(32)]), answers: 'operation_not_found' },
  'GET /applications': row('node.read'),
  'GET /contexts': row('node.read'),
  'GET /namespaces': row('node.read'),
  'GET /namespaces/for-application/:applicationId': row('node.read', ({ applicationId }) => [applicationId]),
  'POST /install-dev-application': row('application.install', undefined, () => ({ path: bundle })),
  'POST /install-sample-application': row('application.install', undefined, nothing),
  // A file, and the address of one, are not in order here: whoever may ask is told so.
  'POST /applications/upload': { ...row('application.install', undefined, nothing), answers: 'binary_required' },
  'POST /install-application': {
    ...row('application.install', undefined, () => ({ url: 'http://127.0.0.1/app.mpk' })),
    answers: 'url_not_allowed',
  },
  'GET /applications/:applicationId': row('node.read', ({ applicationId }) => [applicationId]),
  'GET /applications/:applicationId/versions': row('node.read', ({ applicationId }) => [applicationId]),
  'DELETE /applications/:applicationId': {
    ...row('application.uninstall', () => [notInstalled], nothing),
    answers: 'application_not_found',
  },
  'DELETE /applications/:applicationId/versions/:version': {
    ...row('application.uninstall', () => [notInstalled, '1.0.0'], nothing),
    answers: 'application_not_found',
  },

  'POST /namespaces': row('namespace.create', undefined, ({ applicationId }) => ({ applicationId })),
  'POST /namespaces/:id/join': row('namespace.join', root, ({ invitation }) => ({ invitation })),
  'GET /namespaces/:id': row('namespace.read', root),
  'GET /namespaces/:id/identity': row('namespace.read', root),
  'GET /namespaces/:id/groups': row('namespace.read', root),
  'GET /namespaces/:id/members': row('namespace.read', root),
  'GET /namespaces/:id/activity': row('namespace.read', root),
  'POST /namespaces/:id/preview-moves': row('namespace.read', root, ({ nested, outside }) => ({
    moves: [{ groupId: nested[0], newParentId: outside }],
  })),
  'POST /namespaces/:id/subscribe': row('namespace.follow', root),
  'DELETE /namespaces/:id/subscribe': row('namespace.follow', root),
  'POST /groups/:id/sync': row('namespace.follow', team, nothing),
  'PATCH /groups/:id': row('namespace.policy', root, () => ({ upgradePolicy: 'Automatic' })),
  'DELETE /namespaces/:id': row('namespace.delete', root),

  'POST /namespaces/:id/groups': row('group.create', root, ({ team: parentId }) => ({ parentId })),
  'GET /groups/:id': row('namespace.read', team),
  'GET /groups/:id/subgroups': row('namespace.read', team),
  'GET /groups/:id/contexts': row('namespace.read', team),
  'POST /groups/:id/reparent': row(
    'group.move',
    ({ outside }) => [outside],
    ({ team: newParentId }) => ({ newParentId }),
  ),
  'POST /groups/:id/nest': row('group.move', team, ({ outside }) => ({ childGroupId: outside })),
  'POST /groups/:id/subgroups/:child': row('group.move', ({ team: id, outside }) => [id, outside]),
  'POST /groups/:id/unnest': row('group.move', team, ({ nested }) => ({ childGroupId: nested[0] })),
  'POST /groups/:id/subgroups/:child/remove': row('group.move', ({ team: id, nested }) => [id, nested[1]]),
  'PUT /groups/:id/alias': row('group.alias', team, () => ({ alias: 'Renamed' })),
  'DELETE /groups/:id': row('group.delete', ({ nested }) => [nested[2]]),
  'PUT /groups/:id/settings/default-visibility': row('group.visibility', team, () => ({ defaultVisibility: 'open' })),
  'PUT /groups/:id/settings/default-capabilities': row('group.defaults', team, () => ({ defaultCapabilities: 4 })),

  'GET /groups/:id/members': row('namespace.read', team),
  'POST /groups/:id/members': row('member.add', team, ({ newcomer }) => ({
    members: [{ identity: newcomer, role: 'Member' }],
  })),
  'POST /groups/:id/members/remove': row('member.remove', team, ({ doomed }) => ({ members: [doomed] })),
  'PUT /groups/:id/members/:identity/role': row('member.role', guest, () => ({ role: 'ReadOnly' })),
  'GET /groups/:id/members/:identity/capabilities': row('namespace.read', guest),
  // Bit 8 alone, on top of the bit that every member has: what whoever manages members may give.
  'PUT /groups/:id/members/:identity/capabilities': row('member.capabilities', guest, () => ({ capabilities: 12 })),
  'PUT /groups/:id/members/:identity/alias': row('member.alias', self, () => ({ alias: 'Me' })),
  'POST /groups/:id/leave': row('member.leave', team, nothing),
  'POST /namespaces/:id/leave': row('member.leave', root, nothing),

  'GET /namespaces/:id/invitations': row('invitation.list', root),
  'POST /namespaces/:id/invite': row('invitation.create', root, nothing),
  'POST /namespaces/:id/invitations/:invitationId/withdraw': row('invitation.withdraw', invitation, nothing),
  'POST /namespaces/:id/invitations/:invitationId/share': row('invitation.share', invitation, nothing),

  'GET /namespaces/:id/upgrades': row('namespace.read', root),
  'GET /namespaces/:id/upgrades/nodes/:identity': row('namespace.read', ({ namespaceId, guest }) => [
    namespaceId,
    guest,
  ]),
  // What is in force already, and a publication that is none: whoever may is told so.
  'POST /namespaces/:id/upgrades': {
    ...row('upgrade.publish', root, () => ({ version: '1.0.0' })),
    answers: 'version_not_newer',
  },
  'POST /groups/:id/upgrade': {
    ...row('upgrade.publish', root, ({ applicationId }) => ({ targetApplicationId: applicationId })),
    answers: 'version_not_newer',
  },
  'POST /namespaces/:id/upgrades/:publication/extend': {
    ...row('upgrade.publish', publication, () => ({ deadlineMs: Date.UTC(2099, 0) })),
    answers: 'publication_not_found',
  },
  'POST /namespaces/:id/upgrades/:publication/force': {
    ...row('upgrade.publish', publication, nothing),
    answers: 'publication_not_found',
  },
  'POST /namespaces/:id/upgrades/:publication/withdraw': {
    ...row('upgrade.publish', publication, nothing),
    answers: 'publication_not_found',
  },
  'POST /namespaces/:id/upgrades/:publication/agree': {
    ...row('upgrade.answer', publication, nothing),
    answers: 'publication_not_found',
  },
  'POST /namespaces/:id/upgrades/:publication/decline': {
    ...row('upgrade.answer', publication, nothing),
    answers: 'publication_not_found',
  },
  'POST /namespaces/:id/upgrades/retry': row('upgrade.report', root, nothing),
  // Nothing is on its way that could be given up.
  'POST /namespaces/:id/upgrades/abort': { ...row('upgrade.report', root, nothing), answers: 'publication_closed' },
  'PUT /namespaces/:id/upgrades/standing-answer': row('upgrade.report', root, () => ({ answer: 'agree' })),
  'GET /groups/:id/upgrade/status': row('namespace.read', root),
  'POST /groups/:id/upgrade/retry': row('upgrade.report', root, nothing),

  'POST /contexts/:id/open': row('context.open', ({ contextId }) => [contextId], nothing),
  'POST /contexts': row('context.create', undefined, ({ team: groupId }) => ({ groupId })),
}

/** The request of a route in a world. */
export function requestOf(route: string, { path, body }: Row, world: RoleWorld): [string, string, unknown] {
  const [method = '', pattern = ''] = route.split(' ')
  const parts = path?.(world) ?? []
  return [method, pattern.replaceAll(/:\w+/g, () => parts.shift() ?? ''), body?.(world)]
}
