/** Arrow keys on the hierarchy, after the tree pattern of ARIA. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { type Folded, isFolded } from './map-folding.ts'
import type { MapLayout } from './map-layout.ts'
import type { MapModel } from './map-model.ts'

export type Step = { kind: 'focus'; id: GroupId } | { kind: 'fold' | 'unfold'; id: GroupId }

const focus = (id: GroupId | undefined): Step | undefined => (id === undefined ? undefined : { kind: 'focus', id })

/** The neighbour in the same column: a sibling, past the last sibling the next group of that level. */
function neighbour(layout: MapLayout, level: number, id: GroupId, by: 1 | -1): GroupId | undefined {
  const column = layout.columns[level] ?? []
  const index = column.findIndex((place) => place.id === id)
  return index === -1 ? undefined : column[index + by]?.id
}

/** The last group that reading from top to bottom, parents before children, would reach. */
function lastShown(model: MapModel, folded: Folded): GroupId {
  let at = model.rootId
  for (;;) {
    const child = isFolded(model, folded, at) ? undefined : [...model.tree.childrenOf(at)].at(-1)
    if (child === undefined) return at
    at = child
  }
}

/** What a key does when `from` has the focus; undefined when the key means nothing there. */
export function walk(model: MapModel, layout: MapLayout, folded: Folded, from: GroupId, key: string): Step | undefined {
  const group = model.groups.get(from)
  if (group === undefined) return undefined
  const closed = isFolded(model, folded, from)
  const [firstChild] = model.tree.childrenOf(from)
  switch (key) {
    case 'ArrowRight':
      return closed ? { kind: 'unfold', id: from } : focus(firstChild)
    case 'ArrowLeft':
      return focus(group.parentId)
    case 'ArrowDown':
      return focus(neighbour(layout, group.level, from, 1) ?? (group.isRoot && !closed ? firstChild : undefined))
    case 'ArrowUp':
      return focus(neighbour(layout, group.level, from, -1) ?? (group.level === 1 ? group.parentId : undefined))
    case 'Home':
      return focus(model.rootId)
    case 'End':
      return focus(lastShown(model, folded))
    case '-':
      return group.subgroupCount > 0 && !group.isRoot && !closed ? { kind: 'fold', id: from } : undefined
    case '+':
      return closed ? { kind: 'unfold', id: from } : undefined
    default:
      return undefined
  }
}
