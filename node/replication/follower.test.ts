/** The follower's table of states and events, played cell by cell. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { refuse } from '#shared/domain/refusals.ts'
import type { Namespace } from '../app/namespaces.ts'
import { createActor } from '../testing/actors.ts'
import {
  FOLLOWER_EVENTS,
  FOLLOWER_STATES,
  FOLLOWER_TABLE,
  type FollowerEvent,
  type FollowerPlace,
} from '../testing/follower-table.ts'
import { TestLog } from '../testing/test-log.ts'
import { Follower } from './follower.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Question = { waitMs: number; answer: (last: number | undefined) => void; fail: (error: unknown) => void }

/** A follower whose coordinator is the test. */
class Stage {
  readonly log = new TestLog(createActor('Ana'))
  readonly namespace: Namespace
  readonly stopping = new AbortController()
  readonly failures: unknown[] = []
  reached = 0
  unresolved = false
  /** What is being asked at this moment. */
  readonly questions: Question[] = []
  readonly follower: Follower

  constructor() {
    const ben = createActor('Ben')
    this.log.addMember(ben)
    const self = { namespaceId: this.log.rootId, publicKey: ben.publicKey, secretKey: ben.secretKey }
    this.namespace = { state: this.log.state, self, subscribed: true }
    this.follower = new Follower({
      namespace: this.namespace,
      signal: this.stopping.signal,
      poll: (waitMs, signal) => this.#poll(waitMs, signal),
      onReached: async () => {
        this.reached++
      },
      hasUnresolved: () => this.unresolved,
      onStateChange: () => undefined,
      onFailure: (error) => this.failures.push(error),
    })
  }

  #poll(waitMs: number, signal: AbortSignal): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const done = () => this.questions.splice(this.questions.indexOf(question), 1)
      const question: Question = {
        waitMs,
        answer: (last) => {
          done()
          resolve(last)
        },
        fail: (error) => {
          done()
          reject(error)
        },
      }
      this.questions.push(question)
      const interrupted = () => this.questions.includes(question) && question.answer(undefined)
      signal.addEventListener('abort', interrupted)
      if (signal.aborted) interrupted()
    })
  }

  get number(): number {
    return this.namespace.state.number
  }
  /** What everybody would say of it. */
  place(): FollowerPlace {
    const { state, self, stopped, subscribed } = this.namespace
    if (this.stopping.signal.aborted) return 'ended'
    if (stopped !== undefined) return 'stopped'
    if (state.deleted !== undefined || !state.isParticipant(self.publicKey)) return 'ended'
    return subscribed || this.unresolved ? this.follower.state : 'off'
  }
  settle = () => vi.advanceTimersByTimeAsync(0)

  async wake(): Promise<void> {
    this.follower.wake()
    await this.settle()
  }
  /** Answers what is asked; after a pause of the follower, if need be. */
  async answer(last: number | undefined): Promise<void> {
    if (this.questions.length === 0) await vi.advanceTimersByTimeAsync(5_000)
    this.questions.at(-1)?.answer(last)
    await this.settle()
  }
  async fail(): Promise<void> {
    if (this.questions.length === 0) await vi.advanceTimersByTimeAsync(5_000)
    this.questions.at(-1)?.fail(new Error('The disk is full.'))
    await this.settle()
  }
}

async function enter(place: FollowerPlace): Promise<Stage> {
  const stage = new Stage()
  const { namespace } = stage
  if (place === 'off') namespace.subscribed = false
  await stage.wake()
  if (place === 'live') await stage.answer(stage.number)
  if (place === 'offline') await stage.answer(undefined)
  if (place === 'stopped') await happen['bad entry'](stage)
  if (place === 'ended') await happen['removed or deleted'](stage)
  expect(stage.place()).toBe(place)
  return stage
}

const happen: Record<FollowerEvent, (stage: Stage) => Promise<void>> = {
  async woken(stage) {
    stage.namespace.subscribed = true
    await stage.wake()
  },
  'answer: all there': (stage) => stage.answer(stage.number),
  async 'answer: more to come'(stage) {
    const { log } = stage
    // What is new arrives with the answer: after the question.
    if (stage.questions.length === 0) await vi.advanceTimersByTimeAsync(5_000)
    log.do(log.founder, 'GroupAliasSet', { groupId: log.rootId, alias: `Grown to ${stage.number + 1}` })
    await stage.answer(stage.number + 5)
  },
  'no answer': (stage) => stage.answer(undefined),
  async 'time passes'() {
    await vi.advanceTimersByTimeAsync(60_000)
  },
  async unsubscribed(stage) {
    stage.namespace.subscribed = false
    await stage.wake()
  },
  async 'bad entry'(stage) {
    stage.namespace.stopped = refuse('entry_invalid', 'It does not verify.')
    await stage.answer(stage.number + 1)
  },
  async 'removed or deleted'(stage) {
    const { log, namespace } = stage
    if (log.state.isParticipant(namespace.self.publicKey))
      log.do(log.founder, 'MembersRemoved', { groupId: log.rootId, members: [namespace.self.publicKey] })
    await stage.answer(stage.number)
  },
  'own fault': (stage) => stage.fail(),
  async 'node stops'(stage) {
    stage.stopping.abort()
    await stage.settle()
  },
  async 'write unresolved'(stage) {
    stage.unresolved = true
    await stage.wake()
  },
}

