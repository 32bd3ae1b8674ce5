import { describe, expect, it } from 'vitest'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import { createLift } from '../moves/lift.ts'
import { ROOT_ID, testId, testModel } from './testing-tree.ts'
import { dropToWords, heldToWords, hoverToWords, liftedToWords } from './tree-words.ts'

// G1 > G2 > G3, G4
const model = testModel([0, 1, 2, 0])
const lift = (...numbers: number[]) => {
  const held = createLift(model, numbers.map(testId), ALLOWED)
  if (held === undefined) throw new Error('Nothing was lifted.')
  return held
}

describe('what is held', () => {
  it.each([
    { numbers: [4], words: 'G4' },
    { numbers: [1], words: 'G1 + 2' },
    { numbers: [1, 2, 3], words: 'G1 + 2' },
    { numbers: [2, 4], words: '2 groups + 1' },
    { numbers: [3, 4], words: '2 groups' },
  ])('$numbers is called "$words"', ({ numbers, words }) => {
    expect(liftedToWords(model, lift(...numbers))).toBe(words)
  })

  it('keeps its name when it is deleted meanwhile', () => {
    expect(liftedToWords(testModel([0]), lift(4))).toBe('G4')
  })

  it('says how to go on, by the way it was taken up', () => {
    expect(heldToWords(model, lift(1), 'keys')).toMatch(/^G1 \+ 2 lifted\. .*Enter puts it down, Escape puts it back/)
    expect(heldToWords(model, lift(4), 'tap')).toMatch(/^G4 lifted\. Tap /)
  })
})

it('a target says what putting down does, or why not', () => {
  const [root, four] = [model.groups.get(ROOT_ID), model.groups.get(testId(4))]
  if (root === undefined || four === undefined) throw new Error('The tree has both.')
  expect(dropToWords(undefined, undefined)).toMatch(/^Drop it on a group/)
  expect(hoverToWords(four, ALLOWED)).toBe('G4: Nest in G4')
  expect(hoverToWords(root, ALLOWED)).toBe('Acme: Move to the top level')
  expect(hoverToWords(four, refuse('already_there', 'It is there already.'))).toBe('G4: It is there already.')
})
