/** What the outline works out about its rows. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { ShownTree } from '../tree/shown-tree.ts'

/** Levels are set off by so much where there is room for it. */
const INDENT_REM = 1
/** However deep the tree, the deepest row keeps more than half of the width for its name. */
const INDENT_MAX_PERCENT = 40

/** Rows in sight with those that must be there as well: sorted, each once. */
export const withPinned = (rows: readonly number[], pinned: readonly number[]): number[] =>
  [...new Set([...rows, ...pinned])].sort((one, other) => one - other)

/** Every group from one row to another, both included, in either direction; the root cannot be marked. */
export function markableBetween(shown: ShownTree, from: GroupId, to: GroupId): readonly GroupId[] {
  const rows = [shown.rowOf(from), shown.rowOf(to)].filter((row) => row !== undefined)
  if (rows.length < 2) return []
  return shown.rows.slice(Math.min(...rows), Math.max(...rows) + 1).filter((id) => id !== shown.model.rootId)
}

/** How far one level is set off, as a length of CSS. */
export function indentOf(shown: ShownTree): string {
  let deepest = 1
  for (const id of shown.rows) deepest = Math.max(deepest, shown.model.groups.get(id)?.level ?? 0)
  return `min(${INDENT_REM}rem, ${INDENT_MAX_PERCENT / deepest}%)`
}
