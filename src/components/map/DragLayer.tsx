/** What is seen and heard of a drag: the lifted group at the pointer, the reason below it, and the strip above the map. */
import { Ban, CornerLeftUp } from 'lucide-react'
import type { RefObject } from 'react'
import { useDrag } from './drag-store.ts'
import type { MapModel } from './map-model.ts'
import { dropToWords, liftedToWords } from './map-words.ts'

type Props = {
  model: MapModel
  ghost: RefObject<HTMLDivElement | null>
  strip: RefObject<HTMLDivElement | null>
}

export function DragLayer({ model, ghost, strip }: Props) {
  const drag = useDrag()
  const lifted = drag === undefined ? undefined : model.groups.get(drag.groupId)
  const target = drag?.targetId === undefined ? undefined : model.groups.get(drag.targetId)
  const verdict = target === undefined ? undefined : drag?.verdicts.get(target.id)
  const words = dropToWords(target, verdict)
  const refused = verdict !== undefined && !verdict.ok
  const stripVerdict = drag?.verdicts.get(model.rootId)
  return (
    <>
      {lifted !== undefined && (
        <div
          ref={strip}
          className={`absolute inset-x-2 top-2 z-10 flex min-h-12 items-center justify-center gap-2 rounded-control border-2 border-dashed px-3 py-2 text-center font-semibold text-sm shadow-float ${stripColours(drag?.overStrip === true, stripVerdict?.ok === true)}`}
        >
          <CornerLeftUp aria-hidden className="size-4 shrink-0" />
          Top level
        </div>
      )}
      {/* Always there, so that the first move of the pointer finds it. */}
      <div
        ref={ghost}
        aria-hidden
        className={`pointer-events-none fixed top-0 left-0 z-50 max-w-72 ${lifted === undefined ? 'invisible' : ''}`}
      >
        <div className="w-fit max-w-full truncate rounded-control border border-accent bg-raised px-3 py-1.5 font-semibold text-ink text-sm shadow-float">
          {lifted !== undefined && liftedToWords(lifted)}
        </div>
        <div
          className={`mt-1 flex w-fit items-center gap-1.5 rounded-control px-2.5 py-1 text-xs shadow-float ${refused ? 'bg-danger text-on-danger' : 'bg-ink text-page'}`}
        >
          {refused && <Ban aria-hidden className="size-3.5 shrink-0" />}
          {words}
        </div>
      </div>
      <div aria-live="assertive" className="sr-only">
        {lifted !== undefined && (target === undefined ? `${liftedToWords(lifted)} lifted.` : words)}
      </div>
    </>
  )
}

function stripColours(over: boolean, legal: boolean): string {
  if (!legal) return over ? 'border-danger bg-danger-soft text-danger' : 'border-line bg-sunken text-muted'
  return over ? 'border-accent bg-accent text-on-accent' : 'border-accent bg-accent-soft text-accent'
}
