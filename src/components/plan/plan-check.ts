/** Would the steps of a plan be accepted, one after the other, on the tree as it is now? Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { refuse, type Verdict } from '#shared/domain/refusals.ts'
import { type ListedTree, moveVerdict, type Tree } from '#shared/domain/tree.ts'
import type { NamespaceGroup } from '#shared/wire/namespaces.ts'
import type { Step } from './plan.ts'

export type CheckedStep = {
  step: Step
  verdict: Verdict
  /** Where the group stands before this step; undefined when it is gone. */
  standsIn: GroupId | undefined
}

export type PlanCheck = {
  steps: readonly CheckedStep[]
  refusedCount: number
  /** Where the groups that the accepted steps touch are after all of them. */
  parents: ReadonlyMap<GroupId, GroupId>
}

/** A tree that can be changed without copying it: only what a move touches is written down. */
function movableTree(base: ListedTree): { tree: Tree; parents: Map<GroupId, GroupId>; move(step: Step): void } {
  const parents = new Map<GroupId, GroupId>()
  const children = new Map<GroupId, Set<GroupId>>()
  const parentOf = (id: GroupId): GroupId | undefined => parents.get(id) ?? base.parentOf(id)
  const ownChildren = (id: GroupId): Set<GroupId> => {
    const own = children.get(id) ?? new Set(base.childrenOf(id))
    children.set(id, own)
    return own
  }
  return {
    tree: { rootId: base.rootId, has: base.has, parentOf, childrenOf: (id) => children.get(id) ?? base.childrenOf(id) },
    parents,
    move({ groupId, newParentId }) {
      const from = parentOf(groupId)
      if (from !== undefined) ownChildren(from).delete(groupId)
      ownChildren(newParentId).add(groupId)
      parents.set(groupId, newParentId)
    },
  }
}

function stepVerdict(tree: Tree, { groupId, expectedParentId, newParentId }: Step): Verdict {
  const verdict = moveVerdict(tree, groupId, newParentId)
  const isElsewhere = tree.has(groupId) && tree.parentOf(groupId) !== expectedParentId
  // That it is where it should go says more than that it left where it was.
  return isElsewhere && (verdict.ok || verdict.code !== 'already_there')
    ? refuse('parent_changed', 'It is somewhere else by now.')
    : verdict
}

/**
 * Each step on the tree that the accepted steps before it leave. `right` is the right to move anything at all; without
 * it no step is accepted, and the reason is the same for all.
 */
export function checkPlan(tree: ListedTree, steps: readonly Step[], right: Verdict): PlanCheck {
  const movable = movableTree(tree)
  const checked = steps.map((step): CheckedStep => {
    const standsIn = movable.tree.parentOf(step.groupId)
    const verdict = right.ok ? stepVerdict(movable.tree, step) : right
    if (verdict.ok) movable.move(step)
    return { step, verdict, standsIn }
  })
  return {
    steps: checked,
    refusedCount: checked.filter(({ verdict }) => !verdict.ok).length,
    parents: movable.parents,
  }
}

/** The groups as the plan leaves them; the list itself when it changes nothing. */
export const withPlan = (list: readonly NamespaceGroup[], { parents }: PlanCheck): readonly NamespaceGroup[] =>
  parents.size === 0
    ? list
    : list.map((group) => {
        const parentId = parents.get(group.groupId)
        return parentId === undefined || parentId === group.parentId ? group : { ...group, parentId }
      })
