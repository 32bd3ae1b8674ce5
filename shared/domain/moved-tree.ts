/** A tree as it would be after moves that nobody has made yet. The tree below stays as it is. */
import type { GroupId } from './ids.ts'
import type { Verdict } from './refusals.ts'
import { moveVerdict, type Tree } from './tree.ts'

export type MovedTree = Tree & {
  /** Moves the group when the tree, as it is by then, allows it; else says why not. */
  move(groupId: GroupId, newParentId: GroupId): Verdict
  /** Groups that have another parent than in the tree below. */
  movedIds(): GroupId[]
}

export function createMovedTree(tree: Tree): MovedTree {
  const parentById = new Map<GroupId, GroupId>()
  /** Of the parents that lost or got a child. */
  const childrenById = new Map<GroupId, Set<GroupId>>()
  const ownChildren = (id: GroupId): Set<GroupId> => {
    const own = childrenById.get(id) ?? new Set(tree.childrenOf(id))
    childrenById.set(id, own)
    return own
  }
  const moved: MovedTree = {
    rootId: tree.rootId,
    parentOf: (id) => parentById.get(id) ?? tree.parentOf(id),
    childrenOf: (id) => childrenById.get(id) ?? tree.childrenOf(id),
    has: (id) => tree.has(id),
    move(groupId, newParentId) {
      const verdict = moveVerdict(moved, groupId, newParentId)
      if (!verdict.ok) return verdict
      const parentId = moved.parentOf(groupId)
      if (parentId !== undefined) ownChildren(parentId).delete(groupId)
      ownChildren(newParentId).add(groupId)
      parentById.set(groupId, newParentId)
      return verdict
    },
    movedIds: () => [...parentById].filter(([id, parentId]) => parentId !== tree.parentOf(id)).map(([id]) => id),
  }
  return moved
}
