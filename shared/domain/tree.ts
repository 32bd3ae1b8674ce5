/** The tree of groups, and whether a group may move. Pure; the node and the dashboard ask the same functions. */
import type { GroupId } from './ids.ts'
import { DEPTH_MAX } from './limits.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'

/** What the rules need to know of a tree; the node's state and the dashboard's list both give it. */
export type Tree = {
  rootId: GroupId
  /** undefined for the root and for ids that are not in the tree. */
  parentOf(id: GroupId): GroupId | undefined
  childrenOf(id: GroupId): Iterable<GroupId>
  has(id: GroupId): boolean
}

/** A tree whose children stand in lists. */
export type ListedTree = Omit<Tree, 'childrenOf'> & { childrenOf(id: GroupId): readonly GroupId[] }

/** A tree from the flat list that one request brings. Children keep the order of the list. */
export function createTree(rootId: GroupId, groups: Iterable<{ groupId: GroupId; parentId: GroupId }>): ListedTree {
  const parentById = new Map<GroupId, GroupId>()
  const childrenById = new Map<GroupId, GroupId[]>()
  for (const { groupId, parentId } of groups) {
    parentById.set(groupId, parentId)
    const siblings = childrenById.get(parentId)
    if (siblings === undefined) childrenById.set(parentId, [groupId])
    else siblings.push(groupId)
  }
  return {
    rootId,
    parentOf: (id) => parentById.get(id),
    childrenOf: (id) => childrenById.get(id) ?? [],
    has: (id) => id === rootId || parentById.has(id),
  }
}

/** From the group up to the root, both included. */
export function ancestry(tree: Tree, id: GroupId): GroupId[] {
  const path = [id]
  for (let at = tree.parentOf(id); at !== undefined; at = tree.parentOf(at)) path.push(at)
  return path
}

/** The root is at 0. */
export const depthOf = (tree: Tree, id: GroupId): number => ancestry(tree, id).length - 1

/** The group and everything below it, parents before children. */
export function subtreeOf(tree: Tree, id: GroupId): GroupId[] {
  const found = [id]
  for (let next = 0; next < found.length; next++) {
    const at = found[next]
    if (at !== undefined) for (const child of tree.childrenOf(at)) found.push(child)
  }
  return found
}

/** Levels below the group: 0 for a leaf. */
export function heightOf(tree: Tree, id: GroupId): number {
  let height = 0
  let level = [...tree.childrenOf(id)]
  while (level.length > 0) {
    height++
    level = level.flatMap((child) => [...tree.childrenOf(child)])
  }
  return height
}

export const isInside = (tree: Tree, id: GroupId, possibleAncestor: GroupId): boolean =>
  ancestry(tree, id).includes(possibleAncestor)

const tooDeep = (deepest: number, height: number): Verdict =>
  refuse(
    'too_deep',
    height === 0
      ? `It would be at level ${deepest}; groups go down to level ${DEPTH_MAX}.`
      : `Its deepest subgroup would be at level ${deepest}; groups go down to level ${DEPTH_MAX}.`,
  )

/** May this group move below that one? Looks at the shape of the tree alone, not at rights. */
export function moveVerdict(tree: Tree, groupId: GroupId, newParentId: GroupId): Verdict {
  if (!tree.has(groupId)) return refuse('group_not_found', 'The group is not in this namespace any more.')
  if (!tree.has(newParentId)) return refuse('group_not_found', 'The target group is not in this namespace any more.')
  if (groupId === tree.rootId) return refuse('root_as_child', 'The root of a namespace cannot be moved into a group.')
  if (groupId === newParentId) return refuse('into_itself', 'A group cannot be put into itself.')
  const above = ancestry(tree, newParentId)
  if (above.includes(groupId))
    return refuse('into_own_subtree', 'This group is inside the one you are moving, so it would end up inside itself.')
  if (tree.parentOf(groupId) === newParentId) return refuse('already_there', 'The group is already there.')
  const height = heightOf(tree, groupId)
  const deepest = above.length + height
  return deepest > DEPTH_MAX ? tooDeep(deepest, height) : ALLOWED
}

/** The groups without those that are inside another of them: what moves when all of them are moved. */
export function topsOf(tree: Tree, groupIds: Iterable<GroupId>): GroupId[] {
  const all = new Set(groupIds)
  return [...all].filter((id) =>
    ancestry(tree, id)
      .slice(1)
      .every((above) => !all.has(above)),
  )
}

/**
 * May these groups, none of them inside another, move together below each group of the tree? Linear in the size of
 * the tree; for one group the same answers as `moveVerdict` gives one by one. Groups that stand below a target
 * already stay there; when all of them do, that is the reason against it.
 */
export function moveVerdicts(tree: Tree, groupIds: readonly GroupId[]): Map<GroupId, Verdict> {
  const moved = new Set(groupIds)
  const heights = new Map(groupIds.map((id) => [id, heightOf(tree, id)]))
  const isRootMoved = moved.has(tree.rootId)
  const highest = (ids: readonly GroupId[]): number => Math.max(...ids.map((id) => heights.get(id) ?? 0))
  const heightOfAll = highest(groupIds)
  const parents = new Set(groupIds.map((id) => tree.parentOf(id)))
  const verdicts = new Map<GroupId, Verdict>()

  const verdictFor = (target: GroupId, depth: number, inside: boolean): Verdict => {
    if (isRootMoved) return refuse('root_as_child', 'The root of a namespace cannot be moved into a group.')
    if (moved.has(target)) return refuse('into_itself', 'A group cannot be put into itself.')
    if (inside)
      return refuse(
        'into_own_subtree',
        'This group is inside the one you are moving, so it would end up inside itself.',
      )
    const arriving = parents.has(target) ? groupIds.filter((id) => tree.parentOf(id) !== target) : groupIds
    if (arriving.length === 0) return refuse('already_there', 'The group is already there.')
    const height = arriving.length === groupIds.length ? heightOfAll : highest(arriving)
    const deepest = depth + 1 + height
    return deepest > DEPTH_MAX ? tooDeep(deepest, height) : ALLOWED
  }

  const waiting = [{ id: tree.rootId, depth: 0, inside: false }]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    verdicts.set(at.id, verdictFor(at.id, at.depth, at.inside))
    const inside = at.inside || moved.has(at.id)
    for (const id of tree.childrenOf(at.id)) waiting.push({ id, depth: at.depth + 1, inside })
  }
  return verdicts
}

/** May a new group be put below that one? */
export function createVerdict(tree: Tree, parentId: GroupId): Verdict {
  if (!tree.has(parentId)) return refuse('group_not_found', 'The parent group is not in this namespace any more.')
  const depth = depthOf(tree, parentId) + 1
  return depth > DEPTH_MAX
    ? refuse('too_deep', `It would be at level ${depth}; groups go down to level ${DEPTH_MAX}.`)
    : ALLOWED
}
