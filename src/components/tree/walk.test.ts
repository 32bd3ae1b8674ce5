import { describe, expect, it } from 'vitest'
import { NOTHING_FOLDED } from './folding.ts'
import { createShownTree } from './shown-tree.ts'
import { testId, testModel } from './testing-tree.ts'
import { typeAhead, walk } from './walk.ts'

// root ─ 1 ─ 3, 4      2 ─ 5 ─ 6
const model = testModel([0, 0, 1, 1, 2, 5])
const step = (from: number, key: string, folded = NOTHING_FOLDED) =>
  walk(createShownTree(model, folded), testId(from), key)
const focus = (number: number) => ({ kind: 'focus', id: testId(number) })
const ids = (...numbers: number[]) => numbers.map(testId)

describe('walk', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowRight', 3],
    [3, 'ArrowLeft', 1],
    [1, 'ArrowDown', 3],
    [4, 'ArrowDown', 2],
    [2, 'ArrowUp', 4],
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
    [1, '*'],
    [99, 'Home'],
  ])('from %i, %s does nothing', (from, key) => {
    expect(step(from, key)).toBeUndefined()
  })

  it('opens a folded group before it walks in, closes an open one before it walks out', () => {
    const folded = new Set(ids(2))
    expect(step(2, 'ArrowRight', folded)).toEqual({ kind: 'unfold', ids: ids(2) })
    expect(step(2, 'ArrowLeft', folded)).toEqual(focus(0))
    expect(step(2, 'ArrowLeft')).toEqual({ kind: 'fold', ids: ids(2) })
    expect(step(2, 'ArrowDown', folded)).toBeUndefined()
    expect(step(0, 'End', folded)).toEqual(focus(2))
  })

  it('opens all that stand beside each other', () => {
    expect(step(1, '*', new Set(ids(1, 2)))).toEqual({ kind: 'unfold', ids: ids(1, 2) })
  })
})

describe('typeAhead', () => {
  const shown = createShownTree(model, NOTHING_FOLDED)
  it.each([
    [0, 'g', 1],
    [1, 'g', 3],
    [6, 'G', 1],
    [1, 'g1', 1],
    [1, 'g6', 6],
    [3, 'a', 0],
  ])('from %i, "%s" goes to %i', (from, typed, to) => {
    expect(typeAhead(shown, testId(from), typed)).toBe(testId(to))
  })

  it('stays where it is when nothing is called so', () => {
    expect(typeAhead(shown, testId(1), 'zz')).toBeUndefined()
  })
})
