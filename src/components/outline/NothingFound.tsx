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
        No group has <bdi className="font-semibold">{view.filter}</bdi> in its name.
      </p>
      <Button onClick={() => view.setFilter('')}>Show all groups</Button>
    </section>
  )
}
