/** One node, wired: the only file of the node that names concrete adapters. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener, RequestError } from '@hono/node-server'
import { BUNDLE_BYTES_MAX, DOWNLOAD_MAX_MS } from '#shared/domain/limits.ts'
import { BundleTransfers } from './app/bundle-transfers.ts'
import { type Clock, systemClock } from './app/clock.ts'
import { type DownloadOptions, download } from './app/download.ts'
import { createEventFeed } from './app/events.ts'
import { isCoordinator, isMember, type Namespace, Namespaces } from './app/namespaces.ts'
import type { NodeContext } from './app/node-context.ts'
import { publishAddress } from './app/publish-address.ts'
import { Upgrader } from './app/upgrader.ts'
import { hasUnresolved, resolveUnknown } from './app/write.ts'
import type { Config } from './config.ts'
import { createAdminServer } from './http/admin-server.ts'
import { loopbackHosts, unreadable } from './http/door.ts'
import { createPartFetcher } from './replication/bundle-parts.ts'
import { HttpPeers } from './replication/http-peers.ts'
import { createNonces } from './replication/nonces.ts'
import { PeerClient } from './replication/peer-client.ts'
import { createPeerServer } from './replication/peer-server.ts'
import { createSqliteStore } from './storage/sqlite-store.ts'
import { StorageError } from './storage/store.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
/** A file may come over a slow tunnel. */
const UPLOAD_TIMEOUT_MS = 300_000

export type RunningNode = {
  readonly name: string
  readonly adminUrl: string
  readonly dashboardUrl: string
  readonly peerUrl: string
  /** What the admin listener answers, as it was put together. */
  readonly routes: readonly { method: string; path: string }[]
  /** Answers what is under way, then ends; everything acknowledged is on disk already. */
  stop(): Promise<void>
}
/** Ports may be 0: any free one. `peerUrl`: what others are told, when something stands between them and this node. */
export type StartOptions = Omit<Config, 'open'> & {
  now?: () => number
  /** Instead of `now`: a clock that wakes too. */
  clock?: Clock
  dashboardFolder?: string
  peerUrl?: string
  /** Other limits and another internet, for tests. */
  downloads?: Partial<Omit<DownloadOptions, 'signal'>>
}

type Fetch = (request: Request) => Response | Promise<Response>

/** A server on its port before what it serves exists: the addresses are part of that. */
async function listen(
  host: string,
  port: number,
  serve: () => Fetch | undefined,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
): Promise<{ server: Server; port: number }> {
  const unready = () => new Response('Starting.', { status: 503 })
  const listener = getRequestListener((request) => serve()?.(request) ?? unready(), {
    overrideGlobalObjects: false,
    // A request without a Host reaches the door, which refuses it like any other that names no host of ours.
    hostname: 'missing.invalid',
    errorHandler(error) {
      if (error instanceof RequestError) return unreadable()
      console.error(error)
      return new Response('The node failed on this request.', { status: 503 })
    },
  })
  const server = createServer({ requireHostHeader: false }, listener)
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = requestTimeoutMs
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has a port.')
  return { server, port: address.port }
}

const readVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  return String(version)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Event streams end by the signal; whatever still hangs after a moment is cut.
    const cut = setTimeout(() => server.closeAllConnections(), 500)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** Starts a node on its data folder. Throws when a port is taken or the folder is in use. */
