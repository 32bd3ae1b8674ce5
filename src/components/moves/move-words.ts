/** How moves are called: "Billing from Operations to Finance", "3 groups to the top level". Pure. */
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { formatNumber } from '../../lib/format.ts'
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
  id === model.rootId ? 'the top level' : (model.groups.get(id)?.label ?? shortId(id))

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

export const groupsToText = ({ group, count }: MoveWords): string =>
  count === 1 ? group : `${formatNumber(count)} groups`

/** For titles: "Billing to Finance". */
export const wordsToTitle = (words: MoveWords): string => `${groupsToText(words)} to ${words.to ?? 'where they were'}`

/**
 * Said aloud: where they are now, the position among their new neighbours included. Levels are counted as the tree
 * tells them to screen readers: the namespace itself is at the first.
 */
export function placeToText(model: TreeModel, moves: readonly Move[]): string {
  const [first] = moves
  const group = first === undefined ? undefined : model.groups.get(first.groupId)
  if (group === undefined) return ''
  const level = `, level ${formatNumber(group.level + 1)}`
  return moves.length === 1 ? `${level}, ${formatNumber(group.position)} of ${formatNumber(group.setSize)}` : level
}

/** Why none of the groups could be taken up. */
export const notLiftedToWords = (model: TreeModel, ids: readonly GroupId[]): string =>
  ids.includes(model.rootId)
    ? 'The namespace itself cannot be moved; its groups can.'
    : 'There is no group to move here any more.'

export const NOTHING_TO_UNDO = 'Nothing was moved here that could be taken back.'
export const NOTHING_TO_REDO = 'Nothing was taken back that could be made again.'
