/** How far many moves are, in one notice from the first to the last, with the way to stop them. */
import { useSyncExternalStore } from 'react'
import { words } from '../../words/words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { useToasts } from '../ui/Toasts.tsx'

const said = words.moves.notices.progress

/** So few are over before anybody could read how far they are. */
const UNTOLD_MAX = 5

export type Progress = {
  /** One more is sent now. */
  step(): void
  isStopped(): boolean
  end(): void
}

function createCounter() {
  let count = 0
  const listeners = new Set<() => void>()
  return {
    get: () => count,
    increment(): void {
      count++
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
type Counter = ReturnType<typeof createCounter>

export function useProgressNotice() {
  const { show, dismiss } = useToasts()
  const announce = useAnnounce()
  /** Tells of so many moves, unless they are few. */
  return function begin(total: number): Progress {
    const counter = createCounter()
    let isStopped = false
    const isTold = total > UNTOLD_MAX
    if (isTold) announce(said.begun(total))
    const id = isTold
      ? show({
          tone: 'info',
          text: <Moving counter={counter} total={total} />,
          action: {
            label: said.stop,
            onAction: () => {
              isStopped = true
            },
          },
          // Read out number by number it would drown everything else.
          isSaid: true,
          stays: true,
        })
      : undefined
    return {
      step: counter.increment,
      isStopped: () => isStopped,
      end: () => {
        if (id !== undefined) dismiss(id)
      },
    }
  }
}

function Moving({ counter, total }: { counter: Counter; total: number }) {
  const count = useSyncExternalStore(counter.subscribe, counter.get)
  return said.at(count, total)
}
