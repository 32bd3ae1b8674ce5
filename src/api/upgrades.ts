/** Versions of a namespace's application: what to read, and what can be done with publications. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ContextId, GroupId } from '#shared/domain/ids.ts'
import type { StandingAnswer } from '#shared/domain/upgrades.ts'
import type { NodeApi, PublishVersion } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

/** Publications, and what every node makes of them. */
export const upgradesView = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.upgrades(namespaceId),
    queryFn: ({ signal }) => api.upgrades(namespaceId, { signal }),
  })

const everything = (namespaceId: GroupId) => ({ invalidates: queryKeys.namespaceAndLists(namespaceId) })
/** What stays on this node touches nothing else. */
const upgradesAlone = (namespaceId: GroupId) => ({ invalidates: [queryKeys.upgrades(namespaceId)] })

export const publishVersion = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ idempotencyKey, ...request }: Omit<PublishVersion, 'namespaceId'> & { idempotencyKey: string }) =>
      api.publishVersion({ namespaceId, ...request }, { idempotencyKey }),
    meta: everything(namespaceId),
  })

export const answerUpgrade = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ publication, agrees }: { publication: number; agrees: boolean }) =>
      api.answerUpgrade({ namespaceId, publication }, agrees),
    meta: everything(namespaceId),
  })

export const extendUpgrade = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: ({ publication, deadlineMs }: { publication: number; deadlineMs: number }) =>
      api.extendUpgrade({ namespaceId, publication }, deadlineMs),
    meta: everything(namespaceId),
  })

/** Not to wait for the missing answers. */
export const forceUpgrade = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: (publication: number) => api.forceUpgrade({ namespaceId, publication }),
    meta: everything(namespaceId),
  })

export const withdrawUpgrade = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: (publication: number) => api.withdrawUpgrade({ namespaceId, publication }),
    meta: everything(namespaceId),
  })

export const retryUpgrade = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({ mutationFn: () => api.retryUpgrade(namespaceId), meta: upgradesAlone(namespaceId) })

export const abortUpgrade = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({ mutationFn: () => api.abortUpgrade(namespaceId), meta: upgradesAlone(namespaceId) })

export const setStandingAnswer = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: (answer: StandingAnswer) => api.setStandingAnswer(namespaceId, answer),
    meta: upgradesAlone(namespaceId),
  })

/** An access: a context that waits for one moves. */
export const openContext = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: (contextId: ContextId) => api.openContext(contextId),
    meta: upgradesAlone(namespaceId),
  })
