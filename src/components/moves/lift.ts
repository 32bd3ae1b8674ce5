/** Groups taken up to be put down elsewhere, by whichever way: what stays the same until they are put down. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { refuse, type Verdict } from '#shared/domain/refusals.ts'
import { moveVerdicts, topsOf } from '#shared/domain/tree.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'

/** One group goes from where it was seen to another parent; the namespace's id stands for the top level. */
export type Move = { groupId: GroupId; expectedParentId: GroupId; newParentId: GroupId }

export type Verdicts = ReadonlyMap<GroupId, Verdict>

export type Lift = {
  /** In reading order; none of them is inside another. At least one. */
  groupIds: readonly GroupId[]
  /** How each was called when it was taken up: it may be deleted before it is put down. */
  labels: ReadonlyMap<GroupId, string>
  /** Where each was when it was taken up. A group that somebody moves meanwhile is not moved on unseen. */
  parentIds: ReadonlyMap<GroupId, GroupId>
  /** What would become of them on every group. */
  verdicts: Verdicts
  /** With everything inside them. */
  groupCount: number
}

/**
 * `right` is the right to move anything at all; without it the reason is the same everywhere. Undefined when none of
 * the groups is there, or only the root.
 */
export function createLift(model: TreeModel, groupIds: Iterable<GroupId>, right: Verdict): Lift | undefined {
  const known = [...groupIds].filter((id) => model.groups.has(id) && id !== model.rootId)
  const tops = new Set(topsOf(model.tree, known))
  // The model lists parents before children and siblings in reading order.
  const ordered = [...model.groups.keys()].filter((id) => tops.has(id))
  if (ordered.length === 0) return undefined
  const parentIds = new Map<GroupId, GroupId>()
  const labels = new Map<GroupId, string>()
  let groupCount = 0
  for (const id of ordered) {
    const group = model.groups.get(id)
    if (group?.parentId !== undefined) parentIds.set(id, group.parentId)
    if (group !== undefined) labels.set(id, group.label)
    groupCount += 1 + (group?.descendantCount ?? 0)
  }
  const verdicts = right.ok
    ? moveVerdicts(model.tree, ordered)
    : new Map([...model.groups.keys()].map((id) => [id, right]))
  return { groupIds: ordered, labels, parentIds, verdicts, groupCount }
}

/** What the group says about being a target; for one that came after the lift, that it has to be looked at again. */
export const verdictOn = (lift: Lift, targetId: GroupId): Verdict =>
  lift.verdicts.get(targetId) ?? refuse('group_not_found', words.moves.reasons.newTarget)

/** The moves that putting it down there makes: groups that are there already stay. */
export const movesTo = (lift: Lift, targetId: GroupId): Move[] =>
  lift.groupIds.flatMap((groupId): Move[] => {
    const expectedParentId = lift.parentIds.get(groupId)
    return expectedParentId === undefined || expectedParentId === targetId
      ? []
      : [{ groupId, expectedParentId, newParentId: targetId }]
  })

/** The way back, last first. */
export const inverseOf = (moves: readonly Move[]): Move[] =>
  moves.toReversed().map(({ groupId, expectedParentId, newParentId }) => ({
    groupId,
    expectedParentId: newParentId,
    newParentId: expectedParentId,
  }))
