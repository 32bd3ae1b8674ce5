/** Inviting other nodes, and joining by what they send. */
import { mutationOptions } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Invite, Join, NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

export const invite = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: Omit<Invite, 'namespaceId'> & { idempotencyKey: string }) =>
      api.invite({ namespaceId, ...request }, { idempotencyKey }),
    meta: { invalidates: queryKeys.namespaceAndLists(namespaceId) },
  })

export const joinNamespace = (api: NodeApi) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: Join & { idempotencyKey: string }) =>
      api.join(request, { idempotencyKey }),
    meta: { invalidates: [queryKeys.namespaces, queryKeys.applications, queryKeys.node] },
  })
