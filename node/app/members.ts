/** Direct members of a group. Inherited ones follow from the tree and are changed where they are direct. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { effectiveMembership } from '#shared/domain/membership.ts'
import type { Role } from '#shared/domain/roles.ts'
import { changeGroup } from './change-group.ts'
import { findGroup, findGroupToChange, findNamespace } from './find.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'
import { appliedBefore, type WriteKey, write } from './write.ts'

export async function addMembers(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  members: { identity: PublicKey; role: Role }[],
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'MembersAdded', { groupId, members })
}

export async function removeMembers(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  members: PublicKey[],
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'MembersRemoved', {
    groupId,
    members: [...new Set(members)],
  })
}

/** This node leaves: the root means every group of the namespace. What it holds of the log it keeps. Answers as whom. */
export async function leaveGroup(ctx: NodeContext, key: WriteKey, groupId: GroupId): Promise<PublicKey> {
  const before = appliedBefore(ctx, key)
  const left = before === undefined ? undefined : ctx.namespaces.find(before.namespaceId)
  if (left !== undefined) return left.self.publicKey
  const { namespace } = await findGroupToChange(ctx, groupId)
  await write(ctx, namespace, key, 'MemberLeft', { groupId })
  return namespace.self.publicKey
}
/** As above, of the namespace; refuses the id of a group inside one. */
export async function leaveNamespace(ctx: NodeContext, key: WriteKey, namespaceId: GroupId): Promise<PublicKey> {
  if (appliedBefore(ctx, key) === undefined) findNamespace(ctx, namespaceId)
  return leaveGroup(ctx, key, namespaceId)
}

export async function setMemberRole(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  identity: PublicKey,
  role: Role,
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'MemberRoleSet', { groupId, identity, role })
}

export async function setMemberAlias(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  identity: PublicKey,
  alias: string,
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'MemberAliasSet', {
    groupId,
    identity,
    alias,
  })
}

export async function setMemberCapabilities(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  identity: PublicKey,
  capabilities: number,
): Promise<void> {
  await changeGroup(ctx, key, groupId, 'MemberCapabilitiesSet', {
    groupId,
    identity,
    capabilities,
  })
}

/** The bits that a member holds in a group, directly or by inheritance. */
export function memberCapabilities(ctx: NodeContext, groupId: GroupId, identity: PublicKey): number {
  const membership = effectiveMembership(findGroup(ctx, groupId).namespace.state, groupId, identity)
  if (membership === undefined) throw refused('member_not_found', 'This identity is not a member of the group.')
  return membership.capabilities
}
