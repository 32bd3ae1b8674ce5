/** The layout of the tree shown: at once for most trees, from a worker for very large ones. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ShownTree } from '../tree/shown-tree.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { type LayoutWorker, openLayoutWorker } from './layout-worker-client.ts'
import { layOut, layoutFrom, type MapLayout, parentRows, samePlaces } from './map-layout.ts'
import type { FarScene } from './map-regions.ts'

/** Up to here, computing positions takes less than asking a worker for them. */
const LAYOUT_INLINE_MAX = 20_000

export const isLaidInline = (shown: ShownTree): boolean => shown.rows.length <= LAYOUT_INLINE_MAX

type Laid = { shown: ShownTree; layout: MapLayout }

/** A layout in which nothing moved is one of those that were there: nothing needs to be drawn again. */
const laidAfter = (known: readonly MapLayout[], shown: ShownTree, next: MapLayout): Laid => ({
  shown,
  layout: known.find((layout) => samePlaces(layout, next)) ?? next,
})

/** What the map shows at this moment. */
export type OnScreen = { model: TreeModel; layout: MapLayout; covering: FarScene['covering'] }

type LaidOut = {
  layout: MapLayout
  /** What is on the screen may be ahead of what is rendered. */
  onScreen: RefObject<OnScreen>
  /** The layout is still that of the tree shown before. The first one is never waited for. */
  pending: boolean
}

export function useLayout(shown: ShownTree): LaidOut {
  const [laid, setLaid] = useState<Laid>(() => ({ shown, layout: layOut(shown) }))
  const onScreen = useRef<OnScreen>({ model: shown.model, layout: laid.layout, covering: new Set() })
  const [broken, setBroken] = useState(false)
  const worker = useRef<LayoutWorker | undefined>(undefined)

  let current = laid
  if (laid.shown !== shown && (broken || isLaidInline(shown))) {
    current = laidAfter([laid.layout, onScreen.current.layout], shown, layOut(shown))
    setLaid(current)
  }
  const pending = current.shown !== shown
  useEffect(() => {
    if (!pending) return
    worker.current ??= openLayoutWorker(() => setBroken(true))
    const parents = parentRows(shown)
    return worker.current.ask(parents, (positions) =>
      setLaid((before) =>
        laidAfter([before.layout, onScreen.current.layout], shown, layoutFrom(shown.rows, parents, positions)),
      ),
    )
  }, [pending, shown])
  useEffect(
    () => () => {
      worker.current?.close()
      worker.current = undefined
    },
    [],
  )
  return { layout: current.layout, onScreen, pending }
}
