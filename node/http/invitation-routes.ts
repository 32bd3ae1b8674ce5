import { type Context, Hono } from 'hono'
import { JOIN_BODY_BYTES_MAX } from '#shared/domain/limits.ts'
import { hex32Schema } from '#shared/wire/ids.ts'
import { invitationActionRequest, invitationsQuery } from '#shared/wire/ledger.ts'
import { inviteRequest } from '#shared/wire/namespaces.ts'
import { invitationLedger, withdrawInvitation } from '../app/invitation-ledger.ts'
import { invite, shareInvitation } from '../app/invite.ts'
import { joinNamespace } from '../app/join-namespace.ts'
import type { NodeContext } from '../app/node-context.ts'
import { refused } from '../app/refused-error.ts'
import { groupIdParam, jsonBody, parseQuery, parseRequest } from './request.ts'

function invitationIdParam(c: Context): string {
  const id = hex32Schema.safeParse(c.req.param('invitationId'))
  if (!id.success) throw refused('invalid_id', 'The id of an invitation is 64 hexadecimal digits.')
  return id.data
}

export function invitationRoutes(ctx: NodeContext): Hono {
  const app = new Hono()

  app.post('/namespaces/:id/invite', async (c) => {
    const id = groupIdParam(c, 'id')
    const { body, key } = await parseRequest(c, inviteRequest)
    return c.json({ data: await invite(ctx, key, id, body) })
  })
  app.post('/namespaces/:id/join', async (c) => {
    const id = groupIdParam(c, 'id')
    const body = await jsonBody(c, JOIN_BODY_BYTES_MAX)
    const subscribe = typeof body === 'object' && body !== null && 'subscribe' in body && body.subscribe === true
    const { namespace, groupIds, alreadyMember } = await joinNamespace(ctx, id, body, subscribe)
    return c.json({
      data: { groupId: id, memberIdentity: namespace.self.publicKey, governanceOp: '', alreadyMember, groupIds },
    })
  })
  app.get('/namespaces/:id/invitations', (c) => {
    const wanted = parseQuery(c, invitationsQuery)
    return c.json({ data: invitationLedger(ctx, groupIdParam(c, 'id'), wanted) })
  })
  app.post('/namespaces/:id/invitations/:invitationId/withdraw', async (c) => {
    const [id, invitationId] = [groupIdParam(c, 'id'), invitationIdParam(c)]
    const { key } = await parseRequest(c, invitationActionRequest)
    await withdrawInvitation(ctx, key, id, invitationId)
    return c.json({})
  })
  app.post('/namespaces/:id/invitations/:invitationId/share', async (c) => {
    const [id, invitationId] = [groupIdParam(c, 'id'), invitationIdParam(c)]
    await parseRequest(c, invitationActionRequest)
    return c.json({ data: await shareInvitation(ctx, id, invitationId) })
  })
  return app
}
