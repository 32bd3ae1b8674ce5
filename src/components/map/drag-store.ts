/** What is being dragged, kept outside of React's tree: a move of the pointer renders only the cards it concerns. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'

export type Drag = {
  groupId: GroupId
  verdicts: ReadonlyMap<GroupId, Verdict>
  /** The group under the pointer; the root when it is over the "Top level" strip. */
  targetId: GroupId | undefined
  overStrip: boolean
}

export type DragStore = {
  get(): Drag | undefined
  set(drag: Drag | undefined): void
  subscribe(listener: () => void): () => void
}

export function createDragStore(): DragStore {
  let drag: Drag | undefined
  const listeners = new Set<() => void>()
  return {
    get: () => drag,
    set(next) {
      drag = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** How a card looks while something is dragged. */
export type DragMark = 'none' | 'lifted' | 'dimmed' | 'target' | 'refusing'

export function dragMark(drag: Drag | undefined, id: GroupId): DragMark {
  if (drag === undefined) return 'none'
  if (drag.groupId === id) return 'lifted'
  const legal = drag.verdicts.get(id)?.ok === true
  if (drag.targetId === id) return legal ? 'target' : 'refusing'
  return legal ? 'none' : 'dimmed'
}

export const DragStoreContext = createContext<DragStore | undefined>(undefined)

export function useDragStore(): DragStore {
  const store = useContext(DragStoreContext)
  if (store === undefined) throw new TypeError('This part of the map is outside of the map.')
  return store
}

export function useDragMark(id: GroupId): DragMark {
  const store = useDragStore()
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => dragMark(store.get(), id), [store, id]),
  )
}

export function useDrag(): Drag | undefined {
  const store = useDragStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
