/** Groups: the whole tree in one request, one group, and what can be done to it. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import type { CreateGroup, NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

/** Every group at every depth, without the root, parents before children. */
export const groupList = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.groupList(namespaceId),
    queryFn: ({ signal }) => api.groups(namespaceId, { signal }),
  })

/** One group; the namespace's id gives the root. */
export const groupView = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.groupView(namespaceId, groupId),
    queryFn: ({ signal }) => api.group(groupId, { signal }),
  })

const invalidates = (namespaceId: GroupId) => queryKeys.namespaceAndLists(namespaceId)

export const createGroup = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({
      idempotencyKey,
      ...request
    }: Omit<CreateGroup, 'namespaceId'> & { idempotencyKey?: string | undefined }) =>
      api.createGroup({ namespaceId, ...request }, { idempotencyKey }),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const renameGroup = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ groupId, alias }: { groupId: GroupId; alias: string }) => api.renameGroup(groupId, alias),
    meta: { invalidates: invalidates(namespaceId) },
  })

/** Finds the deletions that were asked for here, the group's id in `variables`. */
export const deleteGroupKey = (namespaceId: GroupId) => ['delete-group', namespaceId] as const

/** With everything below it. */
export const deleteGroup = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationKey: deleteGroupKey(namespaceId),
    mutationFn: (groupId: GroupId) => api.deleteGroup(groupId),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const setVisibility = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ groupId, visibility }: { groupId: GroupId; visibility: Visibility }) =>
      api.setVisibility(groupId, visibility),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const setDefaultCapabilities = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ groupId, capabilities }: { groupId: GroupId; capabilities: number }) =>
      api.setDefaultCapabilities(groupId, capabilities),
    meta: { invalidates: invalidates(namespaceId) },
  })
