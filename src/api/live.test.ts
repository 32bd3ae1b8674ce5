import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bytesToGroupId } from '#shared/domain/ids.ts'
import { ApiError } from './api-error.ts'
import { createLiveConnection, eventToKeys } from './live.ts'
import { FRESHNESS_AFTER } from './live-state.ts'
import { queryKeys } from './query-keys.ts'

const namespaceId = bytesToGroupId(new Uint8Array(32).fill(1))
const otherId = bytesToGroupId(new Uint8Array(32).fill(2))

/** As much of an EventSource as is used; the test plays the node. */
class Stream extends EventTarget {
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  close() {
    this.readyState = 2
  }
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  say(event: object) {
    this.onmessage?.({ data: JSON.stringify(event) })
  }
  breakOff() {
    this.readyState = 0
    this.onerror?.()
  }
}

function createScene() {
  const streams: Stream[] = []
  const reads: string[] = []
  let health: () => Promise<{ status: string }> = async () => ({ status: 'alive' })
  const queryClient = new QueryClient()
  const live = createLiveConnection({
    api: { eventsUrl: '/events', health: () => health() },
    queryClient,
    createSource: () => {
      const stream = new Stream()
      streams.push(stream)
      // The parts that are used are all there.
      return stream as unknown as EventSource
    },
  })
  for (const [name, queryKey] of [
    ['list', queryKeys.namespaceList()],
    ['groups', queryKeys.groupList(namespaceId)],
    ['other groups', queryKeys.groupList(otherId)],
    ['applications', queryKeys.applications],
  ] as const)
    new QueryObserver(queryClient, {
      queryKey,
      queryFn: () => {
        reads.push(name)
        return name
      },
    }).subscribe(() => undefined)
  const answers = (how: 'alive' | 'silent' | 'gone') => {
    health =
      how === 'alive'
        ? async () => ({ status: 'alive' })
        : () => Promise.reject(new ApiError({ kind: how === 'silent' ? 'timeout' : 'unreachable' }))
  }
  const last = () => {
    const stream = streams.at(-1)
    if (stream === undefined) throw new Error('No stream was opened.')
    return stream
  }
  const settle = () => vi.advanceTimersByTimeAsync(250)
  /** What was read since the last call. */
  const takeReads = () => reads.splice(0).sort()
  return { live, streams, last, answers, settle, takeReads }
}

let scene: ReturnType<typeof createScene>
beforeEach(async () => {
  vi.useFakeTimers()
  scene = createScene()
  scene.live.start()
  scene.last().open()
  await scene.settle()
  scene.takeReads()
})
afterEach(() => {
  scene.live.stop()
  vi.useRealTimers()
})

test('once the stream is open and everything was read again, it is live', () => {
  expect(scene.live.freshness()).toBe('live')
})

test('a change of a namespace rereads that namespace and the lists, and nothing else', async () => {
  scene.last().say({ type: 'namespace.changed', namespaceId, logNumber: 7 })
  await scene.settle()
  expect(scene.takeReads()).toEqual(['groups', 'list'])
})

test('a burst of changes is read once', async () => {
  for (let n = 0; n < 50; n++) scene.last().say({ type: 'namespace.changed', namespaceId, logNumber: n })
  await scene.settle()
  expect(scene.takeReads()).toEqual(['groups', 'list'])
})

test.each([{ type: 'reset' }, { type: 'something.new' }])('%j rereads everything', async (event) => {
  scene.last().say(event)
  await scene.settle()
  expect(scene.takeReads()).toEqual(['applications', 'groups', 'list', 'other groups'])
})

test('a node that stops is offline at once, and live again without a reload', async () => {
  scene.answers('gone')
  scene.last().breakOff()
  await scene.settle()
  expect(scene.live.freshness()).toBe('offline')

  scene.answers('alive')
  await vi.advanceTimersByTimeAsync(2000)
  expect(scene.streams).toHaveLength(2)
  scene.last().open()
  await scene.settle()
  expect(scene.live.freshness()).toBe('live')
  expect(scene.takeReads()).toContain('groups')
})

test('a node that freezes is stale within five seconds, and live when it goes on', async () => {
  scene.answers('silent')
  await vi.advanceTimersByTimeAsync(5000)
  expect(scene.live.freshness()).toBe('stale')
  scene.last().dispatchEvent(new Event('ping'))
  expect(scene.live.freshness()).toBe('live')
})

test('signs of life keep a quiet stream live', async () => {
  scene.answers('silent')
  for (let second = 0; second < 30; second += 2) {
    await vi.advanceTimersByTimeAsync(2000)
    scene.last().dispatchEvent(new Event('ping'))
  }
  expect(scene.live.freshness()).toBe('live')
})

test('a stream that is dead while the node answers is opened anew', async () => {
  await vi.advanceTimersByTimeAsync(14_000)
  expect(scene.streams).toHaveLength(2)
})

test('listeners hear each event, and a stopped connection says nothing more', async () => {
  const heard: string[] = []
  scene.live.onEvent(({ type }) => heard.push(type))
  scene.last().say({ type: 'operation.resolved', operationId: 'a' })
  expect(heard).toEqual(['operation.resolved'])
  scene.live.stop()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(scene.streams).toHaveLength(1)
})

test('what an event names is what it makes stale', () => {
  expect(eventToKeys({ type: 'subscription.changed', namespaceId })).toEqual([
    queryKeys.namespaceView(namespaceId),
    queryKeys.namespaceLists,
  ])
  // The lists show a badge.
  expect(eventToKeys({ type: 'upgrades.changed', namespaceId })).toEqual([
    queryKeys.upgrades(namespaceId),
    queryKeys.namespaceView(namespaceId),
    queryKeys.namespaceLists,
  ])
})

test('only reading everything again makes a page live after it was offline', () => {
  const ways = Object.entries(FRESHNESS_AFTER.offline).filter(([, next]) => next === 'live')
  expect(ways).toEqual([])
})
