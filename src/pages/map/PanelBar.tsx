import { ArrowDown } from 'lucide-react'

type Props = { label: string; onShow: () => void }

/**
 * Where the panel is below the map: says what is selected while the map is looked at, and leads there. It keeps to the
 * lower edge of the window as long as the map is in sight.
 */
export function PanelBar({ label, onShow }: Props) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="sticky bottom-2 z-10 flex min-h-11 items-center justify-between gap-3 rounded-control border border-line-strong bg-raised px-4 py-2 text-left shadow-float hover:border-accent lg:hidden"
    >
      <bdi className="min-w-0 truncate font-semibold">{label}</bdi>
      <span className="flex shrink-0 items-center gap-1 text-accent text-sm">
        Details <ArrowDown size={16} aria-hidden />
      </span>
    </button>
  )
}