export async function startNode(options: StartOptions): Promise<RunningNode> {
  const { host, prefix, name } = options
  const stopping = new AbortController()
  const clock = options.clock ?? systemClock(options.now ?? Date.now)
  let adminFetch: Fetch | undefined
  let peerFetch: Fetch | undefined
  let writable = true
  const report = (error: unknown) => {
    if (error instanceof StorageError && !error.passing) writable = false
    console.error(`[${name}]`, error)
  }

  const store = createSqliteStore(options.home)
  const listeners: Server[] = []
  try {
    const admin = await listen(host, options.port, () => adminFetch, UPLOAD_TIMEOUT_MS)
    listeners.push(admin.server)
    const peer = await listen('127.0.0.1', options.peerPort, () => peerFetch)
    listeners.push(peer.server)

    const adminUrl = `http://${host === '::1' ? '[::1]' : host}:${admin.port}${prefix}`
    const events = createEventFeed(randomBytes(6).toString('hex'), report)
    const namespaces = new Namespaces(store, events.emit)
    const client = new PeerClient(stopping.signal)
    const peers: HttpPeers = new HttpPeers({
      client,
      peerUrls: options.peers,
      namespaces: () => namespaces,
      onReached: async (namespace) => {
        try {
          await resolveUnknown(ctx, namespace)
          await publishAddress(ctx, namespace)
        } catch (error) {
          report(error)
        }
      },
      hasUnresolved: (namespace) => hasUnresolved(ctx, namespace),
      onStateChange: ({ state }) => events.emit({ type: 'subscription.changed', namespaceId: state.namespaceId }),
      onFailure: report,
      now: clock.now,
      signal: stopping.signal,
    })
    const bundles = new BundleTransfers({
      store,
      namespaces,
      fetchPart: createPartFetcher(client, (namespace, member) => peers.addressesOf(namespace, member)),
      emit: events.emit,
      now: clock.now,
      onFailure: report,
      signal: stopping.signal,
    })
    const ctx: NodeContext = {
      store,
      namespaces,
      peers,
      bundles,
      download: (url, signal) =>
        download(url, {
          bytesMax: BUNDLE_BYTES_MAX,
          timeMaxMs: DOWNLOAD_MAX_MS,
          ...options.downloads,
          signal: signal === undefined ? stopping.signal : AbortSignal.any([stopping.signal, signal]),
        }),
      events,
      now: clock.now,
      name,
      version: readVersion(),
      startedAtMs: clock.now(),
      adminUrl: `${adminUrl}/admin-api`,
      dashboardUrl: `${adminUrl}/admin-dashboard/`,
      peerUrl: options.peerUrl ?? `http://127.0.0.1:${peer.port}`,
    }
    const upgrader = new Upgrader({ ctx, clock, onFailure: report, signal: stopping.signal })
    events.listen(undefined, ({ event }) => upgrader.onEvent(event))
    const adminServer = createAdminServer({
      ctx,
      upgrader,
      allowedHosts: loopbackHosts(admin.port),
      prefix,
      dashboardFolder: options.dashboardFolder ?? join(projectFolder, 'dist'),
      isWritable: () => writable,
      report,
      signal: stopping.signal,
    })
    const peerServer = createPeerServer({
      ctx,
      nonces: createNonces(Date.now),
      allowedHosts: loopbackHosts(peer.port),
      onNotice: (namespace, urls) => peers.hint(namespace, urls),
      onFailure: report,
      signal: stopping.signal,
    })
    adminFetch = (request) => adminServer.fetch(request)
    peerFetch = (request) => peerServer.fetch(request)
    events.listen(undefined, ({ event }) => bundles.onEvent(event))
    bundles.start()
    for (const namespace of namespaces.all()) await resume(ctx, peers, namespace)
    upgrader.start()

    const stop = async () => {
      stopping.abort()
      await Promise.all(listeners.map(close))
      store.close()
    }
    return {
      name,
      adminUrl: ctx.adminUrl,
      dashboardUrl: ctx.dashboardUrl,
      peerUrl: ctx.peerUrl,
      routes: adminServer.routes,
      stop,
    }
  } catch (error) {
    stopping.abort()
    await Promise.all(listeners.map(close))
    store.close()
    throw error
  }
}

/** Takes a namespace up again after a start: tells members where the coordinator is now, or follows it. */
async function resume(ctx: NodeContext, peers: HttpPeers, namespace: Namespace): Promise<void> {
  if (!isCoordinator(namespace)) {
    // Taken out, and perhaps in again since: nobody would tell a node that follows no more.
    if (!isMember(namespace) && namespace.state.deleted === undefined)
      void peers.catchUp(namespace).then(() => peers.follow(namespace))
    return peers.follow(namespace)
  }
  await publishAddress(ctx, namespace)
  // Also when it was published by an earlier start: whoever was away then has not been told.
  const number = namespace.state.coordinatorAddressAt
  const [entry] = number === undefined ? [] : ctx.namespaces.readLog(namespace.state.namespaceId, number, 1)
  if (entry !== undefined) void peers.announce(namespace, entry)
}
