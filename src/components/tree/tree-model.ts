/** From the flat list of one request to what is drawn of it. Pure. */
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import { ancestry, createTree, isInside, type ListedTree } from '#shared/domain/tree.ts'
import type { NamespaceGroup, NamespaceRoot } from '#shared/wire/namespace-groups.ts'
import { insertByName, sortByName } from '../../lib/name-order.ts'
import { overlaid } from '../../lib/overlaid.ts'
import { pictureWords as words } from '../../words/picture-words.ts'

export type TreeGroup = {
  id: GroupId
  /** What people chose, or words for a group without a name; never empty. */
  label: string
  named: boolean
  isRoot: boolean
  parentId: GroupId | undefined
  /** The root is at 0. */
  level: number
  /** From 1, among its siblings in reading order. */
  position: number
  setSize: number
  memberCount: number
  contextCount: number
  /** Direct children. */
  subgroupCount: number
  /** Everything below, at every depth. */
  descendantCount: number
  visibility: Visibility | undefined
}

export type TreeModel = {
  tree: ListedTree
  rootId: GroupId
  /** Parents before children; the root first. */
  groups: ReadonlyMap<GroupId, TreeGroup>
}

export const groupLabel = (id: GroupId, alias: string | undefined): string =>
  alias ?? words.tree.unnamedGroup(shortId(id))
const rootLabel = (root: NamespaceRoot): string => root.alias ?? words.tree.unnamedNamespace(shortId(root.namespaceId))

const byId = (one: GroupId, other: GroupId): number => (one < other ? -1 : 1)

/** By the list they were made for. A list that only differs in parents has the order of the one it was made from. */
const readingOrders = new WeakMap<readonly NamespaceGroup[], readonly number[]>()

/**
 * The indexes of the list in reading order: by name, groups without a name last; ids decide ties, so that every reader
 * sees one order. Sorting thousands of names takes longer than everything else here.
 */
export function readingOrderOf(list: readonly NamespaceGroup[]): readonly number[] {
  const known = readingOrders.get(list)
  if (known !== undefined) return known
  const order = sortByName(
    [...list.entries()],
    ([, { alias }]) => alias,
    ([, one], [, other]) => byId(one.groupId, other.groupId),
  ).map(([index]) => index)
  readingOrders.set(list, order)
  return order
}

/** The same groups under other parents, undefined for those that stay; the list itself when all stay. */
export function withParents(
  list: readonly NamespaceGroup[],
  parentOf: (id: GroupId) => GroupId | undefined,
): readonly NamespaceGroup[] {
  let hasMoved = false
  const moved = list.map((group) => {
    const parentId = parentOf(group.groupId)
    if (parentId === undefined || parentId === group.parentId) return group
    hasMoved = true
    return { ...group, parentId }
  })
  if (!hasMoved) return list
  readingOrders.set(moved, readingOrderOf(list))
  return moved
}

/** Levels, positions and counts come from the parents alone, so a move shown early is shown whole. */
export function createTreeModel(root: NamespaceRoot, list: readonly NamespaceGroup[]): TreeModel {
  const sourceById = new Map(list.map((group) => [group.groupId, group]))
  const inOrder = readingOrderOf(list).flatMap((index) => list[index] ?? [])
  const tree = createTree(root.namespaceId, inOrder)
  const rootGroup: TreeGroup = {
    id: root.namespaceId,
    label: rootLabel(root),
    named: root.alias !== undefined,
    isRoot: true,
    parentId: undefined,
    level: 0,
    position: 1,
    setSize: 1,
    memberCount: root.memberCount,
    contextCount: root.contextCount,
    subgroupCount: 0,
    descendantCount: 0,
    visibility: undefined,
  }
  const groups = new Map<GroupId, TreeGroup>([[root.namespaceId, rootGroup]])
  const order = [rootGroup]
  for (let next = 0; next < order.length; next++) {
    const parent = order[next]
    if (parent === undefined) continue
    const children = tree.childrenOf(parent.id)
    parent.subgroupCount = children.length
    children.forEach((id, index) => {
      const source = sourceById.get(id)
      if (source === undefined) return
      const group: TreeGroup = {
        id,
        label: groupLabel(id, source.alias),
        named: source.alias !== undefined,
        isRoot: false,
        parentId: parent.id,
        level: parent.level + 1,
        position: index + 1,
        setSize: children.length,
        memberCount: source.memberCount,
        contextCount: source.contextCount,
        subgroupCount: 0,
        descendantCount: 0,
        visibility: source.visibility,
      }
      groups.set(id, group)
      order.push(group)
    })
  }
  for (const group of order.toReversed()) {
    const parent = group.parentId === undefined ? undefined : groups.get(group.parentId)
    if (parent !== undefined) parent.descendantCount += group.descendantCount + 1
  }
  return { tree, rootId: root.namespaceId, groups }
}

