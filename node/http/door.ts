/** Who may come in at all: checked before any route. */
import type { MiddlewareHandler } from 'hono'
import { refuse } from '#shared/domain/refusals.ts'
import { ERROR_STATUS } from '#shared/wire/errors.ts'
import { refusalAnswer } from './errors.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/** On every answer. `style-src` allows inline styles because components place things by them; scripts never. */
const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** `host:port` in every form that names the loopback interface. */
export const loopbackHosts = (port: number): ReadonlySet<string> =>
  // On its own port HTTP names none.
  new Set(['127.0.0.1', 'localhost', '[::1]'].flatMap((host) => [`${host}:${port}`, ...(port === 80 ? [host] : [])]))

/** For what cannot be read as a request at all, so that no route and no middleware sees it. */
export const unreadable = (): Response =>
  Response.json(
    {
      error: 'This is not a request that can be read: its address or its Host header is malformed.',
      code: 'invalid_request',
    },
    { status: ERROR_STATUS.invalid_request, headers: HEADERS },
  )

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
}

/** A name that a web page has bound to this machine is not one of ours (DNS rebinding). */
export const hostCheck =
  (allowed: ReadonlySet<string>): MiddlewareHandler =>
  async (c, next) => {
    const host = c.req.header('host') ?? ''
    // A request line may name a host of its own, which then counts.
    return allowed.has(host.toLowerCase()) && allowed.has(new URL(c.req.url).host)
      ? next()
      : refusalAnswer(
          c,
          refuse(
            'host_not_allowed',
            `This node does not answer under the name in the request. Use ${[...allowed][0]}.`,
          ),
        )
  }

/** A write that a browser sends comes from this node's own pages; programs send neither header. */
export const originCheck =
  (allowed: ReadonlySet<string>): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const ownOrigin =
      origin === undefined ||
      (origin.startsWith('http://') && allowed.has(origin.slice('http://'.length).toLowerCase()))
    const ownSite = site === undefined || site === 'same-origin' || site === 'none'
    return ownOrigin && ownSite
      ? next()
      : refusalAnswer(c, refuse('origin_not_allowed', 'Another web site tried to change something on this node.'))
  }
