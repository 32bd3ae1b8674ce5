/**
 * Keeps the cache fresh: events say what changed, and what they name is read again. Nothing is taken from the events
 * themselves. The browser resumes a broken stream; when the node was away, the stream is made anew and everything on
 * screen is read again.
 */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { eventSchema, type NodeEvent } from '#shared/wire/events.ts'
import { ApiError } from './api-error.ts'
import type { CallOptions } from './client.ts'
import { FRESHNESS_AFTER, type Freshness, type Happening } from './live-state.ts'
import type { NodeApi } from './node-api.ts'
import { invalidate } from './query-client.ts'
import { queryKeys } from './query-keys.ts'

/** A node that stops is noticed within the sum of all three. Its signs of life come every two seconds. */
const LOOK_EVERY_MS = 700
const SILENT_AFTER_MS = 2700
const PROBE_TIMEOUT_MS = 1500
/** A node that is away is asked less often. */
const OFFLINE_PROBE_EVERY_MS = 1500
/** A stream that is silent for so long, from a node that answers, is dead. */
const STREAM_DEAD_AFTER_MS = 12_000
/** `EventSource.CLOSED`: the browser has given up. */
const CLOSED = 2
/** Events come in bursts; what they name is read once. */
const GATHER_MS = 100

/** What an event makes stale; 'everything' when events were missed. */
export function eventToKeys(event: NodeEvent): readonly QueryKey[] | 'everything' {
  switch (event.type) {
    case 'reset':
      return 'everything'
    case 'namespace.changed':
      return queryKeys.namespaceAndLists(event.namespaceId)
    case 'subscription.changed':
      return [queryKeys.namespaceView(event.namespaceId), queryKeys.namespaceLists]
    case 'namespaces.changed':
      return [queryKeys.namespaceLists, queryKeys.applications, queryKeys.node]
    case 'applications.changed':
      return [queryKeys.applications, queryKeys.namespaces, queryKeys.node]
    case 'upgrades.changed':
      return queryKeys.upgradesAndBadges(event.namespaceId)
    case 'bundle.changed':
      return [queryKeys.namespaceView(event.namespaceId), queryKeys.namespaceLists]
    case 'operation.resolved':
      return [queryKeys.namespaces]
  }
}

export type LiveConnection = {
  freshness(): Freshness
  /** Calls back when `freshness` differs. Returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** Calls back for each event of the node, after it was put down for reading again. */
  onEvent(listener: (event: NodeEvent) => void): () => void
  start(): void
  stop(): void
}

type Parts = {
  api: Pick<NodeApi, 'eventsUrl'> & { health(options: CallOptions): Promise<unknown> }
  queryClient: QueryClient
  createSource?: (url: string) => EventSource
}

export function createLiveConnection({ api, queryClient, createSource = (url) => new EventSource(url) }: Parts) {
  let freshness: Freshness = 'catching-up'
  let source: EventSource | undefined
  let heardAtMs = 0
  let isProbing = false
  let probedAtMs = 0
  let lookTimer: ReturnType<typeof setInterval> | undefined
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  /** Counts starts, so that what an earlier one left behind comes to nothing. */
  let generation = 0
  let isRunning = false
  let isRereading = false
  const gathered = new Map<string, QueryKey>()
  let gatheredEverything = false
  const stateListeners = new Set<() => void>()
  const eventListeners = new Set<(event: NodeEvent) => void>()

  function happen(what: Happening): Freshness {
    const next = FRESHNESS_AFTER[freshness][what]
    if (next !== freshness) {
      freshness = next
      for (const listener of stateListeners) listener()
    }
    return next
  }

  function gather(keys: readonly QueryKey[] | 'everything'): void {
    if (keys === 'everything') gatheredEverything = true
    else for (const key of keys) gathered.set(JSON.stringify(key), key)
    gatherTimer ??= setTimeout(() => void reread(), GATHER_MS)
  }

  /** One at a time: a stream of changes must not cancel every reading before it is done. */
  async function reread(): Promise<void> {
    gatherTimer = undefined
    if (isRereading || !isRunning) return
    isRereading = true
    const keys = gatheredEverything ? undefined : [...gathered.values()]
    gathered.clear()
    gatheredEverything = false
    const mine = generation
    await invalidate(queryClient, keys)
    isRereading = false
    if (keys === undefined && mine === generation && !gatheredEverything) happen('caughtUp')
    if (gatheredEverything || gathered.size > 0) gatherTimer ??= setTimeout(() => void reread(), GATHER_MS)
  }

  function hear(): void {
    heardAtMs = Date.now()
    happen('heard')
  }

  function readEvent(message: MessageEvent<string>): void {
    hear()
    const parsed = eventSchema.safeParse(parseJson(message.data))
    // An event of a newer node: something changed, nobody knows what.
    gather(parsed.success ? eventToKeys(parsed.data) : 'everything')
    if (parsed.success) for (const listener of eventListeners) listener(parsed.data)
  }

  function openStream(): void {
    source?.close()
    source = undefined
    heardAtMs = Date.now()
    if (api.eventsUrl === undefined) {
      gather('everything')
      return
    }
    source = createSource(api.eventsUrl)
    source.onopen = () => {
      heardAtMs = Date.now()
      happen('opened')
      gather('everything')
    }
    source.onmessage = readEvent
    source.addEventListener('ping', hear)
    source.onerror = () => {
      happen('streamLost')
      void probe()
    }
  }

  /** Called often: a node that was heard a moment ago is not asked. */
  function look(): void {
    const nowMs = Date.now()
    if (freshness === 'offline' && nowMs - probedAtMs < OFFLINE_PROBE_EVERY_MS) return
    if (nowMs - heardAtMs > SILENT_AFTER_MS || source?.readyState === CLOSED) void probe()
  }

  async function probe(): Promise<void> {
    if (isProbing) return
    isProbing = true
    probedAtMs = Date.now()
    const mine = generation
    const before = freshness
    const outcome = await api.health({ timeoutMs: PROBE_TIMEOUT_MS }).then<Happening, Happening>(
      () => 'probeAnswered',
      (error: unknown) => errorToHappening(error),
    )
    isProbing = false
    if (mine !== generation) return
    const heardMeanwhile = Date.now() - heardAtMs < PROBE_TIMEOUT_MS
    // The browser would try on its own too, twice as often for nothing.
    if (happen(outcome) === 'offline') source?.close()
    if (outcome !== 'probeAnswered') return
    const isDead = source?.readyState === CLOSED || Date.now() - heardAtMs > STREAM_DEAD_AFTER_MS
    if (isDead || before === 'offline' || (before === 'stale' && !heardMeanwhile)) openStream()
  }

  const live: LiveConnection = {
    freshness: () => freshness,
    subscribe(listener) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    onEvent(listener) {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    start() {
      if (isRunning) return
      isRunning = true
      generation++
      openStream()
      lookTimer = setInterval(look, LOOK_EVERY_MS)
    },
    stop() {
      isRunning = false
      generation++
      isProbing = false
      clearInterval(lookTimer)
      clearTimeout(gatherTimer)
      gatherTimer = undefined
      source?.close()
      source = undefined
    },
  }
  return live
}

/** A node that says no is there: it is its disk that fails, and writes will say so. */
function errorToHappening(error: unknown): Happening {
  if (!(error instanceof ApiError)) return 'probeRefused'
  if (error.kind === 'timeout') return 'probeSilent'
  return error.kind === 'unreachable' ? 'probeRefused' : 'probeAnswered'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // undefined is no JSON value, so it means "not JSON".
  }
}
