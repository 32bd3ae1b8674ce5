/** Which rows are in the document, where they stand, and which one has the focus. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { withPinned } from './outline-rules.ts'

const OVERSCAN = 8

/** The root and the row of the cursor are always there: the one as a target, the other to hold the focus. */
export function useOutlineRows(view: TreeView, element: HTMLElement | null, rowPx: number) {
  const { shown, cursor } = view
  const cursorRow = shown.rowOf(cursor.id) ?? 0
  const virtualizer = useVirtualizer({
    count: shown.rows.length,
    getScrollElement: () => element,
    estimateSize: () => rowPx,
    getItemKey: useCallback((index: number) => shown.rows[index] ?? index, [shown]),
    rangeExtractor: useCallback(
      (range: Range) => withPinned(defaultRangeExtractor(range), [0, cursorRow]),
      [cursorRow],
    ),
    overscan: OVERSCAN,
    // The root's row stays at the top, over what is scrolled.
    scrollPaddingStart: rowPx,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another height is the reason to place all rows anew.
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx])
  const { hasFocus, handlers } = useHasFocus()

  const served = useRef<{ turn: number; id?: GroupId }>({ turn: cursor.turn })
  useLayoutEffect(() => {
    if (element === null) return
    const before = served.current
    const put = before.turn !== cursor.turn
    const moved = put || before.id !== cursor.id
    served.current = { turn: cursor.turn, id: cursor.id }
    // A view that has just opened shows where the cursor is, whatever put it there.
    if (before.id === undefined || (moved && cursor.look !== 'stay'))
      virtualizer.scrollToIndex(cursorRow, { align: cursor.look === 'centre' ? 'center' : 'auto' })
    // A focus that is here goes along, also when its row has gone; one that is elsewhere is not taken away unasked.
    const lost = document.activeElement === document.body
    if ((put && cursor.by === 'outline') || (hasFocus.current && (moved || lost)))
      element.querySelector<HTMLElement>(`[data-id="${cursor.id}"]`)?.focus({ preventScroll: true })
  })
  return { items: virtualizer.getVirtualItems(), totalPx: virtualizer.getTotalSize(), focusHandlers: handlers }
}

/** Does the focus belong in here? It still does when the element that had it was removed. */
function useHasFocus() {
  const hasFocus = useRef(false)
  const onFocus = useCallback(() => {
    hasFocus.current = true
  }, [])
  const onBlur = useCallback(() => {
    hasFocus.current = false
  }, [])
  return { hasFocus, handlers: { onFocus, onBlur } }
}
