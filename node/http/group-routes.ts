import { Hono } from 'hono'
import {
  aliasRequest,
  childRequest,
  defaultCapabilitiesRequest,
  defaultVisibilityRequest,
  emptyRequest,
  reparentRequest,
  settingsRequest,
  subgroupPathRequest,
} from '#shared/wire/groups.ts'
import { deleteRequest } from '#shared/wire/namespaces.ts'
import { findGroup, findGroupToChange } from '../app/find.ts'
import { deleteGroup, setDefaultCapabilities, setGroupAlias, setUpgradePolicy, setVisibility } from '../app/groups.ts'
import { type Moved, moveGroup, unnestGroup } from '../app/move-group.ts'
import type { NodeContext } from '../app/node-context.ts'
import { syncNamespace } from '../app/subscribe.ts'
import { groupContexts, groupInfo, subgroups } from '../app/views.ts'
import { groupIdParam, parseRequest } from './request.ts'

const moved = ({ parentId, logNumber }: Moved) => ({ reparented: true, parentId, logNumber })

export function groupRoutes(ctx: NodeContext): Hono {
  const app = new Hono()

  app.get('/groups/:id', (c) => {
    const { namespace, group } = findGroup(ctx, groupIdParam(c, 'id'))
    return c.json({ data: groupInfo(namespace, group, ctx.now()) })
  })
  app.patch('/groups/:id', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, settingsRequest)
    await setUpgradePolicy(ctx, key, id, body.upgradePolicy)
    return c.json({})
  })
  app.delete('/groups/:id', async (c) => {
    const id = groupIdParam(c, 'id')
    const { key } = await parseRequest(c, deleteRequest)
    return c.json({ data: { isDeleted: true, ...(await deleteGroup(ctx, key, id)) } })
  })
  app.get('/groups/:id/subgroups', (c) => {
    const { namespace, group } = findGroup(ctx, groupIdParam(c, 'id'))
    return c.json({ subgroups: subgroups(namespace.state, group.groupId) })
  })
  app.get('/groups/:id/contexts', (c) => c.json({ data: groupContexts(findGroup(ctx, groupIdParam(c, 'id')).group) }))

  app.post('/groups/:id/reparent', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, reparentRequest)
    return c.json(moved(await moveGroup(ctx, key, id, body.newParentId, body.expectedParentId)))
  })
  app.post('/groups/:id/nest', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, childRequest)
    return c.json(moved(await moveGroup(ctx, key, body.childGroupId, id, body.expectedParentId)))
  })
  app.post('/groups/:id/subgroups/:child', async (c) => {
    const [id, child] = [groupIdParam(c, 'id'), groupIdParam(c, 'child')]
    const { body, key } = await parseRequest(c, subgroupPathRequest)
    return c.json(moved(await moveGroup(ctx, key, child, id, body.expectedParentId)))
  })
  app.post('/groups/:id/unnest', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, childRequest)
    return c.json(moved(await unnestGroup(ctx, key, id, body.childGroupId, body.expectedParentId)))
  })
  app.post('/groups/:id/subgroups/:child/remove', async (c) => {
    const [id, child] = [groupIdParam(c, 'id'), groupIdParam(c, 'child')]
    const { body, key } = await parseRequest(c, subgroupPathRequest)
    return c.json(moved(await unnestGroup(ctx, key, id, child, body.expectedParentId)))
  })

  app.put('/groups/:id/alias', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, aliasRequest)
    await setGroupAlias(ctx, key, id, body.alias)
    return c.json({})
  })
  app.put('/groups/:id/settings/default-capabilities', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, defaultCapabilitiesRequest)
    await setDefaultCapabilities(ctx, key, id, body.defaultCapabilities)
    return c.json({})
  })
  app.put('/groups/:id/settings/default-visibility', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, defaultVisibilityRequest)
    await setVisibility(ctx, key, id, body.defaultVisibility)
    return c.json({})
  })
  app.post('/groups/:id/sync', async (c) => {
    const id = groupIdParam(c, 'id')
    await parseRequest(c, emptyRequest)
    await syncNamespace(ctx, (await findGroupToChange(ctx, id)).namespace)
    const { namespace, group } = findGroup(ctx, id)
    const { groupId, appKey, targetApplicationId, memberCount, contextCount } = groupInfo(namespace, group, ctx.now())
    return c.json({
      data: { groupId, appKey, targetApplicationId, memberCount, contextCount, logNumber: namespace.state.number },
    })
  })
  return app
}
