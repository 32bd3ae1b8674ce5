import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ApiError, type ApiFault } from './api-error.ts'
import { createClient } from './client.ts'
import { createExchange } from './exchange.ts'

const answer = z.object({ data: z.number() })
const clientAnswering = (respond: (url: string, init: RequestInit) => Response | Promise<Response>) =>
  createClient(createExchange('/p/admin-api', async (input, init) => respond(String(input), init ?? {})))

async function faultOf(promise: Promise<unknown>): Promise<ApiFault> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ApiError)) throw new Error('It did not fail with an ApiError.')
  return error.fault
}

test('an answer is parsed by its schema', async () => {
  const client = clientAnswering(() => Response.json({ data: 7, extra: true }))
  expect(await client.get('/x', answer)).toEqual({ data: 7 })
})

test('a page brings the number of all', async () => {
  const client = clientAnswering(() => Response.json({ data: 7 }, { headers: { 'x-total-count': '41' } }))
  expect(await client.getPage('/x', answer)).toEqual({ answer: { data: 7 }, total: 41 })
})

test('a write sends JSON and its idempotency key', async () => {
  let seen: { url: string; init: RequestInit } | undefined
  const client = clientAnswering((url, init) => {
    seen = { url, init }
    return Response.json({ data: 1 })
  })
  await client.send('POST', '/x', { a: 1 }, answer, { idempotencyKey: 'k' })
  expect(seen?.url).toBe('/p/admin-api/x')
  expect(seen?.init).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
  })
})

test.each<[string, () => Response | Promise<Response>, ApiFault]>([
  [
    'a refusal with a code',
    () => Response.json({ error: 'No.', code: 'not_admin', details: { a: 1 } }, { status: 403 }),
    { kind: 'refused', status: 403, code: 'not_admin', details: { a: 1 }, serverText: 'No.' },
  ],
  [
    'a refusal in plain text',
    () => new Response('go away', { status: 500 }),
    { kind: 'refused', status: 500, code: undefined, details: undefined, serverText: 'go away' },
  ],
  [
    'a page of HTML from a proxy',
    () => new Response('<html>502</html>', { status: 502 }),
    { kind: 'refused', status: 502, code: undefined, details: undefined, serverText: '' },
  ],
  ['another shape', () => Response.json({ data: 'seven' }), { kind: 'malformed' }],
  ['no JSON', () => new Response('hello'), { kind: 'malformed' }],
  ['a dead connection', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'unreachable' }],
])('%s is a fault of its own', async (_name, respond, fault) => {
  expect(await faultOf(clientAnswering(respond).get('/x', answer))).toEqual(fault)
})

test('an answer that does not come is a timeout', async () => {
  const exchange = createExchange(
    '',
    (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      }),
  )
  const client = createClient(exchange)
  expect(await faultOf(client.get('/x', answer, { timeoutMs: 5 }))).toEqual({ kind: 'timeout' })
})
