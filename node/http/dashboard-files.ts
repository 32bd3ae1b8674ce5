/** The built dashboard, read once at start: a request never names a file on the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
type File = { bytes: Uint8Array<ArrayBuffer>; gzipped: Uint8Array<ArrayBuffer>; type: string; cache: string }

const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

function readFiles(folder: string, prefix: string): Map<string, File> {
  const files = new Map<string, File>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    const raw = readFileSync(path)
    // The page names its files from the root; under a prefix they are below that.
    const bytes =
      name === 'index.html'
        ? Buffer.from(raw.toString('utf8').replaceAll('"/admin-dashboard/', `"${prefix}/admin-dashboard/`))
        : raw
    const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    files.set(name, { bytes: owned(bytes), gzipped: owned(gzipSync(bytes)), type, cache })
  }
  return files
}

/** Thrown when there is no built dashboard to serve. */
export class DashboardMissingError extends Error {
  override readonly name = 'DashboardMissingError'
}

/** Routes below /admin-dashboard/; a path that names no file is the app's own, and gets its page. */
export function dashboardFiles(folder: string, prefix: string): Hono {
  if (!existsSync(join(folder, 'index.html')))
    throw new DashboardMissingError(
      'The dashboard is not built yet. Run `npm run build`, or start the node with `npm start`.',
    )
  const files = readFiles(folder, prefix)
  const app = new Hono()
  const send = (c: Context, file: File): Response => {
    const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    return c.body(zipped ? file.gzipped : file.bytes, 200, {
      'content-type': file.type,
      'cache-control': file.cache,
      vary: 'accept-encoding',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    })
  }
  app.get('*', (c) => {
    const name = c.req.path.slice(c.req.path.indexOf('/admin-dashboard/') + '/admin-dashboard/'.length)
    const file = files.get(name) ?? (name.startsWith('assets/') ? undefined : files.get('index.html'))
    return file === undefined ? c.text('There is no such file.', 404) : send(c, file)
  })
  return app
}
