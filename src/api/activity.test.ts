import { expect, test } from 'vitest'
import { bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { CAPABILITY_NAMES } from '#shared/wire/node.ts'
import { activityList } from './activity.ts'
import { createClient } from './client.ts'
import { createEmbeddedApi } from './dialects/embedded.ts'
import { createExchange } from './exchange.ts'
import { eventToKeys } from './live.ts'
import { createQueryClient, invalidate } from './query-client.ts'

const namespaceId = bytesToGroupId(new Uint8Array(32).fill(1))
const other = bytesToGroupId(new Uint8Array(32).fill(2))
const author = bytesToPublicKey(new Uint8Array(32).fill(3))

/** A log of `length` entries, read in pages of two. */
function createScene(length: number) {
  const log = { length }
  const client = createClient(
    createExchange('', async (input) => {
      const path = String(input)
      const before = Number(new URL(path, 'http://x').searchParams.get('before') ?? log.length + 1)
      const numbers = [before - 1, before - 2].filter((number) => number > 0)
      const entries = numbers.map((number) => ({ number, timeMs: number, author, kind: 'NamespaceDeleted' }))
      const next = numbers.at(-1) ?? 1
      return Response.json({ data: { entries, ...(next > 1 ? { next } : {}) } })
    }),
  )
  const told = { kind: 'grove', version: '1', protocol: 1, capabilities: [...CAPABILITY_NAMES] }
  return { api: createEmbeddedApi(client, told), queryClient: createQueryClient(), log }
}
const numbersOf = (data: { pages: { entries: { number: number }[] }[] } | undefined) =>
  data?.pages.flatMap(({ entries }) => entries.map(({ number }) => number))

test('pages follow each other to the first entry', async () => {
  const { api, queryClient } = createScene(5)
  const data = await queryClient.fetchInfiniteQuery({ ...activityList(api, namespaceId), pages: 9 })
  expect(numbersOf(data)).toEqual([5, 4, 3, 2, 1])
})

test('a change of the namespace makes it stale, and what was read is read again from the new end', async () => {
  const { api, queryClient, log } = createScene(5)
  const options = activityList(api, namespaceId)
  await queryClient.fetchInfiniteQuery({ ...options, pages: 2 })
  const state = () => queryClient.getQueryState(options.queryKey)
  const change = async (id: typeof namespaceId) => {
    const keys = eventToKeys({ type: 'namespace.changed', namespaceId: id, logNumber: 6 })
    await invalidate(queryClient, keys === 'everything' ? undefined : keys)
  }
  await change(other)
  expect(state()?.isInvalidated).toBe(false)
  await change(namespaceId)
  expect(state()?.isInvalidated).toBe(true)
  log.length = 6
  expect(numbersOf(await queryClient.fetchInfiniteQuery({ ...options, pages: 2 }))).toEqual([6, 5, 4, 3])
})
