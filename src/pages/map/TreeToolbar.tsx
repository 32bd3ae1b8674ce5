/** What serves map and outline alike: finding, levels, marking, and which of the two is shown. */
import { CheckCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { EXPORTS, useExport } from '../../components/map/use-export.ts'
import { LevelSelect } from '../../components/tree/LevelSelect.tsx'
import { TreeSearch } from '../../components/tree/TreeSearch.tsx'
import type { TreeView, ViewName } from '../../components/tree/tree-view.ts'
import { SegmentedControl } from '../../components/ui/SegmentedControl.tsx'
import type { NamespaceView } from './use-namespace-view.ts'

const VIEW_OPTIONS = [
  { value: 'map', label: 'Map' },
  { value: 'outline', label: 'Outline' },
  { value: 'both', label: 'Both', className: 'hidden md:flex' },
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
    <div role="toolbar" aria-label="Groups" className="flex flex-wrap items-center gap-2">
      <TreeSearch view={view} onFind={find} />
      <LevelSelect view={view} />
      <SegmentedControl label="View" value={address.view} options={VIEW_OPTIONS} onChange={address.setView} />
      <button
        type="button"
        aria-pressed={marking}
        title="A press on a group marks it, instead of selecting it"
        onClick={() => onMarking(!marking)}
        className="flex h-9 items-center gap-1.5 rounded-control border border-line-strong bg-raised px-3 text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        <CheckCheck aria-hidden className="size-4" /> <span className="lg:max-2xl:sr-only">Mark</span>
      </button>
      {children}
      <select
        aria-label="Export"
        value=""
        onChange={({ target }) => {
          const chosen = EXPORTS.find(({ kind }) => kind === target.value)
          if (chosen !== undefined) exportTree(chosen.kind)
        }}
        className="h-9 w-26 rounded-control border border-line-strong bg-raised px-2 text-ink text-sm"
      >
        <option value="" disabled hidden>
          Export
        </option>
        {EXPORTS.map(({ kind, title }) => (
          <option key={kind} value={kind}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}
