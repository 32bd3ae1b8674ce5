/** Creating, naming, deleting groups and setting what holds for them. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import { subtreeOf } from '#shared/domain/tree.ts'
import { createdGroupId } from '../log/derived-ids.ts'
import { changeGroup } from './change-group.ts'
import { findGroup, findGroupToChange, findNamespace, findNamespaceToChange } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'
import { appliedBefore, type WriteKey, write } from './write.ts'

type CreateGroup = {
  groupAlias?: string | undefined
  parentId?: GroupId | undefined
  visibility?: Visibility | undefined
}

export async function createGroup(
  ctx: NodeContext,
  key: WriteKey,
  namespaceId: GroupId,
  request: CreateGroup,
): Promise<GroupId> {
  const namespace = await findNamespaceToChange(ctx, namespaceId)
  const { operationId } = key
  const groupId = createdGroupId({ namespaceId, author: namespace.self.publicKey, operationId })
  if (appliedBefore(ctx, key) !== undefined) return groupId
  const parentId = request.parentId ?? namespaceId
  if (findGroup(ctx, parentId).namespace !== namespace)
    throw refused('other_namespace', 'The parent group is in another namespace.')
  await write(ctx, namespace, key, 'GroupCreated', {
    groupId,
    parentId,
    alias: request.groupAlias,
    visibility: request.visibility ?? 'open',
  })
  return groupId
}

export async function setGroupAlias(ctx: NodeContext, key: WriteKey, groupId: GroupId, alias: string): Promise<void> {
  await changeGroup(ctx, key, groupId, 'GroupAliasSet', { groupId, alias })
}

/** The counts are known only to whoever did it; asked again with the same key, that it is done. */
type Deleted = { groupCount?: number; contextCount?: number }

/** Deletes a namespace on all nodes; refuses the id of a group inside one. */
export async function deleteNamespace(ctx: NodeContext, key: WriteKey, namespaceId: GroupId): Promise<Deleted> {
  if (appliedBefore(ctx, key) === undefined) findNamespace(ctx, namespaceId)
  return deleteGroup(ctx, key, namespaceId)
}

/** Deletes a group and everything below it; a root takes its whole namespace along. Asked again with its key: done. */
export async function deleteGroup(ctx: NodeContext, key: WriteKey, groupId: GroupId): Promise<Deleted> {
  if (appliedBefore(ctx, key) !== undefined) return {}
  const { namespace } = await findGroupToChange(ctx, groupId)
  const ids = subtreeOf(namespace.state, groupId)
  const contextCount = ids.reduce((sum, id) => sum + namespace.state.groupOf(id).contexts.size, 0)
  if (groupId === namespace.state.rootId) await write(ctx, namespace, key, 'NamespaceDeleted', {})
  else await write(ctx, namespace, key, 'GroupDeleted', { groupId })
  return { groupCount: ids.length, contextCount }
}

export async function setUpgradePolicy(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  upgradePolicy: UpgradePolicy,
): Promise<void> {
  if (appliedBefore(ctx, key) !== undefined) return
  const { namespace } = await findGroupToChange(ctx, groupId)
  if (groupId !== namespace.state.rootId)
    throw refused('policy_of_namespace', 'The upgrade policy belongs to the whole namespace; set it there.', {
      namespaceId: namespace.state.namespaceId,
    })
  await write(ctx, namespace, key, 'UpgradePolicySet', { upgradePolicy })
}

export async function setDefaultCapabilities(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  capabilities: number,
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'DefaultCapabilitiesSet', {
    groupId,
    capabilities,
  })
}

export async function setVisibility(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  visibility: Visibility,
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'VisibilitySet', { groupId, visibility })
}
