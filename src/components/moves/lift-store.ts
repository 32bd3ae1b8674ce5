/**
 * What is held at this moment, kept outside of React's state: a move of the pointer renders only the groups it
 * concerns. One store for map and outline, so that what is taken up in one can be put down in the other.
 */
import {
  createContext,
  type RefObject,
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
  /** What is held, or was until marks go. */
  getMarked(): Held | undefined
}

export function createLiftStore(): LiftStore {
  let held: Held | undefined
  let marked: Held | undefined
  const changes = createSignal<void>()
  const marks = createSignal<void>()
  return {
    get: () => held,
    set(next) {
      held = next
      changes.tell()
      const tellMarks = (): void => {
        marked = held
        marks.tell()
      }
      if (next !== undefined) tellMarks()
      else void painted().then(() => startTransition(tellMarks))
    },
    subscribe: changes.listen,
    subscribeMarks: marks.listen,
    getMarked: () => marked,
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
    store.subscribeMarks,
    useCallback(() => store.getMarked()?.springId === id, [store, id]),
  )
}

/**
 * What is held, for an element that is there while a pointer holds something. Let go, it is hidden at once, and taken
 * away with the marks: that makes the browser lay out the page, which the frame of the drop has no time for.
 */
export function useHeldUntilSeen(element: RefObject<HTMLElement | null>): Held | undefined {
  const store = useLiftStore()
  useEffect(
    () =>
      store.subscribe(() => {
        // Out of the window and not invisible: all that is in it would be given another style.
        if (element.current !== null) element.current.style.translate = store.get() === undefined ? '-300vw' : ''
      }),
    [store, element],
  )
  return useSyncExternalStore(store.subscribeMarks, store.getMarked)
}

export function useHeld(): Held | undefined {
  const store = useLiftStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
