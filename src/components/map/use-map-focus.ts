/** The focus of the keyboard on the map: it goes along with the cursor, and is taken from nobody who did not ask. */
import { useCallback, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'

export function useMapFocus(turn: number, element: HTMLElement) {
  // A map that has just opened takes nothing from the control that opened it.
  const taken = useRef(turn)
  /** Still true when the card that had the focus was removed. */
  const isHere = useRef(false)
  /** What the map focuses itself follows the cursor; the cursor must not follow it in turn. */
  const isTaking = useRef(false)
  const takeFocus = useCallback(
    (id: GroupId, asked: number): void => {
      const isAsked = taken.current !== asked
      taken.current = asked
      const isLost = isHere.current && document.activeElement === document.body
      if (!isAsked && !isLost) return
      isTaking.current = true
      element.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus({ preventScroll: true })
      isTaking.current = false
    },
    [element],
  )
  return {
    takeFocus,
    /** Did somebody else put the focus there? */
    onFocusIn: (): boolean => {
      isHere.current = true
      return !isTaking.current
    },
    onBlur: (): void => {
      isHere.current = false
    },
  }
}
