import { formatNumber, plural } from '../../lib/format.ts'
import type { TreeView } from './tree-view.ts'

/** How much of the namespace is shown, and why not the rest. */
export function ShownNote({ view }: { view: TreeView }) {
  const { shown, model, filter } = view
  const all = model.groups.size - 1
  const count = shown.rows.length - 1
  if (all === 0) return null
  return (
    <p className="text-muted text-xs max-lg:px-4 max-lg:pt-2">
      {count === all ? (
        `${all === 1 ? 'The only group is' : `All ${plural(all, 'group')} are`} shown.`
      ) : (
        <>
          {formatNumber(count)} of {plural(all, 'group')} shown, because{' '}
          {filter === '' ? (
            'the others are folded away.'
          ) : (
            <>
              <bdi>“{filter}”</bdi> is looked for
              {shown.matches !== undefined && ` (${formatNumber(shown.matches.size)} found)`}.
            </>
          )}
        </>
      )}
    </p>
  )
}
