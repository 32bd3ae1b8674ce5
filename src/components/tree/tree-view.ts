/** What map and outline share of looking at a tree: one selection, one cursor, one folding, one filter. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { Signal } from '../../lib/signal.ts'
import type { Folded } from './folding.ts'
import type { ShownTree } from './shown-tree.ts'
import type { TreeModel } from './tree-model.ts'

/** The two ways to see the tree. */
export type ViewName = 'map' | 'outline'

export type Cursor = {
  /** Always a group that is shown. */
  id: GroupId
  /** The view it was put in, which takes the focus along while the other only shows it; undefined when it was neither. */
  by: ViewName | undefined
  /** Another number whenever it is put somewhere. */
  turn: number
  look: Look
}

/** How far a view goes to show the cursor: brings it in sight, puts it in the middle, or stays as it is. */
export type Look = 'scroll' | 'centre' | 'stay'

/** A group was put down, and the tree will be shown so: told before it is rendered. */
export type Ahead = { shown: ShownTree; id: GroupId }

export type TreeView = {
  model: TreeModel
  shown: ShownTree
  folded: Folded
  /** Words that names must hold to be shown; empty without a filter. */
  filter: string
  /** The group of the panel, in the address. */
  selectedId: GroupId
  /** Several groups taken together for one move. */
  markedIds: ReadonlySet<GroupId>
  cursor: Cursor

  /** For a view that can show a move sooner than it is rendered. */
  ahead: Signal<Ahead>

  select(id: GroupId): void
  /** Selects it, and leads into the panel. */
  openPanel(id: GroupId): void
  /** Puts the cursor there; opens everything that hides the group, and takes the filter away when that hides it. */
  setCursor(id: GroupId, by: ViewName | undefined, look?: Look): void
  /**
   * Shows the group in this model, which will be rendered soon: opens what hides it there, and puts the cursor on it
   * without taking the focus anywhere. Answers what has to be called for that when the model is rendered, and may be
   * called again; undefined when a filter may hide the group, and nothing was done.
   */
  showMoved(model: TreeModel, id: GroupId): (() => void) | undefined
  fold(ids: readonly GroupId[], fold: boolean): void
  /** Open down to this level, the top level being 1; undefined opens everything. */
  foldToLevel(level: number | undefined): void
  setFolded(folded: Folded): void
  setFilter(filter: string): void
  toggleMark(id: GroupId): void
  clearMarks(): void
}

/** As `aria-selected` has it: the marked groups, or else the one of the panel. */
export const isChosen = (
  { markedIds, selectedId }: Pick<TreeView, 'markedIds' | 'selectedId'>,
  id: GroupId,
): boolean => (markedIds.size > 0 ? markedIds.has(id) : id === selectedId)

/** What a key, a drag or a menu takes up: all that are marked when the group acted on is one of them, else it alone. */
export const idsToMove = ({ markedIds }: Pick<TreeView, 'markedIds'>, id: GroupId): Iterable<GroupId> =>
  markedIds.has(id) ? markedIds : [id]

/** The group, or the nearest one above it that is shown. */
export function nearestShown(shown: ShownTree, id: GroupId): GroupId {
  for (let at: GroupId | undefined = id; at !== undefined; at = shown.model.tree.parentOf(at))
    if (shown.rowOf(at) !== undefined) return at
  return shown.model.rootId
}
