import fc from 'fast-check'
import { expect, it } from 'vitest'
import { titleParts } from './title-parts.ts'

/** Names in brackets, marks in stars. */
const written = (...[title, name, ranges]: Parameters<typeof titleParts>): string =>
  titleParts(title, name, ranges)
    .map(({ pieces, foreign }) => {
      const text = pieces.map((piece) => (piece.marked ? `*${piece.text}*` : piece.text)).join('')
      return foreign ? `[${text}]` : text
    })
    .join('')

it.each([
  ['Move Billing to…', 'Billing', [], 'Move [Billing] to…'],
  ['Move Billing to…', 'Billing', [[5, 9]], 'Move [*Bill*ing] to…'],
  ['Move Billing to…', 'Billing', [[0, 7]], '*Move *[*Bi*lling] to…'],
  [
    'Billing',
    'Billing',
    [
      [0, 1],
      [3, 4],
    ],
    '[*B*il*l*ing]',
  ],
  ['Node', undefined, [[0, 2]], '*No*de'],
  ['Node', 'Other', [], 'Node'],
  ['Node', '', [], 'Node'],
] as const)('%s with the name %s marked at %j is %s', (title, name, ranges, text) => {
  expect(written(title, name, ranges)).toBe(text)
})

it('loses nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.nat(9), fc.nat(9), (before, name, after, from, length) => {
      const title = before + name + after
      const parts = titleParts(title, name, [[from, from + length]])
      expect(parts.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('')).toBe(title)
      expect(parts.filter(({ foreign }) => foreign).length).toBe(name === '' ? 0 : 1)
    }),
  )
})
