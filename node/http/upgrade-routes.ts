import { Hono } from 'hono'
import { emptyRequest } from '#shared/wire/groups.ts'
import {
  extendDeadlineRequest,
  groupUpgradeRequest,
  nodeContextsQuery,
  publishVersionRequest,
  standingAnswerRequest,
} from '#shared/wire/upgrades.ts'
import { groupUpgrade, groupUpgradeStatus } from '../app/april-upgrades.ts'
import { standingsAt } from '../app/context-standings.ts'
import { findGroup, findNamespace } from '../app/find.ts'
import type { NodeContext } from '../app/node-context.ts'
import { openContext } from '../app/open-context.ts'
import { changePublication, publishNewest, publishVersion } from '../app/publications.ts'
import { refused } from '../app/refused-error.ts'
import { upgradesView } from '../app/upgrade-views.ts'
import type { Upgrader } from '../app/upgrader.ts'
import { contextIdParam, groupIdParam, identityParam, parseQuery, parseRequest, publicationParam } from './request.ts'

export function upgradeRoutes(ctx: NodeContext, upgrader: Upgrader): Hono {
  const app = new Hono()

  app.get('/namespaces/:id/upgrades', (c) => {
    const namespace = findNamespace(ctx, groupIdParam(c, 'id'))
    return c.json({ data: upgradesView(ctx, namespace, upgrader.localOf(namespace)) })
  })
  app.get('/namespaces/:id/upgrades/nodes/:identity', (c) => {
    const [namespace, who] = [findNamespace(ctx, groupIdParam(c, 'id')), identityParam(c)]
    const wanted = parseQuery(c, nodeContextsQuery)
    if (!namespace.state.participants().has(who))
      throw refused('member_not_found', 'Nobody with this identity is in the namespace.')
    const standings = standingsAt(namespace, upgrader.localOf(namespace), ctx.now())
    return c.json({ data: standings.page(who, wanted) })
  })
  app.post('/namespaces/:id/upgrades', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, publishVersionRequest)
    return c.json({ data: { publication: await publishVersion(ctx, key, id, body) } })
  })
  app.post('/namespaces/:id/upgrades/retry', async (c) => {
    const id = groupIdParam(c, 'id')
    await parseRequest(c, emptyRequest)
    upgrader.retry(findNamespace(ctx, id))
    return c.json({})
  })
  app.post('/namespaces/:id/upgrades/abort', async (c) => {
    const id = groupIdParam(c, 'id')
    await parseRequest(c, emptyRequest)
    upgrader.abort(findNamespace(ctx, id))
    return c.json({})
  })
  app.put('/namespaces/:id/upgrades/standing-answer', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body } = await parseRequest(c, standingAnswerRequest)
    upgrader.setStandingAnswer(findNamespace(ctx, id), body.answer)
    return c.json({})
  })
  app.post('/namespaces/:id/upgrades/:publication/extend', async (c) => {
    const [id, publication] = [groupIdParam(c, 'id'), publicationParam(c)]
    const { body, key } = await parseRequest(c, extendDeadlineRequest)
    const { deadlineMs } = body
    await changePublication(ctx, key, id, 'UpgradeDeadlineSet', { publication, deadlineMs })
    return c.json({})
  })
  for (const [deed, agrees] of [
    ['agree', true],
    ['decline', false],
  ] as const)
    app.post(`/namespaces/:id/upgrades/:publication/${deed}`, async (c) => {
      const [id, publication] = [groupIdParam(c, 'id'), publicationParam(c)]
      const { key } = await parseRequest(c, emptyRequest)
      await changePublication(ctx, key, id, 'UpgradeAnswered', { publication, agrees })
      return c.json({})
    })
  for (const [deed, kind] of [
    ['force', 'UpgradeForced'],
    ['withdraw', 'UpgradeWithdrawn'],
  ] as const)
    app.post(`/namespaces/:id/upgrades/:publication/${deed}`, async (c) => {
      const [id, publication] = [groupIdParam(c, 'id'), publicationParam(c)]
      const { key } = await parseRequest(c, emptyRequest)
      await changePublication(ctx, key, id, kind, { publication })
      return c.json({})
    })
  app.post('/contexts/:id/open', async (c) => {
    const id = contextIdParam(c)
    await parseRequest(c, emptyRequest)
    return c.json({ data: await openContext(ctx, upgrader, id) })
  })

  app.post('/groups/:id/upgrade', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, groupUpgradeRequest)
    await publishNewest(ctx, key, id, body.targetApplicationId)
    const { namespace } = findGroup(ctx, id)
    return c.json({ data: groupUpgrade(ctx, namespace, upgrader.localOf(namespace)) })
  })
  app.get('/groups/:id/upgrade/status', (c) => {
    const { namespace } = findGroup(ctx, groupIdParam(c, 'id'))
    return c.json({ data: groupUpgradeStatus(ctx, namespace, upgrader.localOf(namespace)) })
  })
  app.post('/groups/:id/upgrade/retry', async (c) => {
    const id = groupIdParam(c, 'id')
    await parseRequest(c, emptyRequest)
    const { namespace } = findGroup(ctx, id)
    upgrader.retry(namespace)
    return c.json({ data: groupUpgrade(ctx, namespace, upgrader.localOf(namespace)) })
  })
  return app
}
