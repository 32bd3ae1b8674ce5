import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { createTree, type Tree } from '#shared/domain/tree.ts'
import { ApiError } from '../../api/api-error.ts'
import { ROOT_ID, testId, testList } from '../tree/testing-tree.ts'
import type { Move } from './lift.ts'
import { carryOutMoves, type MoveOutcome, type MoveStage } from './move-outcome.ts'

const group = testId(1)
const target = testId(2)
const elsewhere = testId(3)
const move: Move = { groupId: group, expectedParentId: ROOT_ID, newParentId: target }

/** The parents of the groups 1, 2 and 3; a group that is left out is gone. */
const treeOf = (...parents: (number | undefined)[]): Tree =>
  createTree(
    ROOT_ID,
    testList(parents.map((parent) => parent ?? 0)).filter((_, index) => parents[index] !== undefined),
  )
const BEFORE = treeOf(0, 0, 0)
const MOVED = treeOf(2, 0, 0)
const TAKEN = treeOf(3, 0, 0)
const TARGET_GONE = treeOf(0, undefined, 0)
const CROSSED = treeOf(0, 1, 0)

const refused = (status: number, code?: ErrorCode, details?: Record<string, unknown>) =>
  new ApiError({ kind: 'refused', status, code, details, serverText: 'No.' })
const lost = new ApiError({ kind: 'timeout' })
const silent = new ApiError({ kind: 'unreachable' })

/** A node that gives these answers one after the other, the last one again and again, and then has this tree. */
function nodeOf(answers: readonly (Error | undefined)[], tree: Tree | Error, stopAfter = Number.POSITIVE_INFINITY) {
  const sent: { groupId: string; key: string }[] = []
  /** How many moves were sent before each reading of the tree. */
  const readings: number[] = []
  const stages: MoveStage[] = []
  let keys = 0
  const run = (moves: readonly Move[] = [move]) =>
    carryOutMoves(moves, {
      async send({ groupId }, key) {
        const answer = answers[Math.min(sent.length, answers.length - 1)]
        sent.push({ groupId, key })
        if (answer !== undefined) throw answer
      },
      async readTree() {
        readings.push(sent.length)
        if (tree instanceof Error) throw tree
        return tree
      },
      newKey: () => `key-${keys++}`,
      pause: async () => undefined,
      onStage: (stage) => stages.push(stage),
      isStopped: () => sent.length >= stopAfter,
    })
  const outcome = async (): Promise<MoveOutcome> => (await run()).failures[0]?.outcome ?? { kind: 'moved' }
  return { run, outcome, sent, stages, readings }
}

const brief = (outcome: MoveOutcome): string =>
  outcome.kind === 'refused' && outcome.cause !== undefined ? `refused: ${outcome.cause.code}` : outcome.kind

const changed = refused(409, 'parent_changed', { parentId: elsewhere, movedAtMs: 5 })

/**
 * Every fault, with what the tree says after it: still as it was, overtaken by somebody's move of the same group, the
 * target gone, the target moved into the group, and the move in it although the answer said otherwise.
 */
