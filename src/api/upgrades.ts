/** Versions of a namespace's application: what to read, and what can be done with publications. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { StandingAnswer } from '#shared/domain/upgrades.ts'
import { NODE_CONTEXTS_PAGE_MAX } from '#shared/wire/upgrades.ts'
import type { NodeApi, PublishVersion } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

/** Publications, and what every node makes of them. */
export const upgradesView = (api: NodeApi, namespaceId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.upgrades(namespaceId),
    queryFn: ({ signal }) => api.upgrades(namespaceId, { signal }),
  })

/** Contexts are read, and shown, in steps of this many. */
export const NODE_CONTEXTS_STEP = 25

/** Contexts of one node, from the offset on. */
export const nodeContexts = (api: NodeApi, namespaceId: GroupId, identity: PublicKey, offset: number) =>
  queryOptions({
    queryKey: queryKeys.nodeContexts(namespaceId, identity, { offset }),
    queryFn: ({ signal }) => api.nodeContexts({ namespaceId, identity, offset, limit: NODE_CONTEXTS_STEP }, { signal }),
  })

/** The first contexts of one node in one group, as many as a page can hold. */
export const nodeContextsOfGroup = (api: NodeApi, namespaceId: GroupId, identity: PublicKey, groupId: GroupId) =>
  queryOptions({
    queryKey: queryKeys.nodeContexts(namespaceId, identity, { groupId }),
    queryFn: ({ signal }) =>
      api.nodeContexts({ namespaceId, identity, groupId, offset: 0, limit: NODE_CONTEXTS_PAGE_MAX }, { signal }),
  })

const everything = (namespaceId: GroupId) => ({ invalidates: queryKeys.namespaceAndLists(namespaceId) })
/** What stays on this node touches nothing else. */
const upgradesAlone = (namespaceId: GroupId) => ({ invalidates: queryKeys.upgradesAndBadges(namespaceId) })

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
