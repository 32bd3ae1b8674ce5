import { Hono } from 'hono'
import { BUNDLE_BYTES_MAX } from '#shared/domain/limits.ts'
import {
  installByUrlRequest,
  installRequest,
  installSampleRequest,
  uninstallRequest,
} from '#shared/wire/applications.ts'
import { application, applications, applicationVersions } from '../app/application-views.ts'
import { installFromDisk, installSample, installUploaded } from '../app/applications.ts'
import { installByUrl } from '../app/install-by-url.ts'
import type { NodeContext } from '../app/node-context.ts'
import { oneAtATime } from '../app/one-at-a-time.ts'
import { refused } from '../app/refused-error.ts'
import { uninstall } from '../app/uninstall.ts'
import { applicationIdParam, fileBody, parseRequest } from './request.ts'

const FILE_NAME_MAX = 255

export function applicationRoutes(ctx: NodeContext): Hono {
  const app = new Hono()
  // A file is in memory whole, so there is one at a time. What another server sends may take minutes: that holds up
  // nobody who has the file here.
  const inTurn = oneAtATime()
  const fetchedInTurn = oneAtATime()

  app.get('/applications', (c) => c.json({ data: { apps: applications(ctx) } }))
  app.post('/applications/upload', async (c) => {
    const name = c.req.query('name')
    if (name !== undefined && name.length > FILE_NAME_MAX)
      throw refused('invalid_request', `A file name has at most ${FILE_NAME_MAX} characters.`)
    return c.json({
      data: await inTurn(async () => installUploaded(ctx, await fileBody(c, BUNDLE_BYTES_MAX), name)),
    })
  })
  app.get('/applications/:applicationId', (c) =>
    c.json({ data: { application: application(ctx, applicationIdParam(c)) } }),
  )
  app.get('/applications/:applicationId/versions', (c) =>
    c.json({ data: applicationVersions(ctx, applicationIdParam(c)) }),
  )
  app.delete('/applications/:applicationId', async (c) => {
    const id = applicationIdParam(c)
    await parseRequest(c, uninstallRequest)
    return c.json({ data: uninstall(ctx, id) })
  })
  app.delete('/applications/:applicationId/versions/:version', async (c) => {
    const id = applicationIdParam(c)
    await parseRequest(c, uninstallRequest)
    return c.json({ data: uninstall(ctx, id, c.req.param('version')) })
  })
  app.post('/install-application', async (c) => {
    const { body } = await parseRequest(c, installByUrlRequest)
    return c.json({ data: await fetchedInTurn(() => installByUrl(ctx, body, c.req.raw.signal)) })
  })
  app.post('/install-dev-application', async (c) => {
    const { body } = await parseRequest(c, installRequest)
    return c.json({ data: await inTurn(() => installFromDisk(ctx, body.path, body.metadata)) })
  })
  app.post('/install-sample-application', async (c) => {
    const { body } = await parseRequest(c, installSampleRequest)
    return c.json({ data: installSample(ctx, body.version) })
  })
  return app
}
