/** The cache of answers, and the one place that decides what a write makes stale. */
import { MutationCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error
    mutationMeta: {
      /** Keys that this write makes stale; absent means everything. */
      invalidates?: readonly QueryKey[]
    }
  }
}

const RETRIES_MAX = 2
/** Events say when something changes; this only keeps pages that mount together from asking twice. */
const STALE_AFTER_MS = 10_000

const isPassing = (error: Error): boolean =>
  error instanceof ApiError && (error.kind === 'unreachable' || error.kind === 'timeout')

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      // Refused and lost writes too: a refusal often means that this screen was out of date.
      onSettled: (_data, _error, _variables, _result, mutation) => invalidate(client, mutation.meta?.invalidates),
    }),
    defaultOptions: {
      // The node is usually on this machine: the browser's idea of being offline says nothing about it.
      queries: {
        networkMode: 'always',
        staleTime: STALE_AFTER_MS,
        retry: (count, error) => count < RETRIES_MAX && isPassing(error),
        retryDelay: (attempt) => 300 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** Marks as stale, and reads again what is on screen. Resolves when that is done. */
export async function invalidate(client: QueryClient, keys: readonly QueryKey[] | undefined): Promise<void> {
  if (keys === undefined) await client.invalidateQueries()
  else await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}
