/** Holding groups without a drag: taken up by keys or a tap, carried to a target, put down or put back. */
import { useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { heldToWords, hoverToWords } from '../tree/tree-words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { verdictOn } from './lift.ts'
import { type Held, useLiftStore } from './lift-store.ts'
import type { Moves } from './moves.ts'

export type Hold = {
  /** What is held now, by whichever way. */
  held(): Held | undefined
  /** Takes the groups up. Nothing happens when they cannot be; the reason is told. */
  begin(ids: Iterable<GroupId>, by: 'keys' | 'tap'): void
  /** Looks at a target, and says what putting down there would do. */
  hover(targetId: GroupId): void
  /** Puts down, on the target looked at last unless another is given. A target that refuses is told; it stays held. */
  drop(targetId?: GroupId): void
  /** Puts back. Safe to call when nothing is held. */
  cancel(): void
}

/** One way to hold for map and outline: what one takes up, the other may put down. */
export function useHold({ view, moves }: { view: TreeView; moves: Moves }): Hold {
  const store = useLiftStore()
  const announce = useAnnounce()
  const { model, cursor } = view
  const origin = useRef(cursor.id)

  const say = (held: Held, targetId: GroupId): void => {
    const target = model.groups.get(targetId)
    if (target !== undefined) announce(hoverToWords(target, verdictOn(held.lift, targetId)))
  }
  return {
    held: store.get,
    begin(ids, by) {
      if (store.get() !== undefined) return
      const lift = moves.lift(ids)
      if (lift === undefined) return
      origin.current = cursor.id
      store.set({ lift, by, targetId: undefined, overStrip: false, springId: undefined })
      announce(heldToWords(model, lift, by))
    },
    hover(targetId) {
      const held = store.get()
      // Both views may show the same target; it is said once.
      if (held === undefined || held.targetId === targetId) return
      store.set({ ...held, targetId })
      say(held, targetId)
    },
    drop(targetId) {
      const held = store.get()
      const chosen = targetId ?? held?.targetId
      if (held === undefined || chosen === undefined) return
      if (verdictOn(held.lift, chosen).ok) {
        store.set(undefined)
        moves.putDown(held.lift, chosen)
        return
      }
      store.set({ ...held, targetId: chosen })
      say(held, chosen)
    },
    cancel() {
      const held = store.get()
      if (held === undefined) return
      store.set(undefined)
      announce(words.moves.hold.nothingMoved)
      // Whoever walked to a target is back where they began.
      if (held.by === 'keys' && model.groups.has(origin.current)) view.setCursor(origin.current, cursor.by)
    },
  }
}
