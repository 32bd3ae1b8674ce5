import { words } from '../../words/words.ts'
import type { TreeView } from './tree-view.ts'

const said = words.tree.shown

/** How much of the namespace is shown, and why not the rest. */
export function ShownNote({ view }: { view: TreeView }) {
  const { shown, model, filter } = view
  const all = model.groups.size - 1
  const count = shown.rows.length - 1
  if (all === 0) return null
  return (
    <p className="text-muted text-xs max-lg:px-4 max-lg:pt-2">
      {count === all
        ? said.all(all)
        : filter === ''
          ? said.folded(count, all)
          : said.filtered(count, all, <bdi key="filter">{said.quoted(filter)}</bdi>, shown.matches?.size)}
    </p>
  )
}
