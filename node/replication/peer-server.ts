/**
 * What other nodes may ask of this one. Every request but the greeting is signed by the caller's identity in the
 * namespace and names this node's identity there; every answer to such a request is signed by that identity.
 */
import { type Context, Hono } from 'hono'
import type * as z from 'zod/mini'
import { type GroupId, type PublicKey, parseGroupId } from '#shared/domain/ids.ts'
import { BUNDLE_BYTES_MAX, JOIN_BODY_BYTES_MAX } from '#shared/domain/limits.ts'
import { type Refusal, refuse } from '#shared/domain/refusals.ts'
import { ERROR_STATUS } from '#shared/wire/errors.ts'
import { joinMessage, noticeMessage, operationIdSchema, submitMessage } from '#shared/wire/peer.ts'
import { acceptJoin, acceptOperation, findCoordinated } from '../app/admit.ts'
import type { Namespace } from '../app/namespaces.ts'
import type { NodeContext } from '../app/node-context.ts'
import { RefusedError, refused } from '../app/refused-error.ts'
import { bundlePart } from './bundle-parts.ts'
import { verifyCoordinatorNotice } from './coordinator-notice.ts'
import {
  ANY_RECIPIENT,
  NEXT_NONCE_HEADER,
  NONCE_HEADER,
  RECIPIENT_HEADER,
  signAnswer,
  verifyRequest,
} from './message-signatures.ts'
import type { Nonces } from './nonces.ts'

const LOG_BATCH = 500
/** Where a page of the log ends, whatever the number of its entries; one entry always fits. */
const LOG_BYTES_MAX = 4 * 1024 * 1024
const WAIT_MS_MAX = 30_000
/** A join carries a recursive invitation and the operation that names its salts. */
const PEER_BODY_BYTES_MAX = 2 * JOIN_BODY_BYTES_MAX

type Asked = {
  caller: PublicKey
  namespaceId: GroupId
  body: Uint8Array
  url: URL
  /** A name in the path. */
  param: (name: string) => string
  signal: AbortSignal
}
type Handler = (asked: Asked) => Promise<unknown> | unknown

type PeerServerOptions = {
  ctx: NodeContext
  nonces: Nonces
  allowedHosts: ReadonlySet<string>
  onNotice: (namespace: Namespace, peerUrls: readonly string[]) => void
  onFailure: (error: unknown) => void
  signal: AbortSignal
}

