import { describe, expect, it } from 'vitest'
import { createShownTree } from '../tree/shown-tree.ts'
import { testId, testModel } from '../tree/testing-tree.ts'
import { hiddenToWords, shortened } from './map-canvas-text.ts'
import { layOut } from './map-layout.ts'

describe('shortened', () => {
  it.each([
    ['Billing', 7, 'Billing'],
    ['Billing', 6, 'Billi…'],
    ['🚚🚚🚚🚚', 4, '🚚🚚🚚🚚'],
    ['🚚🚚🚚🚚', 3, '🚚🚚…'],
    ['x'.repeat(1_000_000), 3, 'xx…'],
    ['', 3, ''],
  ])('of %.10j at most %i letters', (label, most, expected) => {
    expect(shortened(label, most)).toBe(expected)
  })
})

describe('hiddenToWords', () => {
  const model = testModel([0, 0, ...Array.from({ length: 1500 }, (_, index) => (index < 3 ? 1 : 2))])
  const layout = layOut(createShownTree(model, new Set([testId(2)])))
  const wordsOf = (number: number): string | undefined => {
    const place = layout.places.get(testId(number))
    return place === undefined ? undefined : hiddenToWords({ model, layout }, place)
  }

  it('counts what is below a folded group, and nothing elsewhere', () => {
    expect(wordsOf(2)).toBe('+1,497')
    expect(wordsOf(1)).toBe('')
    expect(wordsOf(3)).toBe('')
  })
})
