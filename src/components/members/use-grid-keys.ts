/** The cell that has the focus in a grid of many rows, after the grid pattern of the ARIA practices. */
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

export type Cell = { row: number; column: number }
const PAGE_ROWS = 10

/** Where a key leads from a cell; undefined for a key that leads nowhere. Pure. */
export function cellAfterKey(
  { row, column }: Cell,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  rowCount: number,
  columnCount: number,
): Cell | undefined {
  const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1)
  const down = (rows: number): Cell => ({ row: within(row + rows, rowCount), column })
  const across = (columns: number): Cell => ({ row, column: within(column + columns, columnCount) })
  switch (key) {
    case 'ArrowDown':
      return down(1)
    case 'ArrowUp':
      return down(-1)
    case 'PageDown':
      return down(PAGE_ROWS)
    case 'PageUp':
      return down(-PAGE_ROWS)
    case 'ArrowRight':
      return across(1)
    case 'ArrowLeft':
      return across(-1)
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 }
    case 'End':
      return { row: ctrlKey ? rowCount - 1 : row, column: columnCount - 1 }
    default:
      return undefined
  }
}

type Parts = {
  rowCount: number
  columnCount: number
  /** Brings the row into the document and into sight. */
  reveal: (row: number) => void
}

/**
 * Cells carry `data-cell="row column"`; what takes the focus in them is the cell itself or the one element in it with
 * `data-focus`. One of all is in the order of Tab.
 */
export function useGridKeys({ rowCount, columnCount, reveal }: Parts) {
  const [wanted, setCell] = useState<Cell>({ row: 0, column: 0 })
  const cell = { ...wanted, row: Math.max(0, Math.min(wanted.row, rowCount - 1)) }
  const grid = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  useLayoutEffect(() => {
    if (!moved.current) return
    const element = grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.row} ${cell.column}"]`)
    const target = element?.querySelector<HTMLElement>('[data-focus]') ?? element
    if (target == null) return
    moved.current = false
    target.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return
    const next = cellAfterKey(cell, event, rowCount, columnCount)
    if (next === undefined) return
    event.preventDefault()
    moved.current = true
    setCell(next)
    reveal(next.row)
  }
  const onFocus = (event: FocusEvent): void => {
    const place = event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split(' ').map(Number)
    const [row, column] = place ?? []
    if (row !== undefined && column !== undefined) setCell({ row, column })
  }
  return { cell, grid, handlers: { onKeyDown, onFocus } }
}
