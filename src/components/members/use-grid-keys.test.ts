import { expect, test } from 'vitest'
import { cellAfterKey } from './use-grid-keys.ts'

const [ROWS, COLUMNS] = [30, 5]
test.each<[string, [number, number], [number, number] | undefined]>([
  ['ArrowDown', [3, 1], [4, 1]],
  ['ArrowUp', [3, 1], [2, 1]],
  ['ArrowUp', [0, 1], [0, 1]],
  ['ArrowDown', [29, 1], [29, 1]],
  ['ArrowRight', [3, 4], [3, 4]],
  ['ArrowLeft', [3, 4], [3, 3]],
  ['Home', [3, 4], [3, 0]],
  ['End', [3, 0], [3, 4]],
  ['Control+Home', [3, 4], [0, 0]],
  ['Control+End', [3, 0], [29, 4]],
  ['PageDown', [25, 2], [29, 2]],
  ['PageUp', [25, 2], [15, 2]],
  ['a', [3, 1], undefined],
])('%s from %j leads to %j', (keys, [row, column], expected) => {
  const key = keys.replace('Control+', '')
  const next = cellAfterKey({ row, column }, { key, ctrlKey: key !== keys }, ROWS, COLUMNS)
  expect(next).toEqual(expected === undefined ? undefined : { row: expected[0], column: expected[1] })
})
