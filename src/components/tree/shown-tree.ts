/** The part of a namespace's tree that map and outline show: what is folded or filtered away is not in it. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { Folded } from './folding.ts'
import type { TreeGroup, TreeModel } from './tree-model.ts'

export type ShownTree = {
  model: TreeModel
  /** Every group shown, parents before their children, siblings in reading order; the root first. */
  rows: readonly GroupId[]
  /** Place in `rows`; undefined for a group that is not shown. */
  rowOf(id: GroupId): number | undefined
  /** The children shown; none of a folded group. */
  childrenOf(id: GroupId): readonly GroupId[]
  /** Has it children that folding alone hides? */
  isFolded(id: GroupId): boolean
  /** From 1, among its siblings that are shown, and how many these are. */
  placeOf(group: TreeGroup): Pick<TreeGroup, 'position' | 'setSize'>
  /** Groups that the filter found; undefined without a filter. */
  matches: ReadonlySet<GroupId> | undefined
}

const NONE: readonly GroupId[] = []

/** With `matches`, only they and what is above them are shown. Linear in the groups shown. */
export function createShownTree(
  model: TreeModel,
  folded: Folded,
  matches?: ReadonlySet<GroupId> | undefined,
): ShownTree {
  const kept = matches === undefined ? undefined : withAncestors(model, matches)
  const rows: GroupId[] = []
  const rowById = new Map<GroupId, number>()
  const childrenById = new Map<GroupId, readonly GroupId[]>()
  // Without a filter a group is shown with all of its siblings or not at all.
  const positions = new Map<GroupId, number>()
  const allChildrenOf = (id: GroupId): readonly GroupId[] => {
    const children = model.tree.childrenOf(id)
    return kept === undefined ? children : children.filter((child) => kept.has(child))
  }
  const waiting: GroupId[] = [model.rootId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    rowById.set(id, rows.length)
    rows.push(id)
    if (folded.has(id)) continue
    const children = allChildrenOf(id)
    if (children.length === 0) continue
    childrenById.set(id, children)
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child === undefined) continue
      waiting.push(child)
      if (kept !== undefined) positions.set(child, index + 1)
    }
  }
  return {
    model,
    rows,
    rowOf: (id) => rowById.get(id),
    childrenOf: (id) => childrenById.get(id) ?? NONE,
    isFolded: (id) => folded.has(id) && allChildrenOf(id).length > 0,
    placeOf({ id, parentId, position, setSize }) {
      const among = positions.get(id)
      if (among === undefined || parentId === undefined) return { position, setSize }
      return { position: among, setSize: childrenById.get(parentId)?.length ?? setSize }
    },
    matches,
  }
}

function withAncestors(model: TreeModel, ids: ReadonlySet<GroupId>): ReadonlySet<GroupId> {
  const kept = new Set<GroupId>()
  for (const id of ids)
    for (let at: GroupId | undefined = id; at !== undefined && !kept.has(at); at = model.tree.parentOf(at)) kept.add(at)
  return kept
}

/** Has it children to show or hide, and does it show them? As `aria-expanded` wants it. */
export const expandedOf = (shown: ShownTree, id: GroupId): boolean | undefined =>
  shown.childrenOf(id).length > 0 ? true : shown.isFolded(id) ? false : undefined
