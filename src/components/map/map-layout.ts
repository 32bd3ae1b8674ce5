/** Positions of the groups: the root at the left, each level a column, siblings below each other. Pure. */
import { hierarchy, tree } from 'd3-hierarchy'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Folded } from './map-folding.ts'
import type { MapModel } from './map-model.ts'

export const CARD_WIDTH = 212
export const CARD_HEIGHT = 68
const ROW = CARD_HEIGHT + 16
export const COLUMN = CARD_WIDTH + 40

export type Point = { x: number; y: number }
export type Rect = Point & { width: number; height: number }
/** Upper left corner of the group's card. */
export type Place = Point & { id: GroupId }
export type Span = { first: Place; last: Place }
export type MapLayout = {
  places: ReadonlyMap<GroupId, Place>
  /** One per level, from top to bottom; children of one parent stand together. */
  columns: readonly (readonly Place[])[]
  /** Uppermost and lowermost child of every open group. */
  spans: ReadonlyMap<GroupId, Span>
  bounds: Rect
}

/** Linear in the number of groups shown. */
export function layOut(model: MapModel, folded: Folded): MapLayout {
  const root = hierarchy(model.rootId, (id) => (folded.has(id) ? [] : model.tree.childrenOf(id)))
  const placed = tree<GroupId>()
    .nodeSize([ROW, COLUMN])
    .separation((one, other) => (one.parent === other.parent ? 1 : 1.25))(root)
  const places = new Map<GroupId, Place>()
  const columns: Place[][] = []
  const spans = new Map<GroupId, Span>()
  let top = 0
  let bottom = 0
  // Breadth first, so every column fills from top to bottom. d3 lays trees out downwards: its x is our y.
  for (const node of placed) {
    const place = { id: node.data, x: node.depth * COLUMN, y: Math.round(node.x - CARD_HEIGHT / 2) }
    places.set(place.id, place)
    const column = columns[node.depth]
    if (column === undefined) columns[node.depth] = [place]
    else column.push(place)
    if (node.parent !== null) {
      const span = spans.get(node.parent.data)
      if (span === undefined) spans.set(node.parent.data, { first: place, last: place })
      else span.last = place
    }
    top = Math.min(top, place.y)
    bottom = Math.max(bottom, place.y + CARD_HEIGHT)
  }
  const width = (columns.length - 1) * COLUMN + CARD_WIDTH
  return { places, columns, spans, bounds: { x: 0, y: top, width, height: bottom - top } }
}

/** Does everything stand where it stood? */
export function samePlaces(one: MapLayout, other: MapLayout): boolean {
  if (one.places.size !== other.places.size) return false
  for (const [id, place] of one.places) {
    const next = other.places.get(id)
    if (next === undefined || next.x !== place.x || next.y !== place.y) return false
  }
  return true
}
