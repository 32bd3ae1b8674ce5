/** What map and outline say in words, to be heard or read. Pure. */
import { shortId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { formatNumber, plural } from '../../lib/format.ts'
import type { Lift } from '../moves/lift.ts'
import type { TreeGroup, TreeModel } from './tree-model.ts'

/** The accessible name of a card or row. Level, position and set size are told by attributes of their own. */
export function groupToWords(group: TreeGroup, moving: boolean): string {
  const parts = [group.label]
  if (group.isRoot) parts.push('the whole namespace')
  if (group.visibility === 'restricted') parts.push('restricted')
  parts.push(plural(group.memberCount, 'member'), plural(group.subgroupCount, 'subgroup'))
  parts.push(plural(group.contextCount, 'context'))
  if (moving) parts.push('moving')
  return parts.join(', ')
}

/** What is held, with what moves along: "Billing + 14", "3 groups + 14". */
export function liftedToWords(model: TreeModel, lift: Lift): string {
  const [only, second] = lift.groupIds
  const name =
    only !== undefined && second === undefined
      ? (model.groups.get(only)?.label ?? lift.labels.get(only) ?? shortId(only))
      : plural(lift.groupIds.length, 'group')
  const inside = lift.groupCount - lift.groupIds.length
  return inside === 0 ? name : `${name} + ${formatNumber(inside)}`
}

/** Said when groups were taken up without a drag: how to go on. */
export function heldToWords(model: TreeModel, lift: Lift, by: 'keys' | 'tap'): string {
  const next =
    by === 'keys'
      ? 'Choose where to put it: arrows or letters, Enter puts it down, Escape puts it back.'
      : 'Tap the group to put it into. Escape puts it back.'
  return `${liftedToWords(model, lift)} lifted. ${next}`
}

/** What would happen if the group was put down on the target. */
export function dropToWords(target: TreeGroup | undefined, verdict: Verdict | undefined): string {
  if (target === undefined || verdict === undefined) return 'Drop it on a group to nest it there.'
  if (!verdict.ok) return verdict.message
  return target.isRoot ? 'Move to the top level' : `Nest in ${target.label}`
}

/** Said while walking with something held: the target, and what putting down there does. */
export const hoverToWords = (target: TreeGroup, verdict: Verdict): string =>
  `${target.label}: ${dropToWords(target, verdict)}`
