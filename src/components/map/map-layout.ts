/** Positions of the groups shown, and what is found and drawn by them. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { ShownTree } from '../tree/shown-tree.ts'
import { CARD_HEIGHT, CARD_WIDTH, COLUMN, type Positions, positionsOf } from './map-layout-core.ts'

export { CARD_HEIGHT, CARD_WIDTH, COLUMN } from './map-layout-core.ts'

export type Point = { x: number; y: number }
export type Rect = Point & { width: number; height: number }
/** Upper left corner of the group's card. */
export type Place = Point & {
  id: GroupId
  parent: Place | undefined
  /** The block of leaves it stands in. */
  block: Block | undefined
}
/** Leaves of one family that stand in several columns, to be read down each of them. */
export type Block = Rect & { first: Place }
/** Children below each other: one line leads along them. */
type Lane = {
  first: Place
  last: Place
  /** Where the line reaches the first and the last of them. */
  top: number
  bottom: number
}
/** What hangs on an open group. */
export type Span = {
  place: Place
  /** The group and everything below it. */
  box: Rect
  lanes: readonly Lane[]
  blocks: readonly Block[]
  /** Spans of its open children, in reading order. */
  inner: readonly Span[]
}
export type MapLayout = {
  places: ReadonlyMap<GroupId, Place>
  /** Cards with the same x, from top to bottom: card `n * COLUMN` from the left is in `columns[n]`. */
  columns: readonly (readonly Place[])[]
  /** One for every open group. */
  spans: ReadonlyMap<GroupId, Span>
  bounds: Rect
}

/** For every row of the tree the row of its parent, -1 for the root. */
export function parentRows(shown: ShownTree): Int32Array<ArrayBuffer> {
  const parents = new Int32Array(shown.rows.length).fill(-1)
  shown.rows.forEach((id, row) => {
    for (const child of shown.childrenOf(id)) {
      const childRow = shown.rowOf(child)
      if (childRow !== undefined) parents[childRow] = row
    }
  })
  return parents
}

export const middleOf = (place: Point): number => place.y + CARD_HEIGHT / 2

type OpenSpan = Span & { lanes: Lane[]; blocks: Block[]; inner: Span[] }

/** Linear in the number of groups shown. */
export function layOut(shown: ShownTree): MapLayout {
  const parents = parentRows(shown)
  return layoutFrom(shown.rows, parents, positionsOf(parents))
}

/** The layout of positions that were computed here or elsewhere. */
export function layoutFrom(rows: readonly GroupId[], parents: Int32Array, positions: Positions): MapLayout {
  const placed: Place[] = []
  const places = new Map<GroupId, Place>()
  const columns: Place[][] = []
  const spans = new Map<GroupId, OpenSpan>()
  const boxOf = (row: number): Rect => ({
    x: positions.x[row] ?? 0,
    y: positions.top[row] ?? 0,
    width: (positions.columns[row] ?? 1) * COLUMN - (COLUMN - CARD_WIDTH),
    height: positions.height[row] ?? 0,
  })
  rows.forEach((id, row) => {
    const parentRow = parents[row] ?? -1
    const parent = placed[parentRow]
    const place: Place = { id, x: positions.x[row] ?? 0, y: positions.y[row] ?? 0, parent, block: undefined }
    placed.push(place)
    places.set(id, place)
    // In reading order every column fills from top to bottom.
    const column = columns[place.x / COLUMN]
    if (column === undefined) columns[place.x / COLUMN] = [place]
    else column.push(place)
    if (parent === undefined) return
    let span = spans.get(parent.id)
    if (span === undefined) {
      span = { place: parent, box: boxOf(parentRow), lanes: [], blocks: [], inner: [] }
      spans.set(parent.id, span)
      if (parent.parent !== undefined) spans.get(parent.parent.id)?.inner.push(span)
    }
    hang(span, place, positions.lane[row] ?? 0, placed[positions.block[row] ?? -1])
  })
  return { places, columns, spans, bounds: rows.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : boxOf(0) }
}

/** Adds a child to its lane, and to its block when it is in the one that begins with `first`. */
function hang(span: OpenSpan, place: Place, laneNumber: number, first: Place | undefined): void {
  if (first !== undefined) {
    const block: Block = first.block ?? { first, x: first.x, y: first.y, width: 0, height: 0 }
    if (first === place) span.blocks.push(block)
    block.width = place.x + CARD_WIDTH - block.x
    block.height = Math.max(block.height, place.y + CARD_HEIGHT - block.y)
    place.block = block
  }
  const last = first ?? place
  const reached = place.block === undefined ? middleOf(place) : place.block.y + place.block.height / 2
  const lane = span.lanes[laneNumber]
  if (lane === undefined) span.lanes[laneNumber] = { first: last, last, top: reached, bottom: reached }
  else {
    if (lane.first === last) lane.top = reached
    lane.last = last
    lane.bottom = reached
  }
}

/** Does everything stand where it stood, under the same parents? */
export function samePlaces(one: MapLayout, other: MapLayout): boolean {
  if (one.places.size !== other.places.size) return false
  for (const [id, place] of one.places) {
    const next = other.places.get(id)
    if (next === undefined || next.x !== place.x || next.y !== place.y) return false
    if (next.parent?.id !== place.parent?.id) return false
  }
  return true
}