describe.each([
  ['200', undefined, ['overtaken', 'overtaken', 'overtaken', 'overtaken', 'moved']],
  ['400', refused(400), ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
  ['400 with a reason', refused(400, 'invalid_request'), ['refused', 'refused', 'refused', 'refused', 'refused']],
  ['403', refused(403), ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
  ['403 with a reason', refused(403, 'not_admin'), ['refused', 'refused', 'refused', 'refused', 'refused']],
  ['404', refused(404), ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
  ['409', changed, ['taken', 'taken', 'taken', 'taken', 'taken']],
  [
    '409 without details',
    refused(409, 'parent_changed'),
    ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved'],
  ],
  ['500', refused(500), ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
  ['503', refused(503), ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
  [
    '503 with a reason',
    refused(503, 'coordinator_unreachable'),
    ['refused', 'refused', 'refused', 'refused', 'refused'],
  ],
  [
    '503 between nodes',
    refused(503, 'outcome_unknown'),
    ['unknown', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved'],
  ],
  ['timeout', lost, ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
  ['no answer', silent, ['refused', 'taken', 'refused: group_not_found', 'refused: into_own_subtree', 'moved']],
] as const)('%s', (_name, fault, expected) => {
  it.each([
    ['the tree as it was', BEFORE, expected[0]],
    ['the group moved by somebody else', TAKEN, expected[1]],
    ['the target gone', TARGET_GONE, expected[2]],
    ['the target inside the group', CROSSED, expected[3]],
    ['the move in the tree', MOVED, expected[4]],
  ] as const)('and %s', async (_tree, tree, kind) => {
    const { done, failures, untried } = await nodeOf([fault], tree).run()
    expect(failures.map(({ moves, outcome }) => [moves, brief(outcome)])).toEqual(
      kind === 'moved' ? [] : [[[move], kind]],
    )
    expect([done, untried]).toEqual([kind === 'moved' ? [move] : [], []])
  })
})

describe('a tree that cannot be read', () => {
  it.each([
    ['after it was accepted', undefined, 'unproven'],
    ['after a lost answer', lost, 'unknown'],
    ['after a bare 500', refused(500), 'refused'],
    ['after an outcome nobody knows', refused(503, 'outcome_unknown'), 'unknown'],
  ] as const)('%s', async (_name, fault, kind) => {
    expect((await nodeOf([fault], silent).outcome()).kind).toBe(kind)
  })
})

it('says who was faster, as the node tells it', async () => {
  expect(await nodeOf([changed], TAKEN).outcome()).toEqual({
    kind: 'taken',
    parentId: elsewhere,
    movedBy: undefined,
    movedAtMs: 5,
  })
})

it('says that the group is gone when the tree was read back without it', async () => {
  const gone = treeOf(undefined, 0, 0)
  expect(await nodeOf([undefined], gone).outcome()).toEqual({ kind: 'overtaken', parentId: undefined })
  expect(brief(await nodeOf([lost], gone).outcome())).toBe('refused: group_not_found')
})

describe('a node that is catching up', () => {
  const busy = refused(503, 'coordinator_unreachable')

  it('is asked again under the same key until it can', async () => {
    const node = nodeOf([busy, busy, undefined], MOVED)
    expect(await node.outcome()).toEqual({ kind: 'moved' })
    expect(node.sent.map(({ key }) => key)).toEqual(['key-0', 'key-0', 'key-0'])
    expect(node.stages).toEqual(['sending', 'retrying', 'retrying'])
  })

  it('is not asked for ever, and not at all when it has stopped', async () => {
    const node = nodeOf([busy], BEFORE)
    await node.run()
    expect(node.sent).toHaveLength(4)
    const stopped = nodeOf([refused(503, 'replica_stopped')], BEFORE)
    await stopped.run()
    expect(stopped.sent).toHaveLength(1)
  })
})

describe('several moves', () => {
  const other: Move = { groupId: elsewhere, expectedParentId: ROOT_ID, newParentId: target }
  const third: Move = { groupId: target, expectedParentId: ROOT_ID, newParentId: elsewhere }
  const BOTH = treeOf(2, 0, 2)
  const no = refused(403, 'not_admin')
  const refusal = { kind: 'refused', error: no, cause: undefined }

  it('go one after the other, each under a key of its own, and one reading proves them all', async () => {
    const node = nodeOf([undefined], BOTH)
    expect(await node.run([move, other])).toEqual({ done: [move, other], failures: [], untried: [] })
    expect(node.sent).toEqual([
      { groupId: group, key: 'key-0' },
      { groupId: elsewhere, key: 'key-1' },
    ])
    expect(node.readings).toEqual([2])
  })

  it('stop at the first that is not accepted; what was accepted before is proven', async () => {
    const node = nodeOf([undefined, no], MOVED)
    expect(await node.run([move, other, third])).toEqual({
      done: [move],
      failures: [{ moves: [other], outcome: refusal }],
      untried: [third],
    })
    expect(node.sent).toHaveLength(2)
    expect(node.readings).toEqual([2])
  })

  it('need no reading when the first is refused with a reason', async () => {
    const node = nodeOf([no], BEFORE)
    expect(await node.run([move, other])).toEqual({
      done: [],
      failures: [{ moves: [move], outcome: refusal }],
      untried: [other],
    })
    expect(node.readings).toEqual([])
  })

  it('are proven by the reading that tells what became of a lost answer', async () => {
    const node = nodeOf([undefined, lost], BOTH)
    expect(await node.run([move, other, third])).toEqual({ done: [move, other], failures: [], untried: [third] })
    expect(node.readings).toEqual([2])
    expect(node.stages).toEqual(['sending', 'sending', 'checking'])
  })

  it('are each told apart when somebody moved one of them on', async () => {
    expect(await nodeOf([undefined], treeOf(3, 0, 2)).run([move, other])).toEqual({
      done: [other],
      failures: [{ moves: [move], outcome: { kind: 'overtaken', parentId: elsewhere } }],
      untried: [],
    })
  })

  it('are told as one when the tree cannot be read', async () => {
    expect(await nodeOf([undefined], silent).run([move, other])).toEqual({
      done: [],
      failures: [{ moves: [move, other], outcome: { kind: 'unproven', error: silent } }],
      untried: [],
    })
  })

  it('of one group are proven by where the last of them put it', async () => {
    const on: Move = { groupId: group, expectedParentId: target, newParentId: elsewhere }
    expect(await nodeOf([undefined], TAKEN).run([move, on])).toEqual({ done: [move, on], failures: [], untried: [] })
    expect(await nodeOf([undefined], BEFORE).run([move, on])).toEqual({
      done: [],
      failures: [{ moves: [move, on], outcome: { kind: 'overtaken', parentId: ROOT_ID } }],
      untried: [],
    })
  })

  it('stay where they are once somebody stopped them; what was sent is proven', async () => {
    const node = nodeOf([undefined], MOVED, 1)
    expect(await node.run([move, other, third])).toEqual({ done: [move], failures: [], untried: [other, third] })
    expect(node.sent).toHaveLength(1)
  })
})
