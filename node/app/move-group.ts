import type { GroupId } from '#shared/domain/ids.ts'
import { isChildOf } from '../log/rules.ts'
import { may } from '../log/verdicts.ts'
import { findGroup, findGroupToChange } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { assertAllowed, RefusedError, refused } from './refused-error.ts'
import { appliedBefore, type WriteKey, write } from './write.ts'

export type Moved = { parentId: GroupId; logNumber: number }

/** Moves a group, with everything below it, from wherever it is to below another: one entry, or none. */
export async function moveGroup(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  newParentId: GroupId,
  expectedParentId?: GroupId,
): Promise<Moved> {
  const before = appliedBefore(ctx, key)
  if (before !== undefined) return { parentId: newParentId, logNumber: before.number }
  const { namespace, group } = await findGroupToChange(ctx, groupId)
  assertSameTree(ctx, namespace.state.namespaceId, groupId, newParentId)
  assertAllowed(may(namespace.state, 'group.move', namespace.self.publicKey))
  const asExpected = expectedParentId === undefined || expectedParentId === group.parentId
  if (group.parentId === newParentId && asExpected) return { parentId: newParentId, logNumber: namespace.state.number }
  try {
    const { number } = await write(ctx, namespace, key, 'GroupMoved', { groupId, newParentId, expectedParentId })
    return { parentId: newParentId, logNumber: number }
  } catch (error) {
    // This node was behind: the coordinator has the group there already.
    if (
      error instanceof RefusedError &&
      error.refusal.code === 'already_there' &&
      namespace.state.parentOf(groupId) === newParentId
    )
      return { parentId: newParentId, logNumber: namespace.state.number }
    throw error
  }
}

/** Are both in this namespace, and is the one to move not its root? */
export function assertSameTree(ctx: NodeContext, namespaceId: GroupId, groupId: GroupId, newParentId: GroupId): void {
  const { namespace } = findGroup(ctx, groupId)
  const target = findGroup(ctx, newParentId)
  if (groupId === namespace.state.rootId)
    throw refused('root_as_child', 'The root of a namespace cannot be moved into a group.')
  if (target.namespace !== namespace)
    throw refused('other_namespace', 'The two groups are in different namespaces; groups move only within their own.')
  if (namespace.state.namespaceId !== namespaceId)
    throw refused('other_namespace', 'The group is in another namespace; groups move only within their own.')
}

/** Moves a child of `parentId` to the top level of its namespace. */
export async function unnestGroup(
  ctx: NodeContext,
  key: WriteKey,
  parentId: GroupId,
  groupId: GroupId,
  expectedParentId?: GroupId,
): Promise<Moved> {
  const before = appliedBefore(ctx, key)
  if (before !== undefined) return { parentId: before.namespaceId, logNumber: before.number }
  const { namespace } = await findGroupToChange(ctx, groupId)
  if (groupId === namespace.state.rootId)
    throw refused('root_as_child', 'The root of a namespace has no parent to be taken from.')
  if (findGroup(ctx, parentId).namespace !== namespace)
    throw refused('other_namespace', 'The two groups are in different namespaces.')
  assertAllowed(may(namespace.state, 'group.move', namespace.self.publicKey))
  assertAllowed(isChildOf(namespace.state, groupId, parentId))
  return moveGroup(ctx, key, groupId, namespace.state.rootId, expectedParentId ?? parentId)
}
