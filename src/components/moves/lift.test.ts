import { describe, expect, it } from 'vitest'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import { ROOT_ID, randomParents, testId, testModel } from '../tree/testing-tree.ts'
import { createLift, inverseOf, movesTo, verdictOn } from './lift.ts'

// 1 and 3 at the top level, 2 inside 1.
const model = testModel([0, 1, 0])
const lift = (...groups: number[]) => {
  const lifted = createLift(model, groups.map(testId), ALLOWED)
  if (lifted === undefined) throw new Error('It can be lifted.')
  return lifted
}

describe('createLift', () => {
  it('has a verdict for every group', () => {
    const codes = [...lift(1).verdicts].map(([id, verdict]) => [id, verdict.ok ? 'ok' : verdict.code])
    expect(Object.fromEntries(codes)).toEqual({
      [ROOT_ID]: 'already_there',
      [testId(1)]: 'into_itself',
      [testId(2)]: 'into_own_subtree',
      [testId(3)]: 'ok',
    })
  })

  it('gives the one reason everywhere when the right is missing', () => {
    const right = refuse('not_admin', 'No.')
    expect([...(createLift(model, [testId(1)], right)?.verdicts.values() ?? [])]).toEqual([right, right, right, right])
  })

  it('takes along what is inside, once, and never the root', () => {
    expect(lift(3, 2, 1)).toMatchObject({ groupIds: [testId(1), testId(3)], groupCount: 3 })
    expect(createLift(model, [ROOT_ID, testId(9)], ALLOWED)).toBeUndefined()
  })

  it('remembers how they were called', () => {
    expect([...lift(1, 3).labels]).toEqual([
      [testId(1), 'G1'],
      [testId(3), 'G3'],
    ])
  })

  it('says of a group that came later that it has to be looked at again', () => {
    expect(verdictOn(lift(1), testId(9))).toMatchObject({ ok: false, code: 'group_not_found' })
  })
})

describe('taking up, with a verdict for each of 2,000 groups', () => {
  const FRAME_MS = 1000 / 60
  const shapes: readonly [string, readonly number[]][] = [
    ['bushy', randomParents(2000, 7)],
    ['wide', Array.from({ length: 2000 }, () => 0)],
    ['deep', Array.from({ length: 2000 }, (_, index) => (index % 16 === 0 ? 0 : index))],
  ]
  /** A busy machine may take a turn of it away from any one run, but not from every run of some seconds. */
  function leastMs(work: () => unknown): number {
    const end = performance.now() + 4000
    let least = Number.POSITIVE_INFINITY
    while (least >= FRAME_MS && performance.now() < end) {
      const start = performance.now()
      work()
      least = Math.min(least, performance.now() - start)
    }
    return least
  }
  it.each(shapes)(
    'takes less than a frame: %s',
    (_, parents) => {
      const large = testModel(parents)
      const all = parents.map((_parent, index) => testId(index + 1))
      for (const held of [all.slice(0, 1), all.slice(-1), all]) {
        const lifted = createLift(large, held, ALLOWED)
        expect(lifted?.verdicts.size).toBe(2001)
        expect(leastMs(() => createLift(large, held, ALLOWED))).toBeLessThan(FRAME_MS)
      }
    },
    20_000,
  )
})

describe('movesTo', () => {
  it('moves from where each was seen, and leaves what is there already', () => {
    const moves = movesTo(lift(2, 3), testId(1))
    expect(moves).toEqual([{ groupId: testId(3), expectedParentId: ROOT_ID, newParentId: testId(1) }])
  })

  it('and back, last first', () => {
    const moves = movesTo(lift(2, 3), ROOT_ID)
    expect(inverseOf([...moves, ...movesTo(lift(3), testId(2))])).toEqual([
      { groupId: testId(3), expectedParentId: testId(2), newParentId: ROOT_ID },
      { groupId: testId(2), expectedParentId: ROOT_ID, newParentId: testId(1) },
    ])
  })
})
