import { Hono } from 'hono'
import {
  addMembersRequest,
  aliasRequest,
  emptyRequest,
  memberCapabilitiesRequest,
  memberRoleRequest,
  removeMembersRequest,
} from '#shared/wire/groups.ts'
import { findGroup } from '../app/find.ts'
import {
  addMembers,
  leaveGroup,
  leaveNamespace,
  memberCapabilities,
  removeMembers,
  setMemberAlias,
  setMemberCapabilities,
  setMemberRole,
} from '../app/members.ts'
import type { NodeContext } from '../app/node-context.ts'
import { namespacePeople } from '../app/people.ts'
import { members } from '../app/views.ts'
import { groupIdParam, identityParam, page, parseRequest } from './request.ts'

export function memberRoutes(ctx: NodeContext): Hono {
  const app = new Hono()

  app.get('/groups/:id/members', (c) => {
    const { namespace, group } = findGroup(ctx, groupIdParam(c, 'id'))
    const { offset, limit } = page(c)
    c.header('x-total-count', String(group.members.size))
    return c.json(members(namespace, group, offset, limit))
  })
  app.post('/groups/:id/members', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, addMembersRequest)
    await addMembers(ctx, key, id, body.members)
    return c.json({})
  })
  app.post('/groups/:id/members/remove', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, removeMembersRequest)
    await removeMembers(ctx, key, id, body.members)
    return c.json({})
  })
  app.post('/groups/:id/leave', async (c) => {
    const id = groupIdParam(c, 'id')
    const { key } = await parseRequest(c, emptyRequest)
    return c.json({ data: { groupId: id, memberPublicKey: await leaveGroup(ctx, key, id) } })
  })
  app.post('/namespaces/:id/leave', async (c) => {
    const id = groupIdParam(c, 'id')
    const { key } = await parseRequest(c, emptyRequest)
    return c.json({ data: { namespaceId: id, memberPublicKey: await leaveNamespace(ctx, key, id) } })
  })
  app.get('/namespaces/:id/members', (c) => c.json({ data: namespacePeople(ctx, groupIdParam(c, 'id')) }))
  app.put('/groups/:id/members/:identity/role', async (c) => {
    const [id, identity] = [groupIdParam(c, 'id'), identityParam(c)]
    const { body, key } = await parseRequest(c, memberRoleRequest)
    await setMemberRole(ctx, key, id, identity, body.role)
    return c.json({})
  })
  app.put('/groups/:id/members/:identity/alias', async (c) => {
    const [id, identity] = [groupIdParam(c, 'id'), identityParam(c)]
    const { body, key } = await parseRequest(c, aliasRequest)
    await setMemberAlias(ctx, key, id, identity, body.alias)
    return c.json({})
  })
  app.get('/groups/:id/members/:identity/capabilities', (c) =>
    c.json({ data: { capabilities: memberCapabilities(ctx, groupIdParam(c, 'id'), identityParam(c)) } }),
  )
  app.put('/groups/:id/members/:identity/capabilities', async (c) => {
    const [id, identity] = [groupIdParam(c, 'id'), identityParam(c)]
    const { body, key } = await parseRequest(c, memberCapabilitiesRequest)
    await setMemberCapabilities(ctx, key, id, identity, body.capabilities)
    return c.json({})
  })
  return app
}
