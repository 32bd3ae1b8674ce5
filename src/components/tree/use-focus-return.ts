/** Where the keyboard goes on when what had the focus is done and gone: in the tree. */
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The tree is one tab stop, and there is one in each view; whoever is in one of them stays there. */
export function focusTree(): void {
  if (document.activeElement?.closest('[role=tree]') != null) return
  document.querySelector<HTMLElement>('[role=tree] [role=treeitem][tabindex="0"]')?.focus({ preventScroll: true })
}

/** For an element that comes and goes: when it goes with the focus inside, the tree gets it. */
export function useFocusReturn<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      // With the next frame: a tree that takes its place is there by then, and hears of it.
      if (element?.contains(document.activeElement)) requestAnimationFrame(focusTree)
    }
  }, [])
  return ref
}
