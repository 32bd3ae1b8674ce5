/** The groups that have a card in the document. */
import { useEffect, useMemo, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Lift } from '../moves/lift.ts'
import type { LiftStore } from '../moves/lift-store.ts'
import { expandedOf } from '../tree/shown-tree.ts'
import { isChosen, type TreeView } from '../tree/tree-view.ts'
import type { CardData } from './GroupCard.tsx'
import type { MapLayout, Place, Rect } from './map-layout.ts'
import { cardsFor } from './map-visible.ts'

export type Card = CardData & {
  place: Place
  focusable: boolean
  chosen: boolean
  position: number
  setSize: number
}

type Options = {
  view: TreeView
  layout: MapLayout
  near: Rect
  movingIds: ReadonlySet<GroupId>
  pulsingIds: ReadonlySet<GroupId>
  store: LiftStore
}

/** What is held: its cards are pinned. */
function useLift(store: LiftStore): Lift | undefined {
  const [lift, setLift] = useState(() => store.get()?.lift)
  useEffect(() => store.subscribeMarks(() => setLift(store.get()?.lift)), [store])
  return lift
}

/** The focused, the selected and the held ones have a card wherever they are. */
export function useCards({ view, layout, near, movingIds, pulsingIds, store }: Options): Card[] {
  const { model, shown, selectedId, cursor, markedIds } = view
  const lift = useLift(store)
  return useMemo(() => {
    const pinned = [cursor.id, selectedId, ...(lift?.groupIds ?? [])]
    return cardsFor(layout, near, pinned).flatMap((place): Card[] => {
      const group = model.groups.get(place.id)
      if (group === undefined) return []
      const focusable = place.id === cursor.id
      return [
        {
          place,
          group,
          focusable,
          expanded: expandedOf(shown, place.id),
          selected: place.id === selectedId,
          marked: markedIds.has(place.id),
          chosen: isChosen({ markedIds, selectedId }, place.id),
          ...shown.placeOf(group),
          moving: movingIds.has(place.id),
          pulsing: pulsingIds.has(place.id),
          grabFocus: focusable && cursor.by === 'map' ? cursor.turn : undefined,
        },
      ]
    })
  }, [layout, near, lift, model, shown, selectedId, markedIds, movingIds, pulsingIds, cursor])
}
