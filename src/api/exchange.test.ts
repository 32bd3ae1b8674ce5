import { expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { createExchange } from './exchange.ts'

/** An exchange with a node that gives these answers, one after the other, and notes what it is asked. */
function exchangeGiving(...answers: (() => Response | Promise<Response>)[]) {
  const asked: string[] = []
  const exchange = createExchange('/p/admin-api', async (input) => {
    asked.push(String(input))
    const answer = answers.shift()
    if (answer === undefined) throw new Error('It was asked too often.')
    return answer()
  })
  return { exchange, asked }
}
const read = async (exchange: ReturnType<typeof createExchange>, path: string, signal?: AbortSignal) =>
  (await exchange.read(path, undefined, signal)).text

test('what was begun ahead is asked for once, and its answer is used once', async () => {
  const { exchange, asked } = exchangeGiving(
    () => new Response('first'),
    () => new Response('second'),
  )
  exchange.readAhead('/x')
  expect(asked).toEqual(['/p/admin-api/x'])
  expect(await read(exchange, '/x')).toBe('first')
  expect(asked).toHaveLength(1)
  expect(await read(exchange, '/x')).toBe('second')
})

test('an answer that was only looked at is there for who reads it', async () => {
  const { exchange, asked } = exchangeGiving(
    () => new Response('first'),
    () => new Response('second'),
  )
  exchange.readAhead('/x')
  expect((await exchange.lookAhead('/x', undefined, undefined)).text).toBe('first')
  expect(await read(exchange, '/x')).toBe('first')
  expect(asked).toHaveLength(1)
  expect(await read(exchange, '/x')).toBe('second')
})

test('an answer that was forgotten is asked for anew', async () => {
  const { exchange } = exchangeGiving(
    () => new Response('old'),
    () => new Response('new'),
  )
  exchange.readAhead('/x')
  exchange.forgetAhead()
  expect(await read(exchange, '/x')).toBe('new')
})

test('another path is asked for by itself', async () => {
  const { exchange, asked } = exchangeGiving(
    () => new Response('x'),
    () => new Response('y'),
  )
  exchange.readAhead('/x')
  expect(await read(exchange, '/y')).toBe('y')
  expect(asked).toEqual(['/p/admin-api/x', '/p/admin-api/y'])
})

test.each<[string, () => Response | Promise<Response>]>([
  ['was refused', () => new Response('Starting.', { status: 503 })],
  ['got no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
])('what %s ahead of time is asked for anew', async (_what, failure) => {
  const { exchange } = exchangeGiving(failure, () => new Response('now'))
  exchange.readAhead('/x')
  expect(await read(exchange, '/x')).toBe('now')
})

test('when it fails again, that is said', async () => {
  const fail = () => Promise.reject(new TypeError('Failed to fetch'))
  const { exchange } = exchangeGiving(fail, fail)
  exchange.readAhead('/x')
  await expect(read(exchange, '/x')).rejects.toThrow(new ApiError({ kind: 'unreachable' }))
})

test('whoever has gone meanwhile gets nothing, and nothing is asked for them', async () => {
  const { exchange, asked } = exchangeGiving(() => new Response('late'))
  exchange.readAhead('/x')
  const gone = new AbortController()
  const answer = read(exchange, '/x', gone.signal)
  gone.abort()
  await expect(answer).rejects.toBe(gone.signal.reason)
  expect(asked).toHaveLength(1)
})
