import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { createShownTree } from '../tree/shown-tree.ts'
import { ROOT_ID, randomParents, testId, testModel } from '../tree/testing-tree.ts'
import { CARD_HEIGHT, CARD_WIDTH, COLUMN, layOut, type MapLayout, type Rect } from './map-layout.ts'
import { LEAVES_IN_LIST_MAX, STACK_MAX } from './map-layout-core.ts'

const shownOf = (parents: readonly number[], folded: Iterable<GroupId> = []) =>
  createShownTree(testModel(parents), new Set(folded))
const chainsOf = (length: number, size: number) =>
  Array.from({ length: size }, (_, index) => (index % length === 0 ? 0 : index))

/** Trees of every shape: group n hangs on some group before it. */
const anyParents = fc
  .array(fc.nat(), { maxLength: 250 })
  .chain((numbers) =>
    fc
      .constantFrom(1, 3, 40, 1000)
      .map((reach) => numbers.map((number, index) => Math.max(0, index - (number % Math.min(reach, index + 1))))),
  )
const trees: [string, number[]][] = [
  ['one group', []],
  ['10,000 under one parent', Array.from({ length: 10_000 }, () => 0)],
  ['10,000, six under each', Array.from({ length: 10_000 }, (_, index) => Math.floor(index / 6))],
  ['10,000 at random', randomParents(10_000, 5)],
  ['10,000 in chains of 16', chainsOf(16, 10_000)],
  ['a chain of 5,000', chainsOf(5_000, 5_000)],
]

const right = (rect: Rect): number => rect.x + rect.width
const bottom = (rect: Rect): number => rect.y + rect.height
const holds = (outer: Rect, inner: Rect): boolean =>
  outer.x <= inner.x && outer.y <= inner.y && right(outer) >= right(inner) && bottom(outer) >= bottom(inner)
const apart = (one: Rect, other: Rect): boolean =>
  right(one) <= other.x || right(other) <= one.x || bottom(one) <= other.y || bottom(other) <= one.y

/** What every layout of every tree promises. Answers how many cards it compared. */
function expectSound(parents: readonly number[]): MapLayout {
  const shown = shownOf(parents)
  const layout = layOut(shown)
  expect([...layout.places.keys()]).toEqual(shown.rows)
  expect(layout.columns.flat()).toHaveLength(shown.rows.length)
  const broken: unknown[] = []
  // Cards have one width and stand in columns, so only neighbours in a column could overlap.
  layout.columns.forEach((column, number) => {
    column.forEach((place, index) => {
      const next = column[index + 1]
      if (place.x !== number * COLUMN) broken.push(['is in another column', place.id])
      if (next !== undefined && next.y < place.y + CARD_HEIGHT) broken.push(['overlaps', place.id, next.id])
    })
  })
  for (const place of layout.places.values()) {
    const card = { ...place, width: CARD_WIDTH, height: CARD_HEIGHT }
    if (!holds(layout.bounds, card)) broken.push(['is outside', place.id])
    if (place.parent?.id !== shown.model.groups.get(place.id)?.parentId) broken.push(['has another parent', place.id])
    if (place.parent !== undefined && place.parent.x + COLUMN > place.x)
      broken.push(['is left of its parent', place.id])
  }
  for (const { place, box, inner, lanes } of layout.spans.values()) {
    const children = shown.childrenOf(place.id).flatMap((id) => layout.places.get(id) ?? [])
    const middle = (Math.min(...children.map(({ y }) => y)) + Math.max(...children.map(({ y }) => y + CARD_HEIGHT))) / 2
    if (Math.abs(place.y + CARD_HEIGHT / 2 - middle) > 1) broken.push(['is not in the middle', place.id])
    if (!inner.every((span) => holds(box, span.box))) broken.push(['is in a box outside', place.id])
    // Siblings read downwards, or go on at the top of a column further right.
    children.forEach((child, index) => {
      const before = children[index - 1]
      if (before !== undefined && child.y <= before.y && child.x <= before.x) broken.push(['out of order', child.id])
    })
    if (lanes.some((lane) => lane.top > lane.bottom)) broken.push(['has a lane upside down', place.id])
  }
  expect(broken).toEqual([])
  return layout
}

