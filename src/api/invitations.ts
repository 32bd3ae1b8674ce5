/** Inviting other nodes, what became of it, and joining by what others send. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Invite, Join, NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

export const invite = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: Omit<Invite, 'namespaceId'> & { idempotencyKey: string }) =>
      api.invite({ namespaceId, ...request }, { idempotencyKey }),
    meta: { invalidates: queryKeys.namespaceAndLists(namespaceId) },
  })

/** What was issued and what became of it, newest first. */
export const invitationLedger = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.invitations(namespaceId),
    queryFn: ({ signal }) => api.invitations(namespaceId, { signal }),
  })

export const withdrawInvitation = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ invitationId, idempotencyKey }: { invitationId: string; idempotencyKey: string }) =>
      api.withdrawInvitation(namespaceId, invitationId, { idempotencyKey }),
    meta: { invalidates: [queryKeys.namespace(namespaceId)] },
  })

/**
 * Given out again by the node that issued it. It holds secrets: only a page that is opened for it asks, once, and it is
 * forgotten with that page.
 */
export const sharedInvitation = (api: NodeApi, namespaceId: GroupId, invitationId: string) =>
  queryOptions({
    queryKey: queryKeys.sharedInvitation(namespaceId, invitationId),
    queryFn: ({ signal }) => api.shareInvitation(namespaceId, invitationId, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const joinNamespace = (api: NodeApi) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: Join & { idempotencyKey: string }) =>
      api.join(request, { idempotencyKey }),
    meta: { invalidates: [queryKeys.namespaces, queryKeys.applications, queryKeys.node] },
  })
