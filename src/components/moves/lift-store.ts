/**
 * What is held at this moment, kept outside of React's state: a move of the pointer renders only the groups it
 * concerns. One store for map and outline, so that what is taken up in one can be put down in the other.
 */
import {
  createContext,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { painted } from '../../lib/painted.ts'
import { createSignal } from '../../lib/signal.ts'
import { type Lift, verdictOn } from './lift.ts'

/** A pointer holds while its button is down; keys and taps until something is chosen. */
export type HeldBy = 'pointer' | 'keys' | 'tap'

export type Held = {
  lift: Lift
  by: HeldBy
  /** The group it would be put on now; the root for the top level. */
  targetId: GroupId | undefined
  /** Is the pointer over the strip that stands for the top level? */
  overStrip: boolean
  /** A folded group that opens if the pointer stays on it. */
  springId: GroupId | undefined
}

/** For so long the pointer has to stay on a folded group until it opens. */
export const SPRING_MS = 500

export type LiftStore = {
  get(): Held | undefined
  set(held: Held | undefined): void
  subscribe(listener: () => void): () => void
  /** For what only marks what is held. When it is put down, the move is seen first, and marks go with the next render. */
  subscribeMarks(listener: () => void): () => void
}

export function createLiftStore(): LiftStore {
  let held: Held | undefined
  const changes = createSignal<void>()
  const marks = createSignal<void>()
  return {
    get: () => held,
    set(next) {
      held = next
      changes.tell()
      if (next !== undefined) marks.tell()
      else void painted().then(() => startTransition(() => marks.tell()))
    },
    subscribe: changes.listen,
    subscribeMarks: marks.listen,
  }
}

/** How a group looks while something is held. */
export type LiftMark = 'none' | 'lifted' | 'dimmed' | 'target' | 'refusing'

export function liftMark(held: Held | undefined, id: GroupId): LiftMark {
  if (held === undefined) return 'none'
  // Not by the list: thousands may be held, and this is asked for every group on the screen.
  if (held.lift.parentIds.has(id)) return 'lifted'
  const legal = verdictOn(held.lift, id).ok
  if (held.targetId === id) return legal ? 'target' : 'refusing'
  return legal ? 'none' : 'dimmed'
}

export const LiftStoreContext = createContext<LiftStore | undefined>(undefined)

export function useLiftStore(): LiftStore {
  const store = useContext(LiftStoreContext)
  if (store === undefined) throw new TypeError('This part of the page is outside of its tree.')
  return store
}

export function useLiftMark(id: GroupId): LiftMark {
  const store = useLiftStore()
  const [mark, setMark] = useState(() => liftMark(store.get(), id))
  useEffect(() => {
    const update = (): void => setMark(liftMark(store.get(), id))
    update()
    return store.subscribeMarks(update)
  }, [store, id])
  return mark
}

export function useSpringing(id: GroupId): boolean {
  const store = useLiftStore()
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.get()?.springId === id, [store, id]),
  )
}

export function useHeld(): Held | undefined {
  const store = useLiftStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
