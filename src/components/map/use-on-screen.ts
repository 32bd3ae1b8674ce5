import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Ahead, TreeView } from '../tree/tree-view.ts'
import { placeCards } from './card-places.ts'
import { layOut, type MapLayout, type Rect } from './map-layout.ts'
import { cardsFor, idsOf } from './map-visible.ts'
import type { Card } from './use-cards.ts'
import { isLaidInline, type OnScreen } from './use-layout.ts'

type Options = {
  /** Kept up to date here. */
  onScreen: RefObject<OnScreen>
  element: HTMLElement
  view: TreeView
  /** What React renders. */
  layout: MapLayout
  cards: readonly Card[]
  near: Rect
  /** Leads from what was shown to this. */
  glideTo(layout: MapLayout): void
  /** Brings the group in sight. */
  scrollTo(id: GroupId, layout: MapLayout): void
  paintNow(): void
}

/**
 * A move is seen in the next frame: cards and canvas show it before React has rendered the page with it. The answer is
 * to be called when a card comes into the document meanwhile, which React puts where its group was.
 */
export function useOnScreen(options: Options): () => void {
  const { onScreen, element, view, layout, cards, near, glideTo, scrollTo, paintNow } = options
  const { model, ahead, selectedId } = view
  const isAhead = useRef(false)
  // The cursor goes along with a move, also with one that was taken back before it was ever rendered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: its turn says that what was shown ahead is rendered now
  useLayoutEffect(() => {
    onScreen.current = { ...onScreen.current, model, layout }
    if (!isAhead.current) return
    isAhead.current = false
    // React knows nothing of where the cards have been put: should it want them elsewhere, it may not say so.
    placeCards(element, layout)
  }, [onScreen, element, model, layout, view.cursor.turn])

  useLayoutEffect(() => {
    const covering = idsOf(cards.map(({ place }) => place))
    if (!isAhead.current) onScreen.current = { ...onScreen.current, covering }
  }, [onScreen, cards])

  const showAhead = useEffectEvent(({ shown, id }: Ahead): void => {
    if (!isLaidInline(shown)) return
    const next = layOut(shown)
    // The cursor goes along; where it was, the card goes.
    const covering = idsOf(cardsFor(next, near, [id, selectedId]))
    onScreen.current = { model: shown.model, layout: next, covering }
    isAhead.current = true
    glideTo(next)
    placeCards(element, next)
    scrollTo(id, next)
    paintNow()
  })
  useEffect(() => ahead.listen((told) => showAhead(told)), [ahead])
  return useCallback(() => {
    if (isAhead.current) placeCards(element, onScreen.current.layout)
  }, [element, onScreen])
}
