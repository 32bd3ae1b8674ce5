/** Which groups stand open on the map. A large tree begins folded, so that its top levels can be read. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { ancestry } from '#shared/domain/tree.ts'
import type { MapModel } from './map-model.ts'

/** A namespace with up to so many groups stands open whole. */
const OPEN_WHOLE_MAX = 120
/** Of a larger one, whole levels are open while the screen can show them at a size that can be read. */
const OPEN_LEVELS_MAX = 40

export type Folded = ReadonlySet<GroupId>
export const NOTHING_FOLDED: Folded = new Set()

/** Small trees are open; of others as many whole levels as fit, the top level always. */
export function foldedAtStart(model: MapModel, wholeMax = OPEN_WHOLE_MAX, levelsMax = OPEN_LEVELS_MAX): Folded {
  if (model.groups.size - 1 <= wholeMax) return NOTHING_FOLDED
  const sizes: number[] = []
  for (const { level } of model.groups.values()) sizes[level] = (sizes[level] ?? 0) + 1
  let lastLevel = 1
  let shown = sizes[1] ?? 0
  for (;;) {
    shown += sizes[lastLevel + 1] ?? Number.POSITIVE_INFINITY
    if (shown > levelsMax) break
    lastLevel++
  }
  const folded = new Set<GroupId>()
  for (const { id, level, subgroupCount } of model.groups.values())
    if (level >= lastLevel && subgroupCount > 0 && level > 0) folded.add(id)
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
