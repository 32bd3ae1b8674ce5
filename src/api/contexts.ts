/** Contexts: running instances of the application, each in one group. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

/** Those directly in one group. */
export const contextList = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.contextList(namespaceId, groupId),
    queryFn: ({ signal }) => api.contextsOfGroup(groupId, { signal }),
  })

export const createContext = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: ({ alias, idempotencyKey }: { alias?: string; idempotencyKey?: string | undefined }) =>
      api.createContext({ groupId, ...(alias === undefined ? {} : { alias }) }, { idempotencyKey }),
    meta: { invalidates: queryKeys.namespaceAndLists(namespaceId) },
  })
