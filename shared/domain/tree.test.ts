import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesToGroupId, type GroupId } from './ids.ts'
import { DEPTH_MAX } from './limits.ts'
import type { ErrorCode } from './refusals.ts'
import {
  ancestry,
  createTree,
  createVerdict,
  depthOf,
  heightOf,
  moveVerdict,
  moveVerdicts,
  subtreeOf,
  topsOf,
} from './tree.ts'

const groupId = (index: number): GroupId => {
  const bytes = new Uint8Array(32)
  new DataView(bytes.buffer).setUint32(28, index)
  return bytesToGroupId(bytes)
}
const ROOT = groupId(0)
const STRANGER = groupId(99_999)

type Listed = { groupId: GroupId; parentId: GroupId }

/** Group n + 1 hangs below one of 0 to n; never deeper than allowed, as in every namespace. */
const listOf = (choices: readonly number[]): Listed[] => {
  const depths = [0]
  return choices.map((choice, index) => {
    let parent = choice % (index + 1)
    if ((depths[parent] ?? 0) >= DEPTH_MAX) parent = 0
    depths.push((depths[parent] ?? 0) + 1)
    return { groupId: groupId(index + 1), parentId: groupId(parent) }
  })
}
const bushes = fc.array(fc.nat(10_000), { maxLength: 40 }).map(listOf)
/** Mostly chains: the parent is the group made before, or one near it. */
const vines = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 10, maxLength: 60 })
  .map((backs) => listOf(backs.map((back, index) => Math.max(0, index - (back > 3 ? back : 0)))))
const lists = fc.oneof(bushes, vines)

/** The rules again, told by edges alone and without any code of tree.ts. */
function reference(list: readonly Listed[], id: GroupId, target: GroupId): ErrorCode | 'ok' {
  const parentById = new Map(list.map((item) => [item.groupId, item.parentId]))
  const known = new Set<GroupId>([ROOT, ...parentById.keys()])
  if (!known.has(id) || !known.has(target)) return 'group_not_found'
  if (id === ROOT) return 'root_as_child'
  if (id === target) return 'into_itself'
  const levelOf = (at: GroupId, moved: boolean, guard = 0): number => {
    if (guard > 1000) return Number.POSITIVE_INFINITY // a cycle
    if (at === ROOT) return 0
    const parent = moved && at === id ? target : parentById.get(at)
    return parent === undefined ? Number.NaN : 1 + levelOf(parent, moved, guard + 1)
  }
  const after = [...parentById.keys()].map((at) => levelOf(at, true))
  if (after.includes(Number.POSITIVE_INFINITY)) return 'into_own_subtree'
  if (parentById.get(id) === target) return 'already_there'
  return Math.max(...after) > DEPTH_MAX ? 'too_deep' : 'ok'
}

const verdictCode = (verdict: ReturnType<typeof moveVerdict>) => (verdict.ok ? 'ok' : verdict.code)

