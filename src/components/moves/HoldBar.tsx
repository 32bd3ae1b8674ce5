/** Holding by keys or taps: says what is held and where it would go, and ends it with a single press. */
import { useEffect, useEffectEvent } from 'react'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { dropToWords, liftedToWords } from '../tree/tree-words.ts'
import { useFocusReturn } from '../tree/use-focus-return.ts'
import { Button } from '../ui/Button.tsx'
import { verdictOn } from './lift.ts'
import { type Held, useHeld } from './lift-store.ts'
import type { Hold } from './use-hold.ts'

const said = words.moves.hold

export function HoldBar({ model, hold }: { model: TreeModel; hold: Hold }) {
  const held = useHeld()
  return held === undefined || held.by === 'pointer' ? null : <Bar model={model} hold={hold} held={held} />
}

function Bar({ model, hold, held }: { model: TreeModel; hold: Hold; held: Held }) {
  const bar = useFocusReturn<HTMLElement>()
  // The tree has taken the key when it was pressed there; it means the same wherever else the focus is.
  const onEscape = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal') !== null) return
    hold.cancel()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onEscape(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const { lift, targetId, by } = held
  const target = targetId === undefined ? undefined : model.groups.get(targetId)
  const topLevel = verdictOn(lift, model.rootId)
  return (
    <section
      ref={bar}
      aria-label={said.label}
      className="sticky top-2 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-accent bg-accent-soft px-4 py-2 text-sm shadow-float"
    >
      <p className="min-w-0 flex-1 basis-60">
        {said.heldOver(
          <bdi key="held" className="font-semibold">
            {liftedToWords(model, lift)}
          </bdi>,
          target === undefined ? (
            said.how[by === 'tap' ? 'tap' : 'keys']
          ) : (
            <bdi key="what">{dropToWords(target, verdictOn(lift, target.id))}</bdi>
          ),
        )}
      </p>
      <div className="flex gap-2">
        <Button
          size="small"
          disabledReason={topLevel.ok ? undefined : topLevel.message}
          onClick={() => hold.drop(model.rootId)}
        >
          {said.toTopLevel}
        </Button>
        <Button size="small" onClick={hold.cancel}>
          {said.putBack}
        </Button>
      </div>
    </section>
  )
}
