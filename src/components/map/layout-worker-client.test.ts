import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LayoutAnswer, LayoutQuestion } from './layout-worker.ts'
import { openLayoutWorker, type WorkerLike } from './layout-worker-client.ts'
import { type Positions, positionsOf } from './map-layout-core.ts'

/** A worker that answers when it is told to. */
class SlowWorker extends EventTarget implements WorkerLike {
  questions: LayoutQuestion[] = []
  terminated = false
  postMessage(question: LayoutQuestion): void {
    this.questions.push(question)
  }
  answer(index: number): void {
    const question = this.questions[index]
    if (question === undefined) throw new Error('Nothing was asked.')
    const data: LayoutAnswer = { ticket: question.ticket, positions: positionsOf(question.parents) }
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  terminate(): void {
    this.terminated = true
  }
}

const two = Int32Array.of(-1, 0)
const three = Int32Array.of(-1, 0, 0)

describe('the layout worker', () => {
  let worker: SlowWorker
  const onBroken = vi.fn()
  beforeEach(() => {
    worker = new SlowWorker()
    onBroken.mockReset()
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  })
  afterEach(() => expect(console.warn).toHaveBeenCalledTimes(onBroken.mock.calls.length))
  const open = () => openLayoutWorker(onBroken, () => worker)

  it('answers the last question only', () => {
    const client = open()
    const first = vi.fn<(positions: Positions) => void>()
    const second = vi.fn<(positions: Positions) => void>()
    client.ask(two, first)
    client.ask(three, second)
    worker.answer(0)
    worker.answer(1)
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledExactlyOnceWith(positionsOf(three))
  })

  it('answers nothing that was withdrawn, and withdrawing an old question keeps the new one', () => {
    const client = open()
    const first = vi.fn<(positions: Positions) => void>()
    const second = vi.fn<(positions: Positions) => void>()
    const withdrawFirst = client.ask(two, first)
    const withdrawSecond = client.ask(three, second)
    withdrawFirst()
    worker.answer(1)
    expect(second).toHaveBeenCalledOnce()
    withdrawSecond()
    client.ask(two, first)()
    worker.answer(2)
    expect(first).not.toHaveBeenCalled()
  })

  it('can be asked again by whoever it answers', () => {
    const client = open()
    const again = vi.fn<(positions: Positions) => void>()
    client.ask(two, () => client.ask(three, again))
    worker.answer(0)
    worker.answer(1)
    expect(again).toHaveBeenCalledOnce()
  })

  it('ends with its page', () => {
    const client = open()
    const answered = vi.fn<(positions: Positions) => void>()
    client.ask(two, answered)
    client.close()
    worker.answer(0)
    expect(worker.terminated).toBe(true)
    expect(answered).not.toHaveBeenCalled()
  })

  it('says once that it is broken, when it cannot start', () => {
    const client = openLayoutWorker(onBroken, () => {
      throw new DOMException('Refused', 'SecurityError')
    })
    client.ask(two, vi.fn())
    expect(onBroken).toHaveBeenCalledOnce()
  })

  it('says once that it is broken, when it fails later', () => {
    open().ask(two, vi.fn())
    worker.dispatchEvent(new Event('error'))
    worker.dispatchEvent(new Event('error'))
    expect(onBroken).toHaveBeenCalledOnce()
    expect(worker.terminated).toBe(true)
  })
})
