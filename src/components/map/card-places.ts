import { parseGroupId } from '#shared/domain/ids.ts'
import type { MapLayout } from './map-layout.ts'

/** Moves the cards that are in the document, as React Flow would; those of groups that are not shown stay. */
export function placeCards(element: HTMLElement, layout: MapLayout): void {
  for (const card of element.querySelectorAll<HTMLElement>('[role=treeitem][data-id]')) {
    const id = parseGroupId(card.dataset.id ?? '')
    const place = id === undefined ? undefined : layout.places.get(id)
    if (place !== undefined) card.style.transform = `translate(${place.x}px,${place.y}px)`
  }
}
