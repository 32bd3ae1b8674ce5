/** Members of a group: direct and inherited ones, their roles, names and capabilities. */
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

const invalidates = (namespaceId: GroupId) => queryKeys.namespaceAndLists(namespaceId)

export const addMembers = (api: NodeApi, namespaceId: GroupId, groupId: GroupId) =>
  mutationOptions({
    mutationFn: (members: NewMember[]) => api.addMembers(groupId, members),
    meta: { invalidates: invalidates(namespaceId) },
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
