/** Contexts: running instances of the application. This node keeps their place in the tree; merod runs them. */
import { bytesToContextId, type ContextId, type GroupId } from '#shared/domain/ids.ts'
import { findGroupToChange } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { derivedId, type WriteKey, write } from './write.ts'

export async function createContext(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  alias: string | undefined,
): Promise<ContextId> {
  const contextId = bytesToContextId(derivedId('context', key.operationId))
  await write(ctx, (await findGroupToChange(ctx, groupId)).namespace, key, 'ContextCreated', {
    contextId,
    groupId,
    alias,
  })
  return contextId
}
