/** What serves map and outline alike: finding, levels, marking, and which of the two is shown. */
import { CheckCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { EXPORTS, useExport } from '../../components/map/use-export.ts'
import { LevelMenu } from '../../components/tree/LevelMenu.tsx'
import { TreeSearch } from '../../components/tree/TreeSearch.tsx'
import type { TreeView, ViewName } from '../../components/tree/tree-view.ts'
import { MenuButton } from '../../components/ui/MenuButton.tsx'
import { SegmentedControl } from '../../components/ui/SegmentedControl.tsx'
import { words } from '../../words/words.ts'
import type { NamespaceView } from './use-namespace-view.ts'

const said = words.map.toolbar

const VIEW_OPTIONS = [
  { value: 'map', label: said.views.map },
  { value: 'outline', label: said.views.outline },
  { value: 'both', label: said.views.both, className: 'hidden md:flex' },
] as const

type Props = {
  view: TreeView
  address: NamespaceView
  marking: boolean
  onMarking(marking: boolean): void
  children: ReactNode
}

export function TreeToolbar({ view, address, marking, onMarking, children }: Props) {
  const exportTree = useExport(view)
  const main: ViewName = address.view === 'outline' ? 'outline' : 'map'
  const find = (id: Parameters<TreeView['select']>[0]): void => {
    view.setCursor(id, main, 'centre')
    view.select(id)
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TreeSearch view={view} onFind={find} />
      <LevelMenu view={view} />
      <SegmentedControl label={said.view} value={address.view} options={VIEW_OPTIONS} onChange={address.setView} />
      <button
        type="button"
        aria-pressed={marking}
        title={said.markHint}
        onClick={() => onMarking(!marking)}
        className="flex h-9 items-center gap-1.5 rounded-control border border-line-strong bg-raised px-3 text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        <CheckCheck aria-hidden className="size-4" /> <span className="lg:max-2xl:sr-only">{said.mark}</span>
      </button>
      {children}
      <MenuButton
        label={words.map.export.button}
        items={EXPORTS.map(({ kind, title }) => ({ key: kind, label: title }))}
        onChoose={exportTree}
      />
    </div>
  )
}
