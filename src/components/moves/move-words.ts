/** How moves are called: "Billing from Operations to Finance", "3 groups to the top level". Pure. */
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import type { Move } from './lift.ts'

/** The names of the groups and parents at the time of the move. */
export type Names = ReadonlyMap<GroupId, string>

export type MoveWords = {
  groupIds: readonly GroupId[]
  /** The first of them. */
  group: string
  count: number
  /** Undefined when they come from, or go to, more than one place. */
  from: string | undefined
  to: string | undefined
}

export const placeName = (model: TreeModel, id: GroupId): string =>
  id === model.rootId ? words.tree.theTopLevel : (model.groups.get(id)?.label ?? shortId(id))

/** `known` are names from before, for groups that are gone. */
export const namesOf = (model: TreeModel, moves: readonly Move[], known?: Names): Names =>
  new Map(
    moves
      .flatMap(({ groupId, expectedParentId, newParentId }) => [groupId, expectedParentId, newParentId])
      .map((id) => [id, (model.groups.has(id) ? undefined : known?.get(id)) ?? placeName(model, id)]),
  )

export function wordsOf(moves: readonly Move[], names: Names): MoveWords {
  const name = (id: GroupId): string => names.get(id) ?? shortId(id)
  const only = (ids: readonly GroupId[]): string | undefined => {
    const [id, ...others] = new Set(ids)
    return id === undefined || others.length > 0 ? undefined : name(id)
  }
  return {
    groupIds: moves.map(({ groupId }) => groupId),
    group: moves[0] === undefined ? '' : name(moves[0].groupId),
    count: moves.length,
    from: only(moves.map(({ expectedParentId }) => expectedParentId)),
    to: only(moves.map(({ newParentId }) => newParentId)),
  }
}

export const groupsToText = ({ group, count }: MoveWords): string => (count === 1 ? group : words.tree.groups(count))

/** For titles: "Billing to Finance". */
export const wordsToTitle = (move: MoveWords): string =>
  words.moves.title(groupsToText(move), move.to ?? words.moves.whereTheyWere)

/**
 * Said aloud: where they are now, the position among their new neighbours included. Levels are counted as the tree
 * tells them to screen readers: the namespace itself is at the first.
 */
export function placeToText(model: TreeModel, moves: readonly Move[]): string {
  const [first] = moves
  const group = first === undefined ? undefined : model.groups.get(first.groupId)
  if (group === undefined) return ''
  const { atLevel, atPosition } = words.moves.notices
  const level = group.level + 1
  return moves.length === 1 ? atPosition(level, group.position, group.setSize) : atLevel(level)
}

/** Why none of the groups could be taken up. */
export const notLiftedToWords = (model: TreeModel, ids: readonly GroupId[]): string =>
  ids.includes(model.rootId) ? words.moves.reasons.root : words.moves.reasons.noneLeft
