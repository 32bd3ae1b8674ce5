import type { GroupId } from '#shared/domain/ids.ts'
import type { OperationKind, Payload } from '#shared/wire/log.ts'
import { findGroupToChange } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { appliedBefore, type WriteKey, write } from './write.ts'

/** One change to a group that is found first. Asked again with its key, it is done, whatever became of the group. */
export async function changeGroup<Kind extends OperationKind>(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  kind: Kind,
  payload: Payload<Kind>,
): Promise<void> {
  if (appliedBefore(ctx, key) !== undefined) return
  const { namespace } = await findGroupToChange(ctx, groupId)
  await write(ctx, namespace, key, kind, payload)
}
