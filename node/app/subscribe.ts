import type { GroupId } from '#shared/domain/ids.ts'
import { findNamespace, findNamespaceToChange } from './find.ts'
import { isCoordinator, isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { assertFollowing, unreachable } from './write.ts'

/** Starts, or keeps, live replication. It begins when the coordinator can be reached, and survives restarts. */
export async function subscribeNamespace(ctx: NodeContext, namespaceId: GroupId): Promise<Namespace> {
  const namespace = ctx.namespaces.find(namespaceId)
  // Asked of a node that was taken out and added again, it is the way back.
  if (namespace !== undefined && !isMember(namespace)) await findNamespaceToChange(ctx, namespaceId)
  return follow(ctx, namespaceId)
}

function follow(ctx: NodeContext, namespaceId: GroupId): Namespace {
  const namespace = findNamespace(ctx, namespaceId)
  ctx.namespaces.setSubscribed(namespace, true)
  ctx.peers.follow(namespace)
  return namespace
}

/** Stops live replication. The coordinator of a namespace is its source and cannot stop following itself. */
export function unsubscribeNamespace(ctx: NodeContext, namespaceId: GroupId): Namespace {
  const namespace = findNamespace(ctx, namespaceId)
  if (!isCoordinator(namespace)) ctx.namespaces.setSubscribed(namespace, false)
  ctx.peers.follow(namespace)
  return namespace
}

/** Fetches what the coordinator has now; refuses when it cannot be reached. */
export async function syncNamespace(ctx: NodeContext, namespace: Namespace): Promise<void> {
  if (isCoordinator(namespace)) return
  const reached = await ctx.peers.catchUp(namespace)
  assertFollowing(namespace)
  if (!reached) throw unreachable()
}
