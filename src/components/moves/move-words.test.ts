import { describe, expect, it } from 'vitest'
import { ROOT_ID, testId, testModel } from '../tree/testing-tree.ts'
import type { Move } from './lift.ts'
import { movedToText } from './MoveNotices.tsx'
import { namesOf, placeToText, wordsOf, wordsToTitle } from './move-words.ts'

// 1 and 4 at the top level, 2 and 3 inside 1.
const model = testModel([0, 1, 1, 0])
const move = (group: number, from: number, to: number): Move => ({
  groupId: testId(group),
  expectedParentId: testId(from),
  newParentId: testId(to),
})
const words = (moves: readonly Move[]) => wordsOf(moves, namesOf(model, moves))

describe('one group', () => {
  const moves = [move(3, 4, 1)]
  it('is called by its name, and where it stands now is said', () => {
    expect(wordsToTitle(words(moves))).toBe('G3 to G1')
    expect(movedToText(words(moves), placeToText(model, moves))).toBe('G3 moved from G4 to G1, level 3, 2 of 2.')
  })
  it('goes to the top level, which is no group', () => {
    expect(movedToText(words([move(1, 4, 0)]), '')).toBe('G1 moved from G4 to the top level.')
    expect(ROOT_ID).toBe(testId(0))
  })
})

describe('several groups', () => {
  it('are counted; where they come from is said when it is one place', () => {
    const moves = [move(2, 4, 1), move(3, 4, 1)]
    expect(movedToText(words(moves), placeToText(model, moves))).toBe('2 groups moved from G4 to G1, level 3.')
    expect(movedToText(words(moves), '', 1)).toBe('2 groups moved from G4 to G1. 1 more group stays where it was.')
    expect(movedToText(words([move(2, 4, 1), move(3, 0, 1)]), '')).toBe('2 groups moved to G1.')
  })
  it('go back to where they were', () => {
    expect(wordsToTitle(words([move(2, 1, 4), move(3, 1, 0)]))).toBe('2 groups to where they were')
  })
})
