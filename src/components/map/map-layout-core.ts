/**
 * Where every card stands, on plain numbers, so that a worker and the page run the same. The root is at the left.
 * Each group and what is below it own a box; its children stand right of it, from top to bottom. Two things keep wide
 * families and large trees from becoming a strip that no screen can show: many leaves in a row stand in a block, read
 * down its columns, and children that would be too tall together continue in a lane to the right. Linear. Pure.
 */

export const CARD_WIDTH = 212
export const CARD_HEIGHT = 68
export const COLUMN = CARD_WIDTH + 40
const CARD_GAP = 16
const ROW = CARD_HEIGHT + CARD_GAP

/** So many leaves in a row can still be read as a list. */
export const LEAVES_IN_LIST_MAX = 10
/** Children taller than this together, about four screens, are not followed by eye any more: they get lanes. */
export const STACK_MAX = 3200
/** Around a block, and around a child that has children. */
const FAMILY_GAP = 20
/** Above lanes, for the rail that joins them. */
export const RAIL_SPACE = 28
/** Width by height of blocks and of lanes together, like a screen. */
const ASPECT = 1.5

/** One entry for each group, in the order of `parents`. */
export type Positions = {
  /** Upper left corner of the card. */
  x: Int32Array<ArrayBuffer>
  y: Int32Array<ArrayBuffer>
  /** The box of the group and all below it: it begins at `x` and `top`. */
  top: Int32Array<ArrayBuffer>
  columns: Int32Array<ArrayBuffer>
  height: Int32Array<ArrayBuffer>
  /** The lane of its family it stands in, from 0. */
  lane: Int32Array<ArrayBuffer>
  /** Row of the first group of its block; -1 outside of blocks. */
  block: Int32Array<ArrayBuffer>
}

/** A child with what is below it, or a block of leaves. */
type Item = { row: number; leaves: number; rows: number; columns: number; height: number }

/** `parents[row]` is the row of the parent, -1 for the root; parents stand before their children, in reading order. */
export function positionsOf(parents: Int32Array): Positions {
  const size = parents.length
  const numbers = () => new Int32Array(size)
  const positions: Positions = {
    x: numbers(),
    y: numbers(),
    top: numbers(),
    columns: numbers().fill(1),
    height: numbers().fill(CARD_HEIGHT),
    lane: numbers(),
    block: numbers().fill(-1),
  }
  const children = numbers()
  const next = numbers()
  // Children before their parents: how large everything is, relative to the box around it.
  for (let row = size - 1; row >= 0; row--) {
    const first = children[row] ?? 0
    if (first > 0) arrange(row, itemsOf(first, children, next, positions), next, positions)
    const parent = parents[row] ?? -1
    if (parent < 0) continue
    next[row] = children[parent] ?? 0
    children[parent] = row
  }
  const { x, y, top } = positions
  // The card of the root is at the middle of the left edge, whatever is unfolded.
  if (size > 0) top[0] = -(y[0] ?? 0) - CARD_HEIGHT / 2
  for (let row = 0; row < size; row++) {
    const parent = parents[row] ?? -1
    if (parent >= 0) {
      x[row] = (x[row] ?? 0) + (x[parent] ?? 0)
      top[row] = (top[row] ?? 0) + (top[parent] ?? 0)
    }
    y[row] = (y[row] ?? 0) + (top[row] ?? 0)
  }
  return positions
}

/** The children from `first` on; 0 ends the list, since the root is nobody's child. */
function itemsOf(first: number, children: Int32Array, next: Int32Array, positions: Positions): Item[] {
  const items: Item[] = []
  for (let row = first; row > 0; ) {
    let leaves = 0
    let after = row
    for (; after > 0 && children[after] === 0; after = next[after] ?? 0) leaves++
    if (leaves > LEAVES_IN_LIST_MAX) {
      items.push(blockOf(row, leaves))
      row = after
      continue
    }
    for (; row !== after; row = next[row] ?? 0) items.push({ row, leaves: 1, rows: 1, columns: 1, height: CARD_HEIGHT })
    if (row === 0) break
    items.push({ row, leaves: 0, rows: 1, columns: positions.columns[row] ?? 1, height: positions.height[row] ?? 0 })
    row = next[row] ?? 0
  }
  return items
}

function blockOf(row: number, leaves: number): Item {
  const wide = Math.max(2, Math.round(Math.sqrt((leaves * ROW * ASPECT) / COLUMN)))
  const rows = Math.ceil(leaves / wide)
  return { row, leaves, rows, columns: Math.ceil(leaves / rows), height: rows * ROW - CARD_GAP }
}

const isCard = (item: Item): boolean => item.leaves === 1
const gapBetween = (one: Item, other: Item): number => (isCard(one) && isCard(other) ? CARD_GAP : CARD_GAP + FAMILY_GAP)

/** How tall a lane may become. In steps, so that a small change below rarely moves a child to another lane. */
function laneLimit(items: readonly Item[]): number {
  let stacked = 0
  let tallest = 0
  let area = 0
  items.forEach((item, index) => {
    const before = items[index - 1]
    const height = item.height + (before === undefined ? 0 : gapBetween(before, item))
    stacked += height
    tallest = Math.max(tallest, item.height)
    area += height * item.columns * COLUMN
  })
  if (stacked <= STACK_MAX) return stacked
  const steps = Math.ceil(2 * Math.log2(Math.max(1, Math.sqrt(area / ASPECT) / STACK_MAX)))
  return Math.max(tallest, STACK_MAX * 2 ** (steps / 2))
}

/** Gives every child its place in the box of its parent, and the box its size. */
function arrange(parent: number, items: readonly Item[], next: Int32Array, positions: Positions): void {
  const { x, y, top, columns, height, lane, block } = positions
  const limit = laneLimit(items)
  let at = 0
  let lanes = 0
  let laneColumn = 1
  let laneColumns = 0
  let bottom = 0
  let before: Item | undefined
  for (const item of items) {
    const gap = before === undefined ? 0 : gapBetween(before, item)
    if (before !== undefined && at + gap + item.height > limit) {
      lanes++
      laneColumn += laneColumns
      laneColumns = 0
      at = 0
    } else at += gap
    if (item.leaves > 0)
      for (let cell = 0, row = item.row; cell < item.leaves; cell++, row = next[row] ?? 0) {
        x[row] = (laneColumn + Math.floor(cell / item.rows)) * COLUMN
        top[row] = at + (cell % item.rows) * ROW
        lane[row] = lanes
        if (item.leaves > 1) block[row] = item.row
      }
    else {
      x[item.row] = laneColumn * COLUMN
      top[item.row] = at
      lane[item.row] = lanes
    }
    at += item.height
    bottom = Math.max(bottom, at)
    laneColumns = Math.max(laneColumns, item.columns)
    before = item
  }
  const rail = lanes > 0 ? RAIL_SPACE : 0
  let uppermost = Number.POSITIVE_INFINITY
  let lowermost = 0
  for (let row = items[0]?.row ?? 0; row > 0; row = next[row] ?? 0) {
    top[row] = (top[row] ?? 0) + rail
    const card = (top[row] ?? 0) + (y[row] ?? 0)
    uppermost = Math.min(uppermost, card)
    lowermost = Math.max(lowermost, card + CARD_HEIGHT)
  }
  y[parent] = Math.round((uppermost + lowermost - CARD_HEIGHT) / 2)
  columns[parent] = laneColumn + laneColumns
  height[parent] = bottom + rail
}
