/** Which groups are near the viewport, and which one is at a point: found in the layout, without the DOM. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { CARD_HEIGHT, CARD_WIDTH, COLUMN, type MapLayout, type Place, type Point, type Rect } from './map-layout.ts'
import { type Size, shownRect, type Viewport } from './map-viewport.ts'

/** More cards than this cannot be told apart on a screen: the canvas draws them all then. */
const CARDS_MAX = 150

/** Index of the first place of the column whose lower edge is below `y`. */
export function firstBelow(column: readonly Place[], y: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    const place = column[middle]
    if (place !== undefined && place.y + CARD_HEIGHT > y) high = middle
    else low = middle + 1
  }
  return low
}

/** Columns of cards that touch the rectangle, both ends included. */
export function columnsIn(layout: MapLayout, rect: Rect): { first: number; last: number } {
  return {
    first: Math.max(0, Math.ceil((rect.x - CARD_WIDTH) / COLUMN)),
    last: Math.min(layout.columns.length - 1, Math.floor((rect.x + rect.width) / COLUMN)),
  }
}

/** Places whose cards touch the rectangle, column by column; stops after `most`. */
export function placesIn(layout: MapLayout, rect: Rect, most = Number.POSITIVE_INFINITY): Place[] {
  const found: Place[] = []
  const { first, last } = columnsIn(layout, rect)
  for (let number = first; number <= last; number++) {
    const column = layout.columns[number] ?? []
    for (let index = firstBelow(column, rect.y); index < column.length; index++) {
      const place = column[index]
      if (place === undefined || place.y >= rect.y + rect.height) break
      if (found.length >= most) return found
      found.push(place)
    }
  }
  return found
}

/**
 * Groups that get a card in the document: those in the rectangle, or none when they are too many, and always the
 * pinned ones (focused, selected, held), wherever they are.
 */
export function cardsFor(layout: MapLayout, rect: Rect, pinned: Iterable<GroupId>, most = CARDS_MAX): Place[] {
  const near = placesIn(layout, rect, most + 1)
  const cards = new Map(near.length > most ? [] : near.map((place) => [place.id, place]))
  for (const id of pinned) {
    const place = layout.places.get(id)
    if (place !== undefined) cards.set(id, place)
  }
  return [...cards.values()]
}

/** To ask of a group whether it is among these places. */
export const idsOf = (places: readonly Place[]): ReadonlySet<GroupId> => new Set(places.map(({ id }) => id))

/** The group whose card covers the point. */
export function groupAt(layout: MapLayout, point: Point): GroupId | undefined {
  const number = Math.floor(point.x / COLUMN)
  if (point.x - number * COLUMN >= CARD_WIDTH) return undefined
  const column = layout.columns[number] ?? []
  const place = column[firstBelow(column, point.y)]
  return place !== undefined && place.y <= point.y ? place.id : undefined
}

/** Cards are made for so much around the screen, in screen pixels: a short pan needs no new ones. */
const NEAR_PX = 120
/** After zooming in so far, most of what was near is not any more. */
const NEAR_RATIO_MAX = 3

/** The rectangle whose groups get cards; the one before while it still serves. */
export function nearRect(before: Rect | undefined, viewport: Viewport, size: Size): Rect {
  const shown = shownRect(viewport, size)
  const serves =
    before !== undefined &&
    before.x <= shown.x &&
    before.y <= shown.y &&
    before.x + before.width >= shown.x + shown.width &&
    before.y + before.height >= shown.y + shown.height &&
    before.width <= shown.width * NEAR_RATIO_MAX
  return serves ? before : shownRect(viewport, size, NEAR_PX)
}
