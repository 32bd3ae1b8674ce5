/** Members: of a group, direct and inherited, and of a whole namespace; their roles, names and capabilities. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { NewMember, NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

export const memberList = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.memberList(namespaceId, groupId),
    queryFn: ({ signal }) => api.members(groupId, { signal }),
  })

/** Everybody in the namespace, with all their direct memberships. */
export const namespacePeople = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.people(namespaceId),
    queryFn: ({ signal }) => api.people(namespaceId, { signal }),
  })

const invalidates = (namespaceId: GroupId) => queryKeys.namespaceAndLists(namespaceId)

export const addMembers = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: (members: NewMember[]) => api.addMembers(groupId, members),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const leaveGroup = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey }: { idempotencyKey: string }) => api.leaveGroup(groupId, { idempotencyKey }),
    meta: { invalidates: invalidates(namespaceId) },
  })

/** Nothing of the namespace can be read any more then: only the lists are read again. */
export const leaveNamespace = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey }: { idempotencyKey: string }) => api.leaveNamespace(namespaceId, { idempotencyKey }),
    meta: { invalidates: [queryKeys.namespaceLists, queryKeys.applications, queryKeys.node] },
  })

/** From the root: from every group. */
export const removeMembers = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: (identities: PublicKey[]) => api.removeMembers(groupId, identities),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const setMemberRole = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: ({ identity, role }: { identity: PublicKey; role: Role }) => api.setMemberRole(groupId, identity, role),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const setMemberAlias = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: ({ identity, alias }: { identity: PublicKey; alias: string }) =>
      api.setMemberAlias(groupId, identity, alias),
    meta: { invalidates: invalidates(namespaceId) },
  })

export const setMemberCapabilities = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: ({ identity, capabilities }: { identity: PublicKey; capabilities: number }) =>
      api.setMemberCapabilities(groupId, identity, capabilities),
    meta: { invalidates: invalidates(namespaceId) },
  })
