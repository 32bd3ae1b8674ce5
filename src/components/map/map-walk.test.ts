import { describe, expect, it } from 'vitest'
import { NOTHING_FOLDED } from './map-folding.ts'
import { layOut } from './map-layout.ts'
import { walk } from './map-walk.ts'
import { ROOT_ID, testId, testModel } from './testing-tree.ts'

// root ─ 1 ─ 3, 4      2 ─ 5 ─ 6
const model = testModel([0, 0, 1, 1, 2, 5])
const layout = layOut(model, NOTHING_FOLDED)
const step = (from: number, key: string, folded = NOTHING_FOLDED) =>
  walk(model, folded === NOTHING_FOLDED ? layout : layOut(model, folded), folded, testId(from), key)
const focus = (number: number) => ({ kind: 'focus', id: testId(number) })

describe('walk', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowRight', 3],
    [3, 'ArrowLeft', 1],
    [1, 'ArrowLeft', 0],
    [1, 'ArrowDown', 2],
    [4, 'ArrowUp', 3],
    [4, 'ArrowDown', 5],
    [0, 'ArrowDown', 1],
    [1, 'ArrowUp', 0],
    [6, 'Home', 0],
    [3, 'End', 6],
  ])('from %i, %s goes to %i', (from, key, to) => {
    expect(step(from, key)).toEqual(focus(to))
  })

  it.each([
    [3, 'ArrowRight'],
    [0, 'ArrowLeft'],
    [0, 'ArrowUp'],
    [6, 'ArrowDown'],
    [1, 'x'],
  ])('from %i, %s does nothing', (from, key) => {
    expect(step(from, key)).toBeUndefined()
  })

  it('opens a folded group before it walks in', () => {
    const folded = new Set([testId(2)])
    expect(step(2, 'ArrowRight', folded)).toEqual({ kind: 'unfold', id: testId(2) })
    expect(step(4, 'ArrowDown', folded)).toBeUndefined()
    expect(step(0, 'End', folded)).toEqual(focus(2))
    expect(step(2, '-')).toEqual({ kind: 'fold', id: testId(2) })
    expect(walk(model, layout, NOTHING_FOLDED, ROOT_ID, '-')).toBeUndefined()
  })
})
