/** The node itself. */
import { queryOptions } from '@tanstack/react-query'
import type { NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

/** Peers come and go without an event, so an open page asks again now and then. */
const REREAD_MS = 15_000

export const nodeView = (api: NodeApi) =>
  queryOptions({
    queryKey: queryKeys.node,
    queryFn: ({ signal }) => api.node({ signal }),
    refetchInterval: REREAD_MS,
  })

/** Alive, and able to write. */
export const nodeHealth = (api: NodeApi) =>
  queryOptions({
    queryKey: queryKeys.health,
    queryFn: ({ signal }) => api.health({ signal }),
    refetchInterval: REREAD_MS,
    retry: false,
  })
