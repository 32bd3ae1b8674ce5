/** May a group move, and where to: the rules of the namespace, and the state of the node. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { standingOf } from '#shared/domain/permissions.ts'
import { mayDo } from '#shared/domain/policy-table.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import type { TreeGroup, TreeModel } from '../tree/tree-model.ts'
import { type Lift, verdictOn } from './lift.ts'

/** Why nothing can be written to this namespace now, or that it can. */
export function writeVerdict(namespace: Pick<NamespaceSummary, 'subscription'>, nodeReachable: boolean): Verdict {
  if (!nodeReachable)
    return refuse(
      'coordinator_unreachable',
      'The node does not answer at the moment. Nothing can be changed until it does.',
    )
  if (namespace.subscription === 'offline')
    return refuse(
      'coordinator_unreachable',
      'The node that orders this namespace cannot be reached. You can look around, and change things once it is back.',
    )
  if (namespace.subscription === 'stopped')
    return refuse('replica_stopped', 'This node stopped following the namespace, so it cannot change it.')
  return ALLOWED
}

/** Create, move, rename, delete: for Admins of the namespace, while it can be written to. */
export function manageVerdict(
  namespace: Pick<NamespaceSummary, 'subscription' | 'selfRole'>,
  nodeReachable: boolean,
): Verdict {
  // One rule holds for all four, and it asks for no capability.
  const right = mayDo('group.move', standingOf({ selfRole: namespace.selfRole, selfCapabilities: 0 }))
  return right.ok ? writeVerdict(namespace, nodeReachable) : right
}

/** Members, roles, capabilities and visibility of one group: for its own Admins too. */
export function groupAdminVerdict(
  namespace: Pick<NamespaceSummary, 'subscription' | 'selfRole'>,
  group: { selfRole?: Role | undefined },
  nodeReachable: boolean,
): Verdict {
  if (namespace.selfRole !== 'Admin' && group.selfRole !== 'Admin')
    return refuse('not_admin', 'Only an Admin of this group or of the namespace can do this.')
  return writeVerdict(namespace, nodeReachable)
}

export type MoveTarget = {
  id: GroupId
  /** From the top level down, the target's own name last. */
  path: string
  verdict: Verdict
}

/** Every group after its parent and before its parent's next child, as an outline reads. */
function* inOutlineOrder(model: TreeModel): Generator<TreeGroup> {
  const waiting: GroupId[] = [model.rootId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const group = model.groups.get(id)
    if (group === undefined) continue
    yield group
    waiting.push(...[...model.tree.childrenOf(id)].reverse())
  }
}

/** Targets whose path or id holds the words, legal and illegal apart, the root first. */
export function findTargets(
  model: TreeModel,
  lift: Lift,
  query: string,
): { legal: MoveTarget[]; illegal: MoveTarget[] } {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const paths = new Map<GroupId, string>()
  const legal: MoveTarget[] = []
  const illegal: MoveTarget[] = []
  for (const { id, label, isRoot, parentId } of inOutlineOrder(model)) {
    const above = parentId === undefined ? undefined : paths.get(parentId)
    const path = above === undefined ? label : `${above} / ${label}`
    if (!isRoot) paths.set(id, path)
    const text = isRoot ? `Top level of ${label}` : path
    const lower = text.toLocaleLowerCase()
    if (!words.every((word) => lower.includes(word) || id.startsWith(word))) continue
    const verdict = verdictOn(lift, id)
    const found = verdict.ok ? legal : illegal
    found.push({ id, path: text, verdict })
  }
  return { legal, illegal }
}
