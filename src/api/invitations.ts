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

/** Gives out again what this node issued. Changes nothing, and holds secrets: so it is asked for by a click alone. */
export const shareInvitation = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({ mutationFn: (invitationId: string) => api.shareInvitation(namespaceId, invitationId) })

export const joinNamespace = (api: NodeApi) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: Join & { idempotencyKey: string }) =>
      api.join(request, { idempotencyKey }),
    meta: { invalidates: [queryKeys.namespaces, queryKeys.applications, queryKeys.node] },
  })
