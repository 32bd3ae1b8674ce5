/** Zooming, fitting and folding, by buttons: everything that the wheel and two fingers do. */
import { ChevronsDownUp, ChevronsUpDown, Maximize, Minus, Plus } from 'lucide-react'

type Props = {
  onZoomIn(): void
  onZoomOut(): void
  onFit(): void
  /** Absent when there is nothing to fold. */
  folding: { onFoldAll(): void; onUnfoldAll(): void } | undefined
}

export function MapControls({ onZoomIn, onZoomOut, onFit, folding }: Props) {
  return (
    <fieldset className="flex gap-1" aria-label="View of the map">
      <Control label="Zoom in" icon={Plus} onClick={onZoomIn} />
      <Control label="Zoom out" icon={Minus} onClick={onZoomOut} />
      <Control label="Show the whole map" icon={Maximize} onClick={onFit} />
      {folding !== undefined && (
        <>
          <Control label="Unfold all groups" icon={ChevronsUpDown} onClick={folding.onUnfoldAll} />
          <Control label="Fold all groups" icon={ChevronsDownUp} onClick={folding.onFoldAll} />
        </>
      )}
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
      className="grid size-9 place-items-center rounded-control border border-line-strong bg-raised text-ink hover:bg-sunken"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
