import { ArrowDown } from 'lucide-react'
import { words } from '../../words/words.ts'

type Props = { label: string; onShow: () => void }

/** Where the panel is below the map: says what is selected while the map is looked at, and leads there. */
export function PanelBar({ label, onShow }: Props) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="flex min-h-11 w-full items-center justify-between gap-3 rounded-control px-4 py-2 text-left hover:bg-sunken lg:hidden"
    >
      <bdi className="min-w-0 truncate font-semibold">{label}</bdi>
      <span className="flex shrink-0 items-center gap-1 text-accent text-sm">
        {words.map.beside.details} <ArrowDown size={16} aria-hidden />
      </span>
    </button>
  )
}
