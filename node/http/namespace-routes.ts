import { Hono } from 'hono'
import { emptyRequest } from '#shared/wire/groups.ts'
import {
  createGroupRequest,
  createNamespaceRequest,
  deleteRequest,
  previewMovesRequest,
} from '#shared/wire/namespaces.ts'
import { activityPage } from '../app/activity.ts'
import { createNamespace } from '../app/create-namespace.ts'
import { findNamespace } from '../app/find.ts'
import { createGroup, deleteNamespace } from '../app/groups.ts'
import type { Namespace } from '../app/namespaces.ts'
import type { NodeContext } from '../app/node-context.ts'
import { previewMoves } from '../app/preview-moves.ts'
import { subscribeNamespace, unsubscribeNamespace } from '../app/subscribe.ts'
import type { Upgrader } from '../app/upgrader.ts'
import { memberNamespaces, namespaceGroups, namespaceSummary } from '../app/views.ts'
import { applicationIdParam, groupIdParam, page, pageBefore, parseRequest } from './request.ts'

export function namespaceRoutes(ctx: NodeContext, upgrader: Upgrader): Hono {
  const app = new Hono()
  const subscription = (namespace: Namespace, subscribed: boolean) => ({
    subscribed,
    subscription: ctx.peers.subscriptionState(namespace),
    logNumber: namespace.state.number,
  })
  const summary = (namespace: Namespace) => namespaceSummary(ctx, upgrader, namespace)

  app.get('/namespaces', (c) => {
    const { offset, limit } = page(c)
    const all = memberNamespaces(ctx)
    c.header('x-total-count', String(all.length))
    return c.json({ data: all.slice(offset, offset + limit).map(summary) })
  })
  app.get('/namespaces/for-application/:applicationId', (c) => {
    const { offset, limit } = page(c)
    const all = memberNamespaces(ctx, applicationIdParam(c))
    c.header('x-total-count', String(all.length))
    return c.json({ data: all.slice(offset, offset + limit).map(summary) })
  })
  app.post('/namespaces', async (c) => {
    const { body, key } = await parseRequest(c, createNamespaceRequest)
    return c.json({ data: { namespaceId: createNamespace(ctx, key, body) } })
  })
  app.get('/namespaces/:id', (c) => c.json({ data: summary(findNamespace(ctx, groupIdParam(c, 'id'))) }))
  app.delete('/namespaces/:id', async (c) => {
    const id = groupIdParam(c, 'id')
    const { key } = await parseRequest(c, deleteRequest)
    return c.json({ data: { isDeleted: true, ...(await deleteNamespace(ctx, key, id)) } })
  })
  app.get('/namespaces/:id/identity', (c) => {
    // The contract (1.6) answers for the id of a group inside the namespace too.
    const id = groupIdParam(c, 'id')
    const { state, self } = findNamespace(ctx, ctx.namespaces.findByGroup(id)?.state.namespaceId ?? id)
    return c.json({ namespaceId: state.namespaceId, publicKey: self.publicKey })
  })
  app.post('/namespaces/:id/subscribe', async (c) => {
    const id = groupIdParam(c, 'id')
    await parseRequest(c, emptyRequest)
    return c.json(subscription(await subscribeNamespace(ctx, id), true))
  })
  app.delete('/namespaces/:id/subscribe', async (c) => {
    const id = groupIdParam(c, 'id')
    await parseRequest(c, emptyRequest)
    const namespace = unsubscribeNamespace(ctx, id)
    return c.json(subscription(namespace, namespace.subscribed))
  })
  app.get('/namespaces/:id/groups', (c) =>
    c.json({ data: namespaceGroups(findNamespace(ctx, groupIdParam(c, 'id')).state) }),
  )
  app.post('/namespaces/:id/groups', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, createGroupRequest)
    return c.json({ data: { groupId: await createGroup(ctx, key, id, body) } })
  })
  app.post('/namespaces/:id/preview-moves', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body } = await parseRequest(c, previewMovesRequest)
    return c.json({ data: previewMoves(ctx, id, body.moves) })
  })
  app.get('/namespaces/:id/activity', (c) => {
    const { before, limit } = pageBefore(c)
    return c.json({ data: activityPage(ctx, groupIdParam(c, 'id'), before, limit) })
  })
  return app
}
