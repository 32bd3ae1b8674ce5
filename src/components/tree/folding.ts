/** Which groups stand open. A large tree begins folded, so that its top levels can be read. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { ancestry } from '#shared/domain/tree.ts'
import { pictureWords as words } from '../../words/picture-words.ts'
import type { TreeModel } from './tree-model.ts'

/** A namespace with up to so many groups stands open whole. */
const OPEN_WHOLE_MAX = 40
/** Of a larger one, whole levels are open while the screen can show them at a size that can be read. */
const OPEN_LEVELS_MAX = 40

export type Folded = ReadonlySet<GroupId>
export const NOTHING_FOLDED: Folded = new Set()

/** Small trees are open; of others as many whole levels as fit, the top level always. */
export function foldedAtStart(model: TreeModel, wholeMax = OPEN_WHOLE_MAX, levelsMax = OPEN_LEVELS_MAX): Folded {
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
  return foldedBelow(model, lastLevel)
}

/** Open down to this level, the top level being 1: what stands there is closed. */
export function foldedBelow(model: TreeModel, level: number): Folded {
  const folded = new Set<GroupId>()
  for (const group of model.groups.values())
    if (!group.isRoot && group.subgroupCount > 0 && group.level >= level) folded.add(group.id)
  return folded
}

/** A level that the tree can be opened down to, in words; undefined is the deepest. */
type LevelChoice = { level: number | undefined; title: string }

/** From everything folded to everything open; empty where there is nothing to fold. */
export function levelChoices(model: TreeModel): LevelChoice[] {
  let deepest = 1
  for (const { level } of model.groups.values()) if (level > deepest) deepest = level
  if (deepest < 2) return []
  const between = Array.from({ length: deepest - 2 }, (_, index) => index + 2)
  return [
    { level: 1, title: words.tree.levels.foldAll },
    ...between.map((level) => ({ level, title: words.tree.levels.downTo(level) })),
    { level: undefined, title: words.tree.levels.unfoldAll },
  ]
}

/** As it was stored, which may be anything: the namespace itself cannot be folded, as it could never be opened. */
export const foldedFrom = (stored: readonly GroupId[], rootId: GroupId): Folded =>
  new Set(stored.filter((id) => id !== rootId))

/** The same set when nothing changes. */
export function withFolds(folded: Folded, ids: readonly GroupId[], fold: boolean): Folded {
  if (ids.every((id) => folded.has(id) === fold)) return folded
  const next = new Set(folded)
  for (const id of ids)
    if (fold) next.add(id)
    else next.delete(id)
  return next
}

/** Opens everything above the group, so that it is shown. The same set when it is shown already. */
export const revealed = (model: TreeModel, folded: Folded, id: GroupId): Folded =>
  withFolds(folded, ancestry(model.tree, id).slice(1), false)
