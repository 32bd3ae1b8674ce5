/**
 * Keeps the cache fresh: events say what changed, and what they name is read again. Nothing is taken from the events
 * themselves. The browser resumes a broken stream; when the node was away, the stream is made anew and everything on
 * screen is read again.
 */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { eventSchema, type NodeEvent } from '#shared/wire/events.ts'
import { FRESHNESS_AFTER, type Freshness, type Happening } from './live-state.ts'
import type { NodeApi } from './node-api.ts'
import { invalidate } from './query-client.ts'
import { queryKeys } from './query-keys.ts'

/** A node that stops is noticed within the sum of both. */
const PROBE_EVERY_MS = 2000
const PROBE_TIMEOUT_MS = 2800
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
    case 'operation.resolved':
      return [queryKeys.operation(event.operationId), queryKeys.namespaces]
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
  api: Pick<NodeApi, 'eventsUrl' | 'health'>
  queryClient: QueryClient
  createSource?: (url: string) => EventSource
}

export function createLiveConnection({ api, queryClient, createSource = (url) => new EventSource(url) }: Parts) {
  let freshness: Freshness = 'catching-up'
  let source: EventSource | undefined
  let probeTimer: ReturnType<typeof setTimeout> | undefined
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  /** Counts starts, so that what an earlier one left behind comes to nothing. */
  let generation = 0
  let running = false
  let rereading = false
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
    if (rereading || !running) return
    rereading = true
    const keys = gatheredEverything ? undefined : [...gathered.values()]
    gathered.clear()
    gatheredEverything = false
    const mine = generation
    await invalidate(queryClient, keys)
    rereading = false
    if (keys === undefined && mine === generation && !gatheredEverything) happen('caughtUp')
    if (gatheredEverything || gathered.size > 0) gatherTimer ??= setTimeout(() => void reread(), GATHER_MS)
  }

  function readEvent(message: MessageEvent<string>): void {
    const parsed = eventSchema.safeParse(parseJson(message.data))
    // An event of a newer node: something changed, nobody knows what.
    gather(parsed.success ? eventToKeys(parsed.data) : 'everything')
    if (parsed.success) for (const listener of eventListeners) listener(parsed.data)
  }

  function openStream(): void {
    source?.close()
    source = undefined
    if (api.eventsUrl === undefined) {
      gather('everything')
      return
    }
    const opened = createSource(api.eventsUrl)
    source = opened
    opened.onopen = () => {
      happen('opened')
      gather('everything')
    }
    opened.onmessage = readEvent
    opened.onerror = () => {
      happen('streamLost')
      probeSoon(0)
    }
  }

  function probeSoon(delayMs: number): void {
    clearTimeout(probeTimer)
    probeTimer = setTimeout(() => void probe(), delayMs)
  }

  async function probe(): Promise<void> {
    const mine = generation
    const before = freshness
    const outcome = await api.health({ timeoutMs: PROBE_TIMEOUT_MS }).then<Happening, Happening>(
      () => 'probeAnswered',
      (error: unknown) => (isTimeout(error) ? 'probeSilent' : 'probeRefused'),
    )
    if (mine !== generation) return
    const after = happen(outcome)
    const cameBack = after === 'catching-up' && (before === 'offline' || before === 'stale')
    const streamGone = source !== undefined && source.readyState === EventSource.CLOSED
    if (outcome === 'probeAnswered' && (before === 'offline' || streamGone)) openStream()
    if (cameBack) gather('everything')
    probeSoon(PROBE_EVERY_MS)
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
      if (running) return
      running = true
      generation++
      openStream()
      probeSoon(PROBE_EVERY_MS)
    },
    stop() {
      running = false
      generation++
      clearTimeout(probeTimer)
      clearTimeout(gatherTimer)
      gatherTimer = undefined
      source?.close()
      source = undefined
    },
  }
  return live
}

const isTimeout = (error: unknown): boolean => error instanceof Error && 'kind' in error && error.kind === 'timeout'

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // undefined is no JSON value, so it means "not JSON".
  }
}
