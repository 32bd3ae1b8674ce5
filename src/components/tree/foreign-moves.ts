/** What others moved between two readings of the tree. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from './tree-model.ts'

type ForeignMove = { groupId: GroupId; newParentId: GroupId }

/** Groups that are in both trees under different parents, and that nobody here moved. */
export function foreignMoves(before: TreeModel, after: TreeModel, own: ReadonlySet<GroupId>): ForeignMove[] {
  if (before === after || before.rootId !== after.rootId) return []
  const moves: ForeignMove[] = []
  for (const { id, parentId } of after.groups.values()) {
    const parentBefore = before.groups.get(id)?.parentId
    if (parentId === undefined || parentBefore === undefined) continue
    if (parentId !== parentBefore && !own.has(id)) moves.push({ groupId: id, newParentId: parentId })
  }
  return moves
}

/** More than these are told as one: nobody listens to twenty sentences. */
const SENTENCES_MAX = 5

export function foreignMovesToWords(moves: readonly ForeignMove[], model: TreeModel): string {
  const { many, one, anotherGroup } = words.tree.byOthers
  if (moves.length > SENTENCES_MAX) return many(moves.length)
  const place = (id: GroupId): string =>
    id === model.rootId ? words.tree.theTopLevel : (model.groups.get(id)?.label ?? anotherGroup)
  return moves.map(({ groupId, newParentId }) => one(place(groupId), place(newParentId))).join(' ')
}
