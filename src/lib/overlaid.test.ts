import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlaid } from './overlaid.ts'

const map = fc.array(fc.tuple(fc.nat(12), fc.nat())).map((entries) => new Map(entries))

test('it reads like a copy in which the values were replaced', () => {
  void fc.assert(
    fc.property(map, map, (below, above) => {
      const copy = new Map([...below].map(([key, value]) => [key, above.get(key) ?? value]))
      const read = overlaid(below, above)
      expect(read.size).toBe(copy.size)
      expect([...read]).toEqual([...copy])
      expect([...read.entries()]).toEqual([...copy.entries()])
      expect([...read.keys()]).toEqual([...copy.keys()])
      expect([...read.values()]).toEqual([...copy.values()])
      for (let key = 0; key <= 12; key++) {
        expect(read.get(key)).toBe(copy.get(key))
        expect(read.has(key)).toBe(copy.has(key))
      }
      const seen: unknown[] = []
      read.forEach((value, key, itself) => {
        seen.push([key, value, itself === read])
      })
      expect(seen).toEqual([...copy].map(([key, value]) => [key, value, true]))
    }),
  )
})
