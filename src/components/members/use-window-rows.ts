/** Rows of a long list that scrolls with the page: only those near the window are in the document. */
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useState } from 'react'
import { withPinned } from '../outline/outline-rules.ts'

type Parts = {
  keys: readonly string[]
  rowPx: number
  /** A row that stays in the document wherever the page is scrolled to: it holds the focus. */
  pinned?: number
  /** What sticks to the top of the window. */
  headerPx?: number
}

export function useWindowRows({ keys, rowPx, pinned = 0, headerPx = 0 }: Parts) {
  const [list, setList] = useState<HTMLElement | null>(null)
  const [topPx, setTopPx] = useState(0)
  // What stands above may grow and shrink, such as a notice.
  useLayoutEffect(() => {
    if (list === null) return
    const measure = (): void => setTopPx(Math.round(list.getBoundingClientRect().top + window.scrollY))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [list])
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollMargin: topPx,
    scrollPaddingStart: headerPx,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    rangeExtractor: useCallback(
      (range: Range) => withPinned(defaultRangeExtractor(range), pinned < range.count ? [pinned] : []),
      [pinned],
    ),
  })
  return {
    setList,
    virtualizer,
    items: virtualizer.getVirtualItems().map(({ key, index, start }) => ({ key, index, offsetPx: start - topPx })),
    totalPx: virtualizer.getTotalSize(),
  }
}
