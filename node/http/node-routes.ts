import { Hono } from 'hono'
import { refuse } from '#shared/domain/refusals.ts'
import { createContextRequest } from '#shared/wire/contexts.ts'
import { PROTOCOL_VERSION } from '#shared/wire/log.ts'
import { CAPABILITY_NAMES } from '#shared/wire/node.ts'
import { operationIdSchema } from '#shared/wire/peer.ts'
import { applications } from '../app/application-views.ts'
import { createContext } from '../app/contexts.ts'
import { findGroup } from '../app/find.ts'
import type { NodeContext } from '../app/node-context.ts'
import { refused } from '../app/refused-error.ts'
import { allContexts, memberNamespaces } from '../app/views.ts'
import { refusalAnswer } from './errors.ts'
import { page, parseRequest } from './request.ts'

export function nodeRoutes(ctx: NodeContext, isWritable: () => boolean): Hono {
  const app = new Hono()

  app.get('/health', (c) =>
    isWritable()
      ? c.json({ data: { status: 'alive' } })
      : refusalAnswer(
          c,
          refuse(
            'storage_failed',
            'The node cannot write to its data folder. Free space or repair the disk, then start the node again.',
          ),
        ),
  )
  app.get('/capabilities', (c) =>
    c.json({
      data: { kind: 'grove', version: ctx.version, protocol: PROTOCOL_VERSION, capabilities: CAPABILITY_NAMES },
    }),
  )
  app.get('/node', async (c) =>
    c.json({
      data: {
        name: ctx.name,
        version: ctx.version,
        adminUrl: ctx.adminUrl,
        dashboardUrl: ctx.dashboardUrl,
        peerUrl: ctx.peerUrl,
        startedAtMs: ctx.startedAtMs,
        peers: await ctx.peers.list(),
        namespaceCount: memberNamespaces(ctx).length,
        applicationCount: applications(ctx).length,
        storage: { status: isWritable() ? 'ok' : 'failed', sizeBytes: ctx.store.sizeBytes() },
      },
    }),
  )
  app.get('/operations/:operationId', (c) => {
    const id = operationIdSchema.safeParse(c.req.param('operationId'))
    if (!id.success) throw refused('invalid_id', 'An operation id is 64 hexadecimal digits.')
    const row = ctx.store.operation(id.data)
    if (row === undefined) throw refused('operation_not_found', 'This node has no record of this operation.')
    const { operationId, state, namespaceId, number, code, message } = row
    return c.json({ data: { operationId, state, namespaceId, logNumber: number, code, error: message } })
  })

  app.get('/contexts', (c) => {
    const { offset, limit } = page(c)
    const all = allContexts(ctx)
    c.header('x-total-count', String(all.length))
    return c.json({ data: { contexts: all.slice(offset, offset + limit) } })
  })
  app.post('/contexts', async (c) => {
    const { body, key } = await parseRequest(c, createContextRequest)
    const contextId = await createContext(ctx, key, body.groupId, body.alias)
    const { self } = findGroup(ctx, body.groupId).namespace
    return c.json({ data: { contextId, memberPublicKey: self.publicKey, groupId: body.groupId, groupCreated: false } })
  })
  return app
}
