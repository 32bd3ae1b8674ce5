/** Keys on the hierarchy, after the tree pattern of the ARIA practices; map and outline walk alike. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { ShownTree } from './shown-tree.ts'

type Step = { kind: 'focus'; id: GroupId } | { kind: 'fold' | 'unfold'; ids: readonly GroupId[] }

const focus = (id: GroupId | undefined): Step | undefined => (id === undefined ? undefined : { kind: 'focus', id })
const unfold = (ids: readonly GroupId[]): Step | undefined => (ids.length === 0 ? undefined : { kind: 'unfold', ids })

/** What a key does when `from` has the focus; undefined when the key means nothing there. */
export function walk(shown: ShownTree, from: GroupId, key: string): Step | undefined {
  const row = shown.rowOf(from)
  const group = shown.model.groups.get(from)
  if (row === undefined || group === undefined) return undefined
  const [firstChild] = shown.childrenOf(from)
  switch (key) {
    case 'ArrowRight':
      return shown.isFolded(from) ? unfold([from]) : focus(firstChild)
    case 'ArrowLeft':
      return firstChild !== undefined && !group.isRoot ? { kind: 'fold', ids: [from] } : focus(group.parentId)
    case 'ArrowDown':
      return focus(shown.rows[row + 1])
    case 'ArrowUp':
      return focus(shown.rows[row - 1])
    case 'Home':
      return focus(shown.rows[0])
    case 'End':
      return focus(shown.rows.at(-1))
    case '*':
      // Everything beside it, itself included.
      return unfold(group.parentId === undefined ? [] : shown.childrenOf(group.parentId).filter(shown.isFolded))
    default:
      return undefined
  }
}

/**
 * The next group shown whose name begins with what was typed, from `from` on and around the end. One letter goes on
 * to the next; more letters may stay.
 */
export function typeAhead(shown: ShownTree, from: GroupId, typed: string): GroupId | undefined {
  const start = shown.rowOf(from)
  if (start === undefined || typed === '') return undefined
  const wanted = typed.toLocaleLowerCase()
  const first = typed.length === 1 ? 1 : 0
  for (let step = first; step < shown.rows.length + first; step++) {
    const id = shown.rows[(start + step) % shown.rows.length]
    if (id !== undefined && shown.model.groups.get(id)?.label.toLocaleLowerCase().startsWith(wanted)) return id
  }
  return undefined
}
