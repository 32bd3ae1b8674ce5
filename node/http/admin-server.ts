/** The admin listener: the door, the API below /admin-api, the dashboard below /admin-dashboard/. */
import { Hono } from 'hono'
import { refuse } from '#shared/domain/refusals.ts'
import type { NodeContext } from '../app/node-context.ts'
import type { Upgrader } from '../app/upgrader.ts'
import { applicationRoutes } from './application-routes.ts'
import { dashboardFiles } from './dashboard-files.ts'
import { hostCheck, originCheck, securityHeaders } from './door.ts'
import { errorAnswer, refusalAnswer } from './errors.ts'
import { eventStream } from './event-stream.ts'
import { groupRoutes } from './group-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { namespaceRoutes } from './namespace-routes.ts'
import { nodeRoutes } from './node-routes.ts'
import { upgradeRoutes } from './upgrade-routes.ts'

type AdminServerOptions = {
  ctx: NodeContext
  upgrader: Upgrader
  allowedHosts: ReadonlySet<string>
  prefix: string
  /** Where the built dashboard is. */
  dashboardFolder: string
  isWritable: () => boolean
  /** Told of faults that nobody caused by asking. */
  report: (error: unknown) => void
  signal: AbortSignal
}

function adminApi({ ctx, upgrader, isWritable, signal }: AdminServerOptions): Hono {
  const api = new Hono()
  api.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  api.get('/events', (c) => eventStream(c, ctx.events, signal))
  api.route('/', nodeRoutes(ctx, isWritable))
  api.route('/', applicationRoutes(ctx))
  api.route('/', namespaceRoutes(ctx, upgrader))
  api.route('/', invitationRoutes(ctx))
  api.route('/', groupRoutes(ctx))
  api.route('/', memberRoutes(ctx))
  api.route('/', upgradeRoutes(ctx, upgrader))
  api.all('*', (c) => refusalAnswer(c, refuse('route_not_found', 'The admin API has no such call.')))
  return api
}

export function createAdminServer(options: AdminServerOptions): Hono {
  const { allowedHosts, prefix, dashboardFolder, report } = options
  const app = new Hono()
  app.use(securityHeaders)
  app.use(hostCheck(allowedHosts))
  app.use(originCheck(allowedHosts))
  app.onError((error, c) => errorAnswer(c, error, report))
  app.notFound((c) =>
    refusalAnswer(c, refuse('route_not_found', 'There is nothing here. The dashboard is at /admin-dashboard/.')),
  )
  app.route(`${prefix}/admin-api`, adminApi(options))
  app.route(`${prefix}/admin-dashboard`, dashboardFiles(dashboardFolder, prefix))
  app.get(prefix === '' ? '/' : prefix, (c) => c.redirect(`${prefix}/admin-dashboard/`))
  return app
}
