import { useEffect, useEffectEvent } from 'react'
import { isSurelyNotDone } from './api-error.ts'

/** Finishes a form when the answer to its write was lost, and what was read since shows that it was done. */
export function useDoneAfterAll(error: Error | null, isDone: boolean, finish: () => void): void {
  const onDone = useEffectEvent(finish)
  const isDoneAfterAll = isDone && error !== null && !isSurelyNotDone(error)
  useEffect(() => {
    if (isDoneAfterAll) onDone()
  }, [isDoneAfterAll])
}
