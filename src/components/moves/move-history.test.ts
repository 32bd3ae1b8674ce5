import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOT_ID, testId } from '../tree/testing-tree.ts'
import type { Move } from './lift.ts'
import { HISTORY_MAX, type MoveHistory, movesLeft, nextRedo, nextUndo, withMove, withState } from './move-history.ts'

const moveOf = (group: number, to = 9): Move => ({
  groupId: testId(group),
  expectedParentId: ROOT_ID,
  newParentId: testId(to),
})
const made = (history: MoveHistory, ...groups: number[]): MoveHistory =>
  withMove(history, { moves: groups.map((group) => moveOf(group)), names: new Map(), atMs: 1 })
const always = () => true
const states = (history: MoveHistory) =>
  history.map(({ moves, state }) => [state, ...moves.map(({ groupId }) => Number(`0x${groupId.slice(-2)}`))])

/** As the screen does it: the next one, all of its moves. */
function undone(history: MoveHistory, isThere: (id: string) => boolean = always): MoveHistory {
  const entry = nextUndo(history, isThere)
  if (entry === undefined) return history
  return withState(history, entry.id, movesLeft(entry, isThere), 'undone')
}
function redone(history: MoveHistory): MoveHistory {
  const entry = nextRedo(history, always)
  if (entry === undefined) return history
  return withState(history, entry.id, entry.moves, 'applied')
}

describe('undo and redo', () => {
  const three = made(made(made([], 1), 2), 3)

  it('go back last first, and forth again in order', () => {
    const back = undone(undone(three))
    expect(states(back)).toEqual([
      ['applied', 1],
      ['undone', 2],
      ['undone', 3],
    ])
    expect(states(redone(back))).toEqual([
      ['applied', 1],
      ['applied', 2],
      ['undone', 3],
    ])
    expect(states(redone(redone(redone(back))))).toEqual(states(three))
  })

  it('cannot be redone after a new move', () => {
    expect(states(made(undone(undone(three)), 4))).toEqual([
      ['applied', 1],
      ['applied', 4],
    ])
  })

  it('pass over what was deleted, and take back the rest of a gesture', () => {
    const isThere = (id: string) => id !== testId(3)
    expect(states(undone(three, isThere))).toEqual([
      ['applied', 1],
      ['undone', 2],
      ['applied', 3],
    ])
    expect(states(undone(made([], 2, 3), isThere))).toEqual([
      ['applied', 3],
      ['undone', 2],
    ])
  })

  it('leave alone what others have moved on', () => {
    const overtaken = withState(three, 3, three[2]?.moves ?? [], 'overtaken')
    expect(nextUndo(overtaken, always)?.moves).toEqual([moveOf(2)])
  })
})

describe('one gesture', () => {
  it('is one entry, and no move at all is none', () => {
    expect(states(made([], 1, 2, 3))).toEqual([['applied', 1, 2, 3]])
    expect(made([], 1)).toEqual(made(made([], 1)))
  })

  it('becomes two when only a part of it was taken back, or made again', () => {
    const all = made([], 1, 2, 3)
    const part = withState(all, 1, all[0]?.moves.slice(1) ?? [], 'undone')
    expect(states(part)).toEqual([
      ['applied', 1],
      ['undone', 2, 3],
    ])
    const entry = nextRedo(part, always)
    expect(states(withState(part, entry?.id ?? 0, entry?.moves.slice(0, 1) ?? [], 'applied'))).toEqual([
      ['applied', 1],
      ['applied', 2],
      ['undone', 3],
    ])
  })
})

it('keeps the last ones', () => {
  let history: MoveHistory = []
  for (let group = 1; group <= HISTORY_MAX + 5; group++) history = made(history, group)
  expect(history).toHaveLength(HISTORY_MAX)
  expect(history[0]?.moves[0]?.groupId).toBe(testId(6))
})

it('loses no move and doubles none, whatever is done in whatever order', () => {
  const step = fc.constantFrom('move', 'undo', 'redo', 'part')
  void fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let history: MoveHistory = []
      let group = 0
      for (const kind of steps) {
        if (kind === 'move') history = made(history, ++group, ++group)
        if (kind === 'undo') history = undone(history)
        if (kind === 'redo') history = redone(history)
        const entry = kind === 'part' ? nextUndo(history, always) : undefined
        const last = entry?.moves.at(-1)
        if (entry !== undefined && last !== undefined) history = withState(history, entry.id, [last], 'undone')
        const ids = history.map(({ id }) => id)
        const groups = history.flatMap(({ moves }) => moves.map(({ groupId }) => groupId))
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(groups).size).toBe(groups.length)
        // What is undone stands behind what can be undone next.
        expect(
          states(history)
            .map(([state]) => state)
            .join(' '),
        ).toMatch(/^(applied ?)*(undone ?)*$/)
      }
    }),
  )
})
