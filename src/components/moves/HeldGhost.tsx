/** What a pointer holds, shown beside it with what would become of it, and said aloud. One for the whole page. */
import { Ban } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { dropToWords, liftedToWords } from '../tree/tree-words.ts'
import { verdictOn } from './lift.ts'
import { useHeldUntilSeen } from './lift-store.ts'

const BESIDE_PX = { x: 14, y: 18 }
const MARGIN_PX = 8

/** Beside the point, and always inside the window. */
function placeBeside(element: HTMLElement, point: { x: number; y: number }): void {
  const x = Math.min(point.x + BESIDE_PX.x, window.innerWidth - element.offsetWidth - MARGIN_PX)
  const y = Math.min(point.y + BESIDE_PX.y, window.innerHeight - element.offsetHeight - MARGIN_PX)
  element.style.transform = `translate(${Math.max(MARGIN_PX, x)}px, ${Math.max(MARGIN_PX, y)}px)`
}

export function HeldGhost({ model }: { model: TreeModel }) {
  const ghost = useRef<HTMLDivElement>(null)
  const held = useHeldUntilSeen(ghost)
  const point = useRef({ x: 0, y: 0 })
  // A finger that presses long has not moved yet when the ghost appears.
  useEffect(() => {
    const follow = ({ clientX: x, clientY: y }: PointerEvent): void => {
      point.current = { x, y }
      if (ghost.current !== null) placeBeside(ghost.current, point.current)
    }
    const options = { capture: true, passive: true }
    window.addEventListener('pointerdown', follow, options)
    window.addEventListener('pointermove', follow, options)
    return () => {
      window.removeEventListener('pointerdown', follow, options)
      window.removeEventListener('pointermove', follow, options)
    }
  }, [])
  useLayoutEffect(() => {
    if (ghost.current !== null) placeBeside(ghost.current, point.current)
  })

  const shown = held?.by === 'pointer' ? held : undefined
  const target = shown?.targetId === undefined ? undefined : model.groups.get(shown.targetId)
  const verdict = shown === undefined || target === undefined ? undefined : verdictOn(shown.lift, target.id)
  const name = shown === undefined ? '' : liftedToWords(model, shown.lift)
  const verdictWords = dropToWords(target, verdict)
  const refused = verdict !== undefined && !verdict.ok
  return (
    <>
      {shown !== undefined && (
        <div ref={ghost} aria-hidden className="pointer-events-none fixed top-0 left-0 z-50 max-w-72">
          <div className="w-fit max-w-full truncate rounded-control border border-accent bg-raised px-3 py-1.5 font-semibold text-ink text-sm shadow-float">
            <bdi>{name}</bdi>
          </div>
          <div
            className={`mt-1 flex w-fit items-center gap-1.5 rounded-control px-2.5 py-1 text-xs shadow-float ${refused ? 'bg-danger text-on-danger' : 'bg-ink text-page'}`}
          >
            {refused && <Ban className="size-3.5 shrink-0" />}
            <bdi>{verdictWords}</bdi>
          </div>
        </div>
      )}
      <div aria-live="assertive" className="sr-only">
        {shown !== undefined && (target === undefined ? words.tree.held.lifted(name) : verdictWords)}
      </div>
    </>
  )
}