export function createPeerServer(options: PeerServerOptions): Hono {
  const { ctx, nonces } = options
  const app = new Hono()

  app.use(async (c, next) => {
    if (!options.allowedHosts.has(c.req.header('host') ?? ''))
      return c.json({ error: 'This address is not one that peers use.', code: 'host_not_allowed' }, 403)
    c.header(NEXT_NONCE_HEADER, nonces.issue())
    c.header('x-content-type-options', 'nosniff')
    return next()
  })
  // A peer says how long its message is before it sends it.
  app.use(async (c, next) => {
    const length = Number(c.req.header('content-length') ?? (c.req.method === 'GET' ? 0 : Number.NaN))
    return length <= PEER_BODY_BYTES_MAX && c.req.header('transfer-encoding') === undefined
      ? next()
      : c.json(errorBody(refuse('body_too_large', 'The message is too large, or does not say how long it is.')), 413)
  })
  app.notFound((c) => c.json(errorBody(refuse('route_not_found', 'Peers do not ask this.')), 404))
  app.get('/peer/v1/hello', (c) => c.json({ name: ctx.name, version: ctx.version, dashboardUrl: ctx.dashboardUrl }))

  const route = (method: 'GET' | 'POST', rest: string, handler: Handler) =>
    app.on(method, `/peer/v1/namespaces/:namespaceId/${rest}`, (c) => answer(c, rest === 'locate', handler))

  async function answer(c: Context, anyRecipient: boolean, handler: Handler): Promise<Response> {
    const namespaceId = parseGroupId(c.req.param('namespaceId') ?? '')
    const self = namespaceId === undefined ? undefined : ctx.namespaces.find(namespaceId)?.self
    const recipient = c.req.header(RECIPIENT_HEADER) ?? ''
    if (
      namespaceId === undefined ||
      self === undefined ||
      !(recipient === self.publicKey || (anyRecipient && recipient === ANY_RECIPIENT))
    )
      return c.json(errorBody(refuse('not_coordinator', 'This is not the node you are looking for.')), 409)
    const url = new URL(c.req.url)
    const body = new Uint8Array(await c.req.arrayBuffer())
    const nonce = c.req.header(NONCE_HEADER) ?? ''
    const given = {
      digest: c.req.header('content-digest'),
      input: c.req.header('signature-input'),
      signature: c.req.header('signature'),
    }
    const caller = nonces.isFresh(nonce)
      ? verifyRequest(given, { method: c.req.method, path: url.pathname, query: url.search, body, recipient, nonce })
      : undefined
    if (caller === undefined || !nonces.use(nonce))
      return c.json(errorBody(refuse('unauthenticated', 'The request is not signed, or its nonce is not fresh.')), 401)
    const param = (name: string) => c.req.param(name) ?? ''
    const outcome = await run(handler, { caller, namespaceId, body, url, param, signal: c.req.raw.signal })
    const { text } = outcome
    const signed = signAnswer(self, {
      status: outcome.status,
      body: new TextEncoder().encode(text),
      requestNonce: nonce,
    })
    return c.body(text, outcome.status, { 'content-type': 'application/json', ...signed })
  }

  async function run(handler: Handler, asked: Asked) {
    try {
      return { status: 200 as const, text: JSON.stringify(await handler(asked)) }
    } catch (error) {
      if (error instanceof RefusedError)
        return { status: ERROR_STATUS[error.refusal.code], text: JSON.stringify(errorBody(error.refusal)) }
      options.onFailure(error)
      return {
        status: 503 as const,
        text: JSON.stringify(errorBody(refuse('internal_error', 'The coordinator failed; its output says why.'))),
      }
    }
  }

  route('POST', 'join', ({ caller, namespaceId, body }) => {
    const { operation, invitations } = parseBody(joinMessage, body)
    return { number: acceptJoin(ctx, findCoordinated(ctx, namespaceId), caller, operation, invitations) }
  })

  route('POST', 'operations', ({ caller, namespaceId, body }) => {
    const namespace = findCoordinated(ctx, namespaceId)
    const { operation } = parseBody(submitMessage, body)
    // Asked first: the operation may be what took the caller out, and its answer may have been lost.
    if (operation.body.kind !== 'MemberJoined') {
      const known = ctx.store.findOperationEntry(namespaceId, caller, operation.body.operationId)
      if (known !== undefined) return { number: known }
    }
    if (!namespace.state.isParticipant(caller))
      throw refused('not_a_member', 'This node is not a member of the namespace any more.')
    if (operation.body.kind === 'MemberJoined')
      throw refused('invalid_request', 'Joining shows the invitation; use the join call.')
    return { number: acceptOperation(ctx, namespace, caller, operation) }
  })

  route('GET', 'operations/:operationId', ({ caller, namespaceId, param }) => {
    const operationId = operationIdSchema.safeParse(param('operationId'))
    if (!operationId.success) throw refused('invalid_id', 'An operation id is 64 hexadecimal digits.')
    findCoordinated(ctx, namespaceId)
    return { number: ctx.store.findOperationEntry(namespaceId, caller, operationId.data) ?? null }
  })

  route('GET', 'log', async ({ caller, namespaceId, url, signal }) => {
    const namespace = findCoordinated(ctx, namespaceId)
    const from = wholeNumber(url, 'from', 1, Number.MAX_SAFE_INTEGER)
    const until = readableUntil(namespace, caller)
    const waitMs = wholeNumber(url, 'waitMs', 0, WAIT_MS_MAX)
    if (until === undefined && waitMs > 0)
      await ctx.namespaces.waitBeyond(
        namespace,
        from - 1,
        AbortSignal.any([signal, options.signal, AbortSignal.timeout(waitMs)]),
      )
    const lastNumber = readableUntil(namespace, caller) ?? namespace.state.number
    const limit = Math.max(0, Math.min(LOG_BATCH, lastNumber - from + 1))
    return { entries: ctx.namespaces.readPage(namespaceId, from, limit, LOG_BYTES_MAX), lastNumber, timeMs: ctx.now() }
  })

  route('GET', 'bundles/:appKey', ({ caller, namespaceId, url, param }) =>
    bundlePart(ctx, namespaceId, caller, param('appKey'), wholeNumber(url, 'from', 0, BUNDLE_BYTES_MAX)),
  )

  route('GET', 'locate', ({ namespaceId }) => {
    const state = ctx.namespaces.find(namespaceId)?.state
    if (state === undefined) throw refused('namespace_not_found', 'This node does not know that namespace.')
    return {
      founding: state.founding,
      coordinator: state.coordinator,
      peerUrls: state.peerUrlsByMember.get(state.coordinator) ?? [],
    }
  })

  route('POST', 'notice', ({ caller, namespaceId, body }) => {
    const namespace = ctx.namespaces.find(namespaceId)
    if (namespace === undefined || namespace.state.coordinator !== caller)
      throw refused('not_coordinator', 'Only the coordinator gives notice.')
    options.onNotice(namespace, verifyCoordinatorNotice(namespace.state, parseBody(noticeMessage, body).entry))
    return {}
  })

  return app
}

/** undefined: everything. A number: whoever was removed or has left reads up to there, that entry included. */
function readableUntil({ state }: Namespace, caller: PublicKey): number | undefined {
  if (state.isParticipant(caller)) return undefined
  const goneAt = state.goneAt.get(caller)
  if (goneAt === undefined) throw refused('not_a_member', 'Only members read the log.')
  return goneAt
}

const errorBody = ({ message, code, details }: Refusal) => ({
  error: message,
  code,
  ...(details === undefined ? {} : { details }),
})

function parseBody<Schema extends z.ZodMiniType>(schema: Schema, body: Uint8Array): z.infer<Schema> {
  const parsed = schema.safeParse(jsonOf(body))
  if (!parsed.success) throw refused('invalid_request', 'The message has a form that this node does not know.')
  return parsed.data
}
function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw refused('invalid_json', 'The message is not JSON.')
  }
}
function wholeNumber(url: URL, name: string, min: number, max: number): number {
  const value = Number(url.searchParams.get(name) ?? min)
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw refused('invalid_request', `${name} is a whole number from ${min} on.`)
  return value
}
