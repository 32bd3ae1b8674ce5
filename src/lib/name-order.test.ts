import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertByName, sortByName } from './name-order.ts'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
/** Negative, 0 or positive, as two names are sorted: a tie leaves both where they were. */
function compareNames(one: string, other: string): number {
  const sorts = (names: string[]) =>
    sortByName(
      names,
      (name) => name,
      () => 0,
    )[0]
  if (sorts([one, other]) !== one) return 1
  return sorts([other, one]) === one ? -1 : 0
}
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
/** Few characters, so that names share beginnings and numbers. */
const plain = fc.string({ unit: fc.constantFrom('a', 'A', 'b', ' ', '-', '0', '1', '9', '$'), maxLength: 8 })
const any = fc.string({
  unit: fc.constantFrom('a', 'e', 'ß', 'é', 'e\u0301', '\u0301', '1', '٢', '2', 'я', '中', '\t', '🌳'),
})

test('is the order of the Unicode collation for each character that it knows by itself', () => {
  for (const one of ASCII)
    for (const other of ASCII)
      if (one !== other) expect(compareNames(one, other), `${one} ${other}`).toBe(collator.compare(one, other))
})

test.each([
  ['plain names', plain, plain],
  ['names of all kinds', any, any],
  ['a plain name and another', plain, any],
  ['any text', fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })],
])('is the order of the Unicode collation for %s', (_what, ones, others) => {
  void fc.assert(
    fc.property(ones, others, (one, other) => {
      fc.pre(one !== other)
      expect(compareNames(one, other)).toBe(Math.sign(collator.compare(one, other)))
    }),
    { numRuns: 5_000 },
  )
})

test('numbers of any length are told apart by their value', () => {
  const long = '9'.repeat(300)
  for (const [one, other] of [
    ['Team 9', 'Team 10'],
    ['Team 010', 'Team 10'],
    [long, `1${long}`],
    [`${long}1`, long],
  ] as const)
    expect(compareNames(one, other)).toBe(Math.sign(collator.compare(one, other)))
})

test('ties are decided, and what has no name comes last', () => {
  const items = [{ id: 3 }, { id: 2, name: 'Ops' }, { id: 1, name: 'ops' }, { id: 0 }, { id: 4, name: 'Legal' }]
  const sorted = sortByName<{ id: number; name?: string }>(
    items,
    ({ name }) => name,
    (one, other) => one.id - other.id,
  )
  expect(sorted.map(({ id }) => id)).toEqual([4, 1, 2, 0, 3])
})

test('what is inserted stands where sorting would put it', () => {
  const tie = (one: { id: number }, other: { id: number }) => one.id - other.id
  const nameOf = ({ name }: { name: string | undefined }) => name
  void fc.assert(
    fc.property(fc.array(fc.option(plain, { nil: undefined }), { minLength: 1 }), (names) => {
      const [last, ...others] = names.map((name, id) => ({ id, name })).toReversed()
      if (last === undefined) return
      expect(insertByName(sortByName(others, nameOf, tie), last, nameOf, tie)).toEqual(
        sortByName([...others, last], nameOf, tie),
      )
    }),
  )
})
