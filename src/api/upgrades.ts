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

/** What can be done to a publication; trying again and giving up concern this node alone. */
export type PublicationChange =
  | { publication: number; action: 'agree' | 'decline' | 'force' | 'withdraw' | 'retry' | 'abort' }
  | { publication: number; action: 'extend'; deadlineMs: number }

/** All of it as one write: one at a time, with one failure to tell. */
export const changePublication = (api: NodeApi, namespaceId: GroupId) =>
  mutationOptions({
    mutationFn: (change: PublicationChange) => sendChange(api, namespaceId, change),
    meta: everything(namespaceId),
  })

function sendChange(api: NodeApi, namespaceId: GroupId, change: PublicationChange): Promise<void> {
  const of = { namespaceId, publication: change.publication }
  switch (change.action) {
    case 'agree':
      return api.answerUpgrade(of, true)
    case 'decline':
      return api.answerUpgrade(of, false)
    case 'extend':
      return api.extendUpgrade(of, change.deadlineMs)
    case 'force':
      return api.forceUpgrade(of)
    case 'withdraw':
      return api.withdrawUpgrade(of)
    case 'retry':
      return api.retryUpgrade(namespaceId)
    case 'abort':
      return api.abortUpgrade(namespaceId)
  }
}

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
