/** Sending a form once, however fast somebody presses. */
import { useRef } from 'react'

/**
 * A second press can come before the first is drawn, when `isPending` still says no. Give what this returns a function
 * that sends; it is called only when what was sent before has settled.
 */
export function useOnce(): (send: () => Promise<unknown>) => void {
  const isUnderWay = useRef(false)
  return (send) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    const settle = () => {
      isUnderWay.current = false
    }
    // What failed is in the mutation's `error`, and shown from there.
    send().then(settle, settle)
  }
}
