/** Zooming and fitting by buttons: everything that the wheel and two fingers do. */
import { LocateFixed, Maximize, Minus, Plus } from 'lucide-react'
import { words } from '../../words/words.ts'

const said = words.map.look

type Props = { zoomIn(): void; zoomOut(): void; fit(): void; fitSelected(): void }

/** Before the tree in the order of the page, so that nobody has to walk through it to get here. */
export function MapControls({ zoomIn, zoomOut, fit, fitSelected }: Props) {
  return (
    <fieldset
      aria-label={said.label}
      className="absolute bottom-2 left-2 z-10 flex overflow-hidden rounded-control border border-line-strong bg-raised shadow-card"
    >
      <Control label={said.zoomIn} icon={Plus} onClick={zoomIn} />
      <Control label={said.zoomOut} icon={Minus} onClick={zoomOut} />
      <Control label={said.fit} icon={Maximize} onClick={fit} />
      <Control label={said.fitSelected} icon={LocateFixed} onClick={fitSelected} />
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
