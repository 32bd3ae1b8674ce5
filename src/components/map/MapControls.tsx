/** Zooming and fitting by buttons: everything that the wheel and two fingers do. */
import { LocateFixed, Maximize, Minus, Plus } from 'lucide-react'

type Props = { zoomIn(): void; zoomOut(): void; fit(): void; fitSelected(): void }

/** Before the tree in the order of the page, so that nobody has to walk through it to get here. */
export function MapControls({ zoomIn, zoomOut, fit, fitSelected }: Props) {
  return (
    <fieldset
      aria-label="View of the map"
      className="absolute bottom-2 left-2 z-10 flex overflow-hidden rounded-control border border-line-strong bg-raised shadow-card"
    >
      <Control label="Zoom in" icon={Plus} onClick={zoomIn} />
      <Control label="Zoom out" icon={Minus} onClick={zoomOut} />
      <Control label="Show the whole map" icon={Maximize} onClick={fit} />
      <Control label="Show the selected group and what is inside" icon={LocateFixed} onClick={fitSelected} />
    </fieldset>
  )
}

function Control({ label, icon: Icon, onClick }: { label: string; icon: typeof Plus; onClick(): void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-9 place-items-center text-ink hover:bg-accent-soft"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
