import type { ContextId } from '#shared/domain/ids.ts'
import { findNamespace, freshen } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'
import type { Upgrader } from './upgrader.ts'

/** An access to a context of this node. One that waits for it moves to the version in force before the answer. */
export async function openContext(
  ctx: NodeContext,
  upgrader: Upgrader,
  contextId: ContextId,
): Promise<{ contextId: ContextId; version: string; moved: boolean }> {
  const known = ctx.namespaces.all().find(({ state }) => state.groupIdByContextId.has(contextId))
  if (known === undefined) throw refused('context_not_found', 'This node knows no context with this id.')
  await freshen(ctx, known)
  const namespace = findNamespace(ctx, known.state.namespaceId)
  return { contextId, ...(await upgrader.open(namespace, contextId)) }
}
