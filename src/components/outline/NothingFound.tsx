import { words } from '../../words/words.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { useFocusReturn } from '../tree/use-focus-return.ts'
import { Button } from '../ui/Button.tsx'

/** What stands in the outline's place when the filter hides everything. */
export function NothingFound({ view, label }: { view: TreeView; label: string }) {
  const section = useFocusReturn<HTMLElement>()
  return (
    <section
      ref={section}
      aria-label={label}
      className="flex h-full flex-col items-start gap-3 rounded-card border border-line bg-surface p-4"
    >
      <p>
        {words.tree.noneNamed(
          <bdi key="filter" className="font-semibold">
            {view.filter}
          </bdi>,
        )}
      </p>
      <Button onClick={() => view.setFilter('')}>{words.tree.showAll}</Button>
    </section>
  )
}
