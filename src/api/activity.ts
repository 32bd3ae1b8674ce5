/** Who did what in a namespace, newest first, page by page. */
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

const NEWEST: { before?: number } = {}

/** Every change of the namespace makes it stale; what was read so far is then read again, page after page. */
export const activityList = (api: NodeApi, namespaceId: GroupId) =>
  infiniteQueryOptions({
    queryKey: queryKeys.activity(namespaceId),
    queryFn: ({ pageParam, signal }) => api.activity(namespaceId, pageParam, { signal }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ next }) => (next === undefined ? undefined : { before: next }),
  })
