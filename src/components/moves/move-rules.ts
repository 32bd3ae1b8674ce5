/** May a group move, and where to: the rules of the namespace, and the state of the node. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { standingOf } from '#shared/domain/permissions.ts'
import { mayDo } from '#shared/domain/policy-table.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { words } from '../../words/words.ts'
import type { TreeGroup, TreeModel } from '../tree/tree-model.ts'
import { type Lift, verdictOn } from './lift.ts'

const { reasons, dialog } = words.moves

/** Why nothing can be written to this namespace now, or that it can. */
export function writeVerdict(namespace: Pick<NamespaceSummary, 'subscription'>, nodeReachable: boolean): Verdict {
  if (!nodeReachable) return refuse('coordinator_unreachable', reasons.nodeAway)
  if (namespace.subscription === 'offline') return refuse('coordinator_unreachable', reasons.coordinatorAway)
  if (namespace.subscription === 'stopped') return refuse('replica_stopped', reasons.stopped)
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
  const asked = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const paths = new Map<GroupId, string>()
  const legal: MoveTarget[] = []
  const illegal: MoveTarget[] = []
  for (const { id, label, isRoot, parentId } of inOutlineOrder(model)) {
    const above = parentId === undefined ? undefined : paths.get(parentId)
    const path = above === undefined ? label : `${above} / ${label}`
    if (!isRoot) paths.set(id, path)
    const text = isRoot ? dialog.topLevelOf(label) : path
    const lower = text.toLocaleLowerCase()
    if (!asked.every((word) => lower.includes(word) || id.startsWith(word))) continue
    const verdict = verdictOn(lift, id)
    const found = verdict.ok ? legal : illegal
    found.push({ id, path: text, verdict })
  }
  return { legal, illegal }
}