describe('moveVerdict', () => {
  test('agrees with the reference for every pair of every tree', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(lists, (list) => {
        const tree = createTree(ROOT, list)
        const ids = [ROOT, ...list.map((item) => item.groupId), STRANGER]
        for (const id of ids) {
          for (const target of ids) {
            const expected = reference(list, id, target)
            seen.add(expected)
            expect(verdictCode(moveVerdict(tree, id, target))).toBe(expected)
          }
        }
      }),
      { numRuns: 60 },
    )
    // the trees are only worth something if every outcome came up
    expect([...seen].sort()).toEqual(
      ['already_there', 'group_not_found', 'into_itself', 'into_own_subtree', 'ok', 'root_as_child', 'too_deep'].sort(),
    )
  })

  test('for all targets at once says the same as one by one, in 10,000 trees', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(lists, fc.nat(), (list, choice) => {
        const tree = createTree(ROOT, list)
        const ids = [ROOT, ...list.map((item) => item.groupId)]
        const id = ids[choice % ids.length] ?? ROOT
        const verdicts = moveVerdicts(tree, [id])
        expect(verdicts.size).toBe(ids.length)
        for (const target of ids) {
          const verdict = verdicts.get(target)
          expect(verdict).toEqual(moveVerdict(tree, id, target))
          seen.add(verdict === undefined ? 'none' : verdictCode(verdict))
        }
        // The reference costs a look at the whole tree for each target: one of them, another in each tree.
        const target = ids[(choice * 7) % ids.length] ?? ROOT
        expect(verdictCode(moveVerdict(tree, id, target))).toBe(reference(list, id, target))
      }),
      { numRuns: 10_000 },
    )
    expect([...seen].sort()).toEqual(
      ['already_there', 'into_itself', 'into_own_subtree', 'ok', 'root_as_child', 'too_deep'].sort(),
    )
  })

  test('several move together exactly where each of them may, or is already', () => {
    let legal = 0
    fc.assert(
      fc.property(lists, fc.array(fc.nat(), { minLength: 2, maxLength: 5 }), (list, choices) => {
        fc.pre(list.length > 0)
        const tree = createTree(ROOT, list)
        const tops = topsOf(
          tree,
          choices.flatMap((choice) => list[choice % list.length]?.groupId ?? []),
        )
        for (const [target, verdict] of moveVerdicts(tree, tops)) {
          const codes = tops.map((id) => verdictCode(moveVerdict(tree, id, target)))
          const expected =
            codes.every((code) => code === 'ok' || code === 'already_there') && codes.includes('ok') ? 'ok' : 'refused'
          if (expected === 'ok') legal++
          expect(verdict.ok ? 'ok' : 'refused').toBe(expected)
        }
      }),
      { numRuns: 400 },
    )
    expect(legal).toBeGreaterThan(100)
  })

  const chain = listOf(Array.from({ length: DEPTH_MAX }, (_, index) => index))
  const withPair = [
    ...chain,
    { groupId: groupId(100), parentId: ROOT },
    { groupId: groupId(101), parentId: groupId(100) },
  ]
  const tree = createTree(ROOT, withPair)

  test('a leaf may go down to level 16, not to 17', () => {
    expect(depthOf(tree, groupId(16))).toBe(16)
    expect(moveVerdict(tree, groupId(101), groupId(15))).toEqual({ ok: true })
    expect(moveVerdict(tree, groupId(101), groupId(16))).toMatchObject({ ok: false, code: 'too_deep' })
  })

  test('the height of what moves along counts', () => {
    expect(moveVerdict(tree, groupId(100), groupId(14))).toEqual({ ok: true })
    const refused = moveVerdict(tree, groupId(100), groupId(15))
    expect(refused).toMatchObject({ ok: false, code: 'too_deep' })
    expect(refused.ok ? '' : refused.message).toContain('level 17')
  })

  test('a new group may stand at level 16, not at 17', () => {
    expect(createVerdict(tree, groupId(15))).toEqual({ ok: true })
    expect(createVerdict(tree, groupId(16))).toMatchObject({ code: 'too_deep' })
    expect(createVerdict(tree, STRANGER)).toMatchObject({ code: 'group_not_found' })
  })
})

test('depth, height, ancestry and subtree tell one story', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const tree = createTree(ROOT, list)
      expect(subtreeOf(tree, ROOT)).toHaveLength(list.length + 1)
      for (const { groupId: id, parentId } of list) {
        expect(depthOf(tree, id)).toBe(depthOf(tree, parentId) + 1)
        expect(ancestry(tree, id).at(-1)).toBe(ROOT)
        const below = subtreeOf(tree, id)
        expect(below.every((at) => ancestry(tree, at).includes(id))).toBe(true)
        expect(heightOf(tree, id)).toBe(Math.max(...below.map((at) => depthOf(tree, at))) - depthOf(tree, id))
        for (const [index, at] of below.entries())
          expect(below.indexOf(tree.parentOf(at) ?? ROOT)).toBeLessThan(Math.max(index, 1))
      }
    }),
    { numRuns: 60 },
  )
})

test('children keep the order of the list', () => {
  const list = [3, 1, 2].map((index) => ({ groupId: groupId(index), parentId: ROOT }))
  expect([...createTree(ROOT, list).childrenOf(ROOT)]).toEqual([groupId(3), groupId(1), groupId(2)])
})
