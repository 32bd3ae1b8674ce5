/** Namespaces: what to read, and what can be done to them. */
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ApplicationId, GroupId } from '#shared/domain/ids.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import type { MapData } from './dialects/embedded-map.ts'
import { groupList } from './groups.ts'
import type { CreateNamespace, NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

/** Those this node is a member of; of one application when it is given. */
export const namespaceList = (api: NodeApi, applicationId?: ApplicationId) =>
  queryOptions({
    queryKey: queryKeys.namespaceList(applicationId),
    queryFn: ({ signal }) => api.namespaces({ applicationId }, { signal }),
  })

export const namespaceView = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.namespaceView(namespaceId),
    queryFn: ({ signal }) => api.namespace(namespaceId, { signal }),
  })

/** Puts what was read for the first picture of a map into the cache, with all that was said of its namespace. */
export async function keepMap(queryClient: QueryClient, api: NodeApi, { root, groups }: MapData): Promise<void> {
  await queryClient.prefetchQuery(namespaceView(api, root.namespaceId))
  queryClient.setQueryData(groupList(api, root.namespaceId).queryKey, groups)
}

/** This node's public key in the namespace. */
export const identityView = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.identity(namespaceId),
    queryFn: ({ signal }) => api.identity(namespaceId, { signal }),
  })

export const createNamespace = (api: NodeApi) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: CreateNamespace & { idempotencyKey: string }) =>
      api.createNamespace(request, { idempotencyKey }),
    meta: { invalidates: [queryKeys.namespaceLists, queryKeys.applications, queryKeys.node] },
  })

/** On all nodes, for good. */
export const deleteNamespace = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: () => api.deleteNamespace(namespaceId),
    meta: { invalidates: [queryKeys.namespaces, queryKeys.applications, queryKeys.node] },
  })

export const setUpgradePolicy = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: (policy: UpgradePolicy) => api.setUpgradePolicy(namespaceId, policy),
    meta: { invalidates: queryKeys.namespaceAndLists(namespaceId) },
  })

export const subscribeNamespace = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: () => api.subscribe(namespaceId),
    meta: { invalidates: queryKeys.namespaceAndLists(namespaceId) },
  })

export const unsubscribeNamespace = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: () => api.unsubscribe(namespaceId),
    meta: { invalidates: queryKeys.namespaceAndLists(namespaceId) },
  })