describe('the follower', () => {
  const cells = FOLLOWER_STATES.flatMap((place) =>
    FOLLOWER_EVENTS.map((event, index) => [place, event, FOLLOWER_TABLE[place][index]] as const),
  )

  test.each(cells)('%s, %s: %s', async (place, event, next) => {
    const stage = await enter(place)
    if (next === '—') {
      await vi.advanceTimersByTimeAsync(60_000)
      expect(stage.questions).toEqual([])
      return
    }
    await happen[event](stage)
    expect(stage.place()).toBe(next)
    // It asks while it has something to hear, one thing at a time, and never when it has not.
    const asksAfterAll = next === 'ended' && event === 'write unresolved'
    if (next === 'catching-up' || next === 'live' || asksAfterAll) expect(stage.questions).toHaveLength(1)
    else if (next !== 'offline') expect(stage.questions).toEqual([])
    expect(stage.failures).toHaveLength(event === 'own fault' && place !== 'off' ? 1 : 0)
  })

  test('an answer that promises more and brings nothing counts as none', async () => {
    const stage = await enter('live')
    await stage.answer(stage.number + 5)
    expect(stage.place()).toBe('offline')
    expect(stage.questions).toEqual([])
  })

  test('waits at the coordinator once it has everything, and not before', async () => {
    const stage = await enter('catching-up')
    expect(stage.questions[0]?.waitMs).toBe(0)
    await stage.answer(stage.number)
    expect(stage.questions[0]?.waitMs).toBe(20_000)
  })

  test('asks again at growing intervals while there is no answer, and at once when woken', async () => {
    const stage = await enter('offline')
    const pauses: number[] = []
    for (let count = 0; count < 6; count++) {
      let waited = 0
      for (; stage.questions.length === 0; waited += 50) await vi.advanceTimersByTimeAsync(50)
      pauses.push(waited)
      await stage.answer(undefined)
    }
    expect(pauses).toEqual([200, 400, 800, 1_600, 3_000, 3_000])
    await stage.wake()
    expect(stage.questions).toHaveLength(1)
  })

  test('tells once that the coordinator is reached, and again after it was away', async () => {
    const stage = await enter('live')
    await stage.answer(stage.number)
    expect(stage.reached).toBe(1)
    await stage.answer(undefined)
    await stage.answer(stage.number)
    expect(stage.reached).toBe(2)
  })

  test('while writes are unresolved it asks again and again, without a subscription too, and then ends', async () => {
    const stage = await enter('off')
    await happen['write unresolved'](stage)
    for (let count = 1; count <= 3; count++) {
      expect(stage.questions[0]?.waitMs).toBe(0)
      await stage.answer(stage.number)
      expect(stage.reached).toBe(count)
      await vi.advanceTimersByTimeAsync(5_000)
    }
    stage.unresolved = false
    await stage.answer(stage.number)
    expect(stage.place()).toBe('off')
    expect(stage.questions).toEqual([])
  })

  test('does not wait at the coordinator while a write is unresolved', async () => {
    const stage = await enter('live')
    await happen['write unresolved'](stage)
    expect(stage.questions.map(({ waitMs }) => waitMs)).toEqual([0])
    stage.unresolved = false
    await stage.answer(stage.number)
    expect(stage.questions.map(({ waitMs }) => waitMs)).toEqual([20_000])
  })

  test('can be started again after a fault, and after it ended', async () => {
    const stage = await enter('catching-up')
    await stage.fail()
    expect(stage.questions).toEqual([])
    await stage.wake()
    await stage.answer(stage.number)
    expect(stage.place()).toBe('live')
    await happen.unsubscribed(stage)
    await happen.woken(stage)
    expect(stage.place()).toBe('catching-up')
    expect(stage.questions).toHaveLength(1)
  })

  test('ended and started in the same moment it goes on, once', async () => {
    const stage = await enter('live')
    for (let count = 0; count < 20; count++) {
      stage.namespace.subscribed = count % 2 === 1
      stage.follower.wake()
      for (let turn = 0; turn < count % 5; turn++) await Promise.resolve()
    }
    await stage.settle()
    expect(stage.questions).toHaveLength(1)
    await stage.answer(stage.number)
    expect(stage.place()).toBe('live')
  })
})
