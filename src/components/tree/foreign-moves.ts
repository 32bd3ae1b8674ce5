/** What others moved between two readings of the tree. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { formatNumber } from '../../lib/format.ts'
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
  if (moves.length > SENTENCES_MAX) return `${formatNumber(moves.length)} groups were moved by somebody else.`
  const place = (id: GroupId): string =>
    id === model.rootId ? 'the top level' : (model.groups.get(id)?.label ?? 'another group')
  return moves
    .map(({ groupId, newParentId }) => `${place(groupId)} was moved to ${place(newParentId)} by somebody else.`)
    .join(' ')
}
