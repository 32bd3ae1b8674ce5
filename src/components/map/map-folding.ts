/** Which groups stand open on the map. A large tree begins folded, so that its top levels can be read. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { ancestry } from '#shared/domain/tree.ts'
import type { MapModel } from './map-model.ts'

/** So many cards fit a screen at a size that can be read; a namespace up to this stands open whole. */
export const OPEN_AT_START_MAX = 120

export type Folded = ReadonlySet<GroupId>
export const NOTHING_FOLDED: Folded = new Set()

/** Level by level, opens what fits into the budget. The root is always open. */
export function foldedAtStart(model: MapModel, budget: number = OPEN_AT_START_MAX): Folded {
  const folded = new Set<GroupId>()
  let shown = 1
  // Parents come before children, in order of level; what is inside a folded group costs nothing.
  for (const group of model.groups.values()) {
    if (group.subgroupCount === 0) continue
    const hidden = group.parentId !== undefined && folded.has(group.parentId)
    if (!group.isRoot && (hidden || shown + group.subgroupCount > budget)) folded.add(group.id)
    else shown += group.subgroupCount
  }
  return folded
}

/** Everything that has subgroups, but for the root. */
export function allFolded(model: MapModel): Folded {
  const folded = new Set<GroupId>()
  for (const group of model.groups.values()) if (!group.isRoot && group.subgroupCount > 0) folded.add(group.id)
  return folded
}

export const isFolded = (model: MapModel, folded: Folded, id: GroupId): boolean =>
  folded.has(id) && (model.groups.get(id)?.subgroupCount ?? 0) > 0

export function withFold(folded: Folded, id: GroupId, fold: boolean): Folded {
  if (folded.has(id) === fold) return folded
  const next = new Set(folded)
  if (fold) next.add(id)
  else next.delete(id)
  return next
}

/** Opens everything above the group, so that it is shown. The same set when it is shown already. */
export function revealed(model: MapModel, folded: Folded, id: GroupId): Folded {
  const closed = ancestry(model.tree, id)
    .slice(1)
    .filter((above) => folded.has(above))
  if (closed.length === 0) return folded
  const next = new Set(folded)
  for (const above of closed) next.delete(above)
  return next
}

/** The group itself, or the folded one that hides it (the outermost). */
export function shownFor(model: MapModel, folded: Folded, id: GroupId): GroupId {
  return ancestry(model.tree, id).findLast((at) => at !== id && folded.has(at)) ?? id
}
