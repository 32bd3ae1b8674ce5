/** What map and outline say in words, to be heard or read. Pure. */
import { shortId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { words } from '../../words/words.ts'
import type { Lift } from '../moves/lift.ts'
import type { TreeGroup, TreeModel } from './tree-model.ts'

const { marks, held, members, subgroups, contexts, groups } = words.tree

/** The accessible name of a card or row. Level, position and set size are told by attributes of their own. */
export function groupToWords(group: TreeGroup, moving: boolean): string {
  const parts = [group.label]
  if (group.isRoot) parts.push(marks.root)
  if (group.visibility === 'restricted') parts.push(marks.restricted)
  parts.push(members(group.memberCount), subgroups(group.subgroupCount), contexts(group.contextCount))
  if (moving) parts.push(marks.moving)
  return parts.join(', ')
}

/** What is held, with what moves along: "Billing + 14", "3 groups + 14". */
export function liftedToWords(model: TreeModel, lift: Lift): string {
  const [only, second] = lift.groupIds
  const name =
    only !== undefined && second === undefined
      ? (model.groups.get(only)?.label ?? lift.labels.get(only) ?? shortId(only))
      : groups(lift.groupIds.length)
  const inside = lift.groupCount - lift.groupIds.length
  return inside === 0 ? name : held.withInside(name, inside)
}

/** Said when groups were taken up without a drag: how to go on. */
export const heldToWords = (model: TreeModel, lift: Lift, by: 'keys' | 'tap'): string =>
  `${held.lifted(liftedToWords(model, lift))} ${held.next[by]}`

/** What would happen if the group was put down on the target. */
export function dropToWords(target: TreeGroup | undefined, verdict: Verdict | undefined): string {
  if (target === undefined || verdict === undefined) return held.anywhere
  if (!verdict.ok) return verdict.message
  return target.isRoot ? held.toTopLevel : held.into(target.label)
}

/** Said while walking with something held: the target, and what putting down there does. */
export const hoverToWords = (target: TreeGroup, verdict: Verdict): string =>
  held.over(target.label, dropToWords(target, verdict))
