/**
 * What the map shows at this moment: what React has rendered, or what a move makes of it. A move is seen in the next
 * frame, before React has rendered the page with it.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import type { Ahead, TreeView } from '../tree/tree-view.ts'
import { placeCards } from './card-places.ts'
import type { MapLayout } from './map-layout.ts'
import { isLaidInline, layoutOf } from './use-layout.ts'

export type OnScreen = { model: TreeModel; layout: MapLayout }

type Options = {
  /** Kept up to date. */
  onScreen: RefObject<OnScreen>
  element: HTMLElement
  view: TreeView
  layout: MapLayout
  /** Leads from what was shown to this. */
  glideTo(layout: MapLayout): void
  /** Brings the group in sight. */
  scrollTo(id: GroupId, layout: MapLayout): void
  requestPaint(): void
}

export function useOnScreen({ onScreen, element, view, layout, glideTo, scrollTo, requestPaint }: Options): void {
  const { model, ahead } = view
  const isAhead = useRef(false)
  useLayoutEffect(() => {
    onScreen.current = { model, layout }
    if (!isAhead.current) return
    isAhead.current = false
    // React knows nothing of where the cards have been put: should it want them elsewhere, it may not say so.
    placeCards(element, layout)
  }, [onScreen, element, model, layout])

  const showAhead = useEffectEvent(({ shown: tree, id }: Ahead): void => {
    if (!isLaidInline(tree)) return
    const next = layoutOf(tree)
    onScreen.current = { model: tree.model, layout: next }
    isAhead.current = true
    glideTo(next)
    placeCards(element, next)
    scrollTo(id, next)
    requestPaint()
  })
  useEffect(() => ahead.listen((told) => showAhead(told)), [ahead])
}
