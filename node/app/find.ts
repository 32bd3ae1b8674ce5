/** Finding what a caller names, or saying why it is not there. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { Group } from '../log/state.ts'
import { isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'

function assertOpen(namespace: Namespace): Namespace {
  const { deleted, root } = namespace.state
  if (deleted !== undefined)
    throw refused('namespace_deleted', 'This namespace was deleted, with all its groups, for everyone.', {
      deletedBy: deleted.by,
      deletedAtMs: deleted.atMs,
      ...(root.alias === undefined ? {} : { alias: root.alias }),
    })
  if (!isMember(namespace)) throw refused('not_a_member', 'This node is not a member of the namespace any more.')
  return namespace
}

/** A namespace that this node is a member of, by its own id. */
export function findNamespace(ctx: NodeContext, id: GroupId): Namespace {
  const namespace = ctx.namespaces.find(id)
  if (namespace !== undefined) return assertOpen(namespace)
  if (ctx.namespaces.findByGroup(id)?.state.has(id) === true)
    throw refused(
      'root_required',
      'This is the id of a group inside a namespace; the id of the namespace itself is needed.',
    )
  throw refused('namespace_not_found', 'This node does not know this namespace. Join it with an invitation first.')
}

/** A group, the root included, of a namespace that this node is a member of. */
export function findGroup(ctx: NodeContext, id: GroupId): { namespace: Namespace; group: Group } {
  const namespace = ctx.namespaces.findByGroup(id)
  if (namespace === undefined) throw refused('group_not_found', 'This node knows no group with this id.')
  assertOpen(namespace)
  const group = namespace.state.groups.get(id)
  if (group === undefined) throw refused('group_not_found', 'This group was deleted.')
  return { namespace, group }
}

/** Before a change is judged: a replica that does not follow its log live asks for what is new, if it can. */
export async function freshen(ctx: NodeContext, namespace: Namespace): Promise<void> {
  const state = ctx.peers.subscriptionState(namespace)
  // Whoever was taken out follows no more, and may have been added again.
  const current = state === 'live' && isMember(namespace)
  if (state !== 'coordinator' && !current && state !== 'stopped') await ctx.peers.catchUp(namespace)
}

/** As `findNamespace`, with the newest state that can be had. */
export async function findNamespaceToChange(ctx: NodeContext, id: GroupId): Promise<Namespace> {
  const known = ctx.namespaces.find(id)
  if (known !== undefined) await freshen(ctx, known)
  return findNamespace(ctx, id)
}

/** As `findGroup`, with the newest state that can be had. */
export async function findGroupToChange(
  ctx: NodeContext,
  id: GroupId,
): Promise<{ namespace: Namespace; group: Group }> {
  const known = ctx.namespaces.findByGroup(id)
  if (known !== undefined) await freshen(ctx, known)
  return findGroup(ctx, id)
}
