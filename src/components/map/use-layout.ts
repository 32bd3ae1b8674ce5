/** The layout of the tree shown: at once for most trees, from a worker for very large ones. */
import { useEffect, useRef, useState } from 'react'
import type { ShownTree } from '../tree/shown-tree.ts'
import { type LayoutWorker, openLayoutWorker } from './layout-worker-client.ts'
import { layOut, layoutFrom, type MapLayout, parentRows, samePlaces } from './map-layout.ts'

/** Up to here, computing positions takes less than asking a worker for them. */
const LAYOUT_INLINE_MAX = 20_000

const layouts = new WeakMap<ShownTree, MapLayout>()

/** Computed once for each tree. */
export function layoutOf(shown: ShownTree): MapLayout {
  const known = layouts.get(shown)
  if (known !== undefined) return known
  const layout = layOut(shown)
  layouts.set(shown, layout)
  return layout
}

export const isLaidInline = (shown: ShownTree): boolean => shown.rows.length <= LAYOUT_INLINE_MAX

type Laid = { shown: ShownTree; layout: MapLayout }

/** A layout in which nothing moved is the one that was there: nothing needs to be drawn again. */
const laidAfter = (before: Laid, shown: ShownTree, next: MapLayout): Laid => ({
  shown,
  layout: samePlaces(before.layout, next) ? before.layout : next,
})

/** While `pending`, the layout is that of the tree shown before. The first one is never waited for. */
export function useLayout(shown: ShownTree): { layout: MapLayout; pending: boolean } {
  const [laid, setLaid] = useState<Laid>(() => ({ shown, layout: layoutOf(shown) }))
  const [broken, setBroken] = useState(false)
  const worker = useRef<LayoutWorker | undefined>(undefined)

  let current = laid
  if (laid.shown !== shown && (broken || isLaidInline(shown))) {
    current = laidAfter(laid, shown, layoutOf(shown))
    setLaid(current)
  }
  const pending = current.shown !== shown
  useEffect(() => {
    if (!pending) return
    worker.current ??= openLayoutWorker(() => setBroken(true))
    const parents = parentRows(shown)
    return worker.current.ask(parents, (positions) =>
      setLaid((before) => laidAfter(before, shown, layoutFrom(shown.rows, parents, positions))),
    )
  }, [pending, shown])
  useEffect(
    () => () => {
      worker.current?.close()
      worker.current = undefined
    },
    [],
  )
  return { layout: current.layout, pending }
}
