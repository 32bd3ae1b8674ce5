import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Ahead, TreeView } from '../tree/tree-view.ts'
import { placeCards } from './card-places.ts'
import { layOut, type MapLayout } from './map-layout.ts'
import { isLaidInline, type OnScreen } from './use-layout.ts'

type Options = {
  /** Kept up to date here. */
  onScreen: RefObject<OnScreen>
  element: HTMLElement
  view: TreeView
  /** What React renders. */
  layout: MapLayout
  /** Leads from what was shown to this. */
  glideTo(layout: MapLayout): void
  /** Brings the group in sight. */
  scrollTo(id: GroupId, layout: MapLayout): void
  requestPaint(): void
}

/**
 * A move is seen in the next frame: cards and canvas show it before React has rendered the page with it. The answer is
 * to be called when a card comes into the document meanwhile, which React puts where its group was.
 */
export function useOnScreen({ onScreen, element, view, layout, glideTo, scrollTo, requestPaint }: Options): () => void {
  const { model, ahead } = view
  const isAhead = useRef(false)
  // The cursor goes along with a move, also with one that was taken back before it was ever rendered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: its turn says that what was shown ahead is rendered now
  useLayoutEffect(() => {
    onScreen.current = { model, layout }
    if (!isAhead.current) return
    isAhead.current = false
    // React knows nothing of where the cards have been put: should it want them elsewhere, it may not say so.
    placeCards(element, layout)
  }, [onScreen, element, model, layout, view.cursor.turn])

  const showAhead = useEffectEvent(({ shown, id }: Ahead): void => {
    if (!isLaidInline(shown)) return
    const next = layOut(shown)
    onScreen.current = { model: shown.model, layout: next }
    isAhead.current = true
    glideTo(next)
    placeCards(element, next)
    scrollTo(id, next)
    requestPaint()
  })
  useEffect(() => ahead.listen((told) => showAhead(told)), [ahead])
  return useCallback(() => {
    if (isAhead.current) placeCards(element, onScreen.current.layout)
  }, [element, onScreen])
}
