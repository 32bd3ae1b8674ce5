/** What the map says to people who do not see it. Pure. */
import type { Verdict } from '#shared/domain/refusals.ts'
import { formatNumber, plural } from '../../lib/format.ts'
import type { MapGroup } from './map-model.ts'

/** The accessible name of a card. Level, position and set size are told by attributes of their own. */
export function groupToWords(group: MapGroup, moving: boolean): string {
  const parts = [group.label]
  if (group.isRoot) parts.push('the whole namespace')
  if (group.visibility === 'restricted') parts.push('restricted')
  parts.push(plural(group.memberCount, 'member'), plural(group.subgroupCount, 'subgroup'))
  parts.push(plural(group.contextCount, 'context'))
  if (moving) parts.push('moving')
  return parts.join(', ')
}

/** The group with what moves along: "Billing + 14". */
export const liftedToWords = (group: MapGroup): string =>
  group.descendantCount === 0 ? group.label : `${group.label} + ${group.descendantCount}`

/** What would happen if the group was dropped on the target. */
export function dropToWords(target: MapGroup | undefined, verdict: Verdict | undefined): string {
  if (target === undefined || verdict === undefined) return 'Drop it on a group to nest it there.'
  if (!verdict.ok) return verdict.message
  return target.isRoot ? 'Move to the top level' : `Nest in ${target.label}`
}

/** How much of the namespace the map shows; undefined when it is all. */
export function shownToWords(shown: number, all: number): string | undefined {
  if (shown >= all) return undefined
  return `${formatNumber(shown)} of ${plural(all, 'group')} shown; the others are folded away.`
}
