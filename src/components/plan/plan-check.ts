/** Would the steps of a plan be accepted, one after the other, on the tree as it is now? Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { createMovedTree } from '#shared/domain/moved-tree.ts'
import { refuse, type Verdict } from '#shared/domain/refusals.ts'
import { moveVerdict, type Tree } from '#shared/domain/tree.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import { words } from '../../words/words.ts'
import { withParents } from '../tree/tree-model.ts'
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

function stepVerdict(tree: Tree, { groupId, expectedParentId, newParentId }: Step): Verdict {
  const verdict = moveVerdict(tree, groupId, newParentId)
  const isElsewhere = tree.has(groupId) && tree.parentOf(groupId) !== expectedParentId
  // That it is where it should go says more than that it left where it was.
  return isElsewhere && (verdict.ok || verdict.code !== 'already_there')
    ? refuse('parent_changed', words.plan.step.elsewhere)
    : verdict
}

/**
 * Each step on the tree that the accepted steps before it leave. Looks at the tree alone: the right to move anything
 * may go and come back with the connection, and the plan stays what it is.
 */
export function checkPlan(tree: Tree, steps: readonly Step[]): PlanCheck {
  const after = createMovedTree(tree)
  const parents = new Map<GroupId, GroupId>()
  const checked = steps.map((step): CheckedStep => {
    const { groupId, newParentId } = step
    const standsIn = after.parentOf(groupId)
    const verdict = stepVerdict(after, step)
    if (verdict.ok && after.move(groupId, newParentId).ok) parents.set(groupId, newParentId)
    return { step, verdict, standsIn }
  })
  return { steps: checked, refusedCount: checked.filter(({ verdict }) => !verdict.ok).length, parents }
}

/** The groups as the plan leaves them; the list itself when it changes nothing. */
export const withPlan = (list: readonly NamespaceGroup[], { parents }: PlanCheck): readonly NamespaceGroup[] =>
  parents.size === 0 ? list : withParents(list, (id) => parents.get(id))