export type PendingMove = { groupId: GroupId; newParentId: GroupId }

/**
 * The list as it will be once these moves are applied. A move that the list has overtaken (its group or target is
 * gone, or it would now close a circle) is passed over: the answer of the node will tell.
 */
export function withPendingMoves(
  rootId: GroupId,
  list: readonly NamespaceGroup[],
  moves: Iterable<PendingMove>,
): readonly NamespaceGroup[] {
  const parentById = new Map(list.map((group) => [group.groupId, group.parentId]))
  for (const { groupId, newParentId } of moves) {
    if (!parentById.has(groupId) || (newParentId !== rootId && !parentById.has(newParentId))) continue
    let at: GroupId | undefined = newParentId
    while (at !== undefined && at !== groupId) at = parentById.get(at)
    if (at === groupId) continue
    parentById.set(groupId, newParentId)
  }
  return withParents(list, (id) => parentById.get(id))
}

/**
 * The model with these groups under other parents, made at once, however large the tree is: enough to draw it. The
 * levels and positions that it says are still those of before.
 */
export function withMovesAhead(model: TreeModel, moves: readonly PendingMove[]): TreeModel {
  const { tree } = model
  /** Those with another count. */
  const counted = new Map<GroupId, TreeGroup>()
  const groups = overlaid(model.groups, counted)
  const parentById = new Map<GroupId, GroupId>()
  const childrenById = new Map<GroupId, readonly GroupId[]>()
  const parentOf = (id: GroupId): GroupId | undefined => parentById.get(id) ?? tree.parentOf(id)
  const childrenOf = (id: GroupId): readonly GroupId[] => childrenById.get(id) ?? tree.childrenOf(id)
  const nameOf = (id: GroupId): string | undefined => {
    const group = groups.get(id)
    return group?.named === true ? group.label : undefined
  }
  const moved: ListedTree = { ...tree, parentOf, childrenOf }
  const count = (from: GroupId, more: number): void => {
    for (const id of ancestry(moved, from)) {
      const group = groups.get(id)
      if (group !== undefined) counted.set(id, { ...group, descendantCount: group.descendantCount + more })
    }
  }
  for (const { groupId, newParentId } of moves) {
    const parentId = parentOf(groupId)
    if (parentId === undefined || parentId === newParentId || !tree.has(newParentId)) continue
    if (isInside(moved, newParentId, groupId)) continue
    const size = (groups.get(groupId)?.descendantCount ?? 0) + 1
    count(parentId, -size)
    count(newParentId, size)
    childrenById.set(
      parentId,
      childrenOf(parentId).filter((id) => id !== groupId),
    )
    childrenById.set(newParentId, insertByName(childrenOf(newParentId), groupId, nameOf, byId))
    parentById.set(groupId, newParentId)
  }
  return { ...model, tree: moved, groups }
}

/** Names from the top level down to the group, without the root; for the root its own name. */
export function pathLabels(model: TreeModel, id: GroupId): string[] {
  const labels: string[] = []
  for (
    let at = model.groups.get(id);
    at !== undefined;
    at = at.parentId === undefined ? undefined : model.groups.get(at.parentId)
  ) {
    if (at.isRoot && labels.length > 0) break
    labels.unshift(at.label)
  }
  return labels
}
