/** While a pointer holds groups, a place above the map that stands for the top level, however far away the root is. */
import { CornerLeftUp } from 'lucide-react'
import type { RefObject } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { verdictOn } from '../moves/lift.ts'
import { useHeldUntilSeen } from '../moves/lift-store.ts'

export function TopLevelStrip({ rootId, strip }: { rootId: GroupId; strip: RefObject<HTMLDivElement | null> }) {
  const held = useHeldUntilSeen(strip)
  if (held?.by !== 'pointer') return null
  const legal = verdictOn(held.lift, rootId).ok
  return (
    <div
      ref={strip}
      className={`absolute inset-x-2 top-2 z-10 flex min-h-12 items-center justify-center gap-2 rounded-control border-2 border-dashed px-3 py-2 text-center font-semibold text-sm shadow-float ${stripColours(held.overStrip, legal)}`}
    >
      <CornerLeftUp aria-hidden className="size-4 shrink-0" />
      {words.tree.topLevel}
    </div>
  )
}

function stripColours(over: boolean, legal: boolean): string {
  if (!legal) return over ? 'border-danger bg-danger-soft text-danger' : 'border-line bg-sunken text-muted'
  return over ? 'border-accent bg-accent text-on-accent' : 'border-accent bg-accent-soft text-accent'
}
