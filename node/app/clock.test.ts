import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from './clock.ts'

const DAY_MS = 24 * 3600 * 1000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('wakes once, at its time, however far away that is', () => {
  const run = vi.fn()
  systemClock(Date.now).wakeAt(Date.now() + 60 * DAY_MS, run)
  vi.advanceTimersByTime(60 * DAY_MS - 1)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(DAY_MS)
  expect(run).toHaveBeenCalledOnce()
})

test('wakes soon when the time has passed, and when the clock was put forward', () => {
  const [late, early] = [vi.fn(), vi.fn()]
  let ahead = 0
  const clock = systemClock(() => Date.now() + ahead)
  clock.wakeAt(clock.now() - 5, late)
  expect(late).not.toHaveBeenCalled()
  vi.advanceTimersByTime(0)
  expect(late).toHaveBeenCalledOnce()
  clock.wakeAt(clock.now() + DAY_MS, early)
  ahead = DAY_MS
  vi.advanceTimersByTime(15_000)
  expect(early).toHaveBeenCalledOnce()
})

test('does not wake whoever has thought better of it', () => {
  const run = vi.fn()
  systemClock(Date.now).wakeAt(Date.now() + DAY_MS, run)()
  vi.advanceTimersByTime(2 * DAY_MS)
  expect(run).not.toHaveBeenCalled()
})