describe('layOut', () => {
  it.each(trees)('places every group once, in order, and lets none overlap: %s', (_, parents) => {
    expectSound(parents)
  })

  it('does so for trees of every shape', () => {
    fc.assert(
      fc.property(anyParents, (parents) => void expectSound(parents)),
      { numRuns: 300 },
    )
  })

  it('keeps what is below different children in boxes apart', () => {
    fc.assert(
      fc.property(anyParents, (parents) => {
        for (const { inner } of layOut(shownOf(parents)).spans.values())
          inner.forEach((one, index) => {
            for (const other of inner.slice(index + 1)) expect(apart(one.box, other.box)).toBe(true)
          })
      }),
    )
  })

  it.each(trees.slice(1, 5))('gives it a shape for screens: %s', (_, parents) => {
    const { width, height } = layOut(shownOf(parents)).bounds
    expect(width / height).toBeGreaterThan(0.5)
    expect(width / height).toBeLessThan(3)
  })

  it('leaves a short list a list, and makes a block of a longer one, read down its columns', () => {
    const listed = layOut(shownOf(Array.from({ length: LEAVES_IN_LIST_MAX }, () => 0)))
    expect(listed.columns.map((column) => column.length)).toEqual([1, LEAVES_IN_LIST_MAX])
    const wrapped = layOut(shownOf(Array.from({ length: 20 }, () => 0)))
    expect(wrapped.columns.map((column) => column.length)).toEqual([1, 7, 7, 6])
    expect(wrapped.columns[2]?.[0]?.id).toBe(testId(8))
    const [block] = wrapped.spans.get(ROOT_ID)?.blocks ?? []
    expect(block).toMatchObject({ x: COLUMN, width: 2 * COLUMN + CARD_WIDTH })
    expect(wrapped.places.get(testId(20))?.block).toBe(block)
  })

  it('wraps only leaves: an open group between them stands in the list, at its place', () => {
    const parents = [...Array.from({ length: 30 }, () => 0), 15]
    const layout = layOut(shownOf(parents))
    const open = layout.places.get(testId(15))
    const [above, below] = layout.spans.get(ROOT_ID)?.blocks ?? []
    expect(open?.x).toBe(COLUMN)
    expect(above === undefined ? undefined : bottom(above)).toBeLessThan(open?.y ?? Number.NaN)
    expect(below?.y).toBeGreaterThan(bottom({ x: 0, width: 0, y: open?.y ?? Number.NaN, height: CARD_HEIGHT }))
  })

  it('lets a fold move nobody sideways while no family needs lanes', () => {
    const stays = (parents: readonly number[]): void => {
      const before = layOut(shownOf(parents))
      if (before.bounds.height > STACK_MAX) return
      for (const id of before.spans.keys()) {
        const after = layOut(shownOf(parents, [id]))
        const family = testModel(parents).groups.get(id)?.parentId
        // In the group's own family it may become part of a block.
        for (const place of after.places.values())
          if (place.parent?.id !== family) expect(place.x).toBe(before.places.get(place.id)?.x)
      }
    }
    fc.assert(fc.property(anyParents, stays), { numRuns: 50 })
    stays(chainsOf(6, 120))
  })

  it('keeps the root at the middle of the left edge, whatever is unfolded', () => {
    for (const [, parents] of trees)
      expect(layOut(shownOf(parents)).places.get(ROOT_ID)).toMatchObject({ x: 0, y: -CARD_HEIGHT / 2 })
  })

  it('leaves out what is inside a folded group', () => {
    expect([...layOut(shownOf([0, 1, 0], [testId(1)])).places.keys()]).toEqual([ROOT_ID, testId(1), testId(3)])
  })
})
