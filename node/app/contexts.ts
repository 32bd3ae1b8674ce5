/** Contexts: running instances of the application. This node keeps their place in the tree; merod runs them. */
import type { ContextId, GroupId } from '#shared/domain/ids.ts'
import { createdContextId } from '../log/derived-ids.ts'
import { findGroupToChange } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { type WriteKey, write } from './write.ts'

export async function createContext(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  alias: string | undefined,
): Promise<ContextId> {
  const { namespace } = await findGroupToChange(ctx, groupId)
  const contextId = createdContextId({
    namespaceId: namespace.state.namespaceId,
    author: namespace.self.publicKey,
    operationId: key.operationId,
  })
  await write(ctx, namespace, key, 'ContextCreated', { contextId, groupId, alias })
  return contextId
}
