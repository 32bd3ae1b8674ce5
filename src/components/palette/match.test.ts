import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { match, wordsOf } from './match.ts'

const marked = (query: string, title: string, keywords?: string): string[] | undefined =>
  match(wordsOf(query), title, keywords)?.ranges.map(([from, to]) => title.slice(from, to))

describe('match', () => {
  it.each([
    ['move bill', 'Move Billing to…', ['Move', 'Bill']],
    ['bill move', 'Move Billing to…', ['Move', 'Bill']],
    ['ILL', 'Billing', ['ill']],
    ['crns', 'Create namespace', ['Cr', 'n', 's']],
    ['name', 'Rename the name', ['name']],
    ['mo mov', 'Move', ['Mov']],
    ['', 'Billing', []],
    ['x', 'İx', ['x']],
    ['σ', 'ΑΣ', ['Σ']],
  ])('%s in %s', (query, title, places) => {
    expect(marked(query, title)).toEqual(places)
  })

  it('takes the beginning of a word before its inside', () => {
    expect(match(['name'], 'Rename the name')?.ranges).toEqual([[11, 15]])
  })

  it.each([
    ['billing legal', 'Move Billing to…'],
    ['gnillib', 'Billing'],
    ['ilg', 'Billing'],
  ])('%s is not in %s', (query, title) => {
    expect(marked(query, title)).toBeUndefined()
  })

  it('finds by other words, without a mark', () => {
    expect(marked('remove bil', 'Delete Billing', 'remove')).toEqual(['Bil'])
  })

  it('ranks the beginning of the title, of a word, the inside, another word, scattered letters', () => {
    const scores = ['Nest', 'A nest', 'Earnest', 'Put into', 'Name last'].map(
      (title) => match(['nest'], title, title === 'Put into' ? 'nest' : '')?.score,
    )
    expect(scores.slice(0, 4)).toEqual(scores.slice(0, 4).toSorted((one, other) => (other ?? 0) - (one ?? 0)))
    expect(new Set(scores.slice(0, 4)).size).toBe(4)
    expect(match(['nl'], 'Name last')?.score).toBeLessThan(scores[3] ?? 0)
  })

  it('finds every part of every text, whatever is in it, and marks what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (title, from, length) => {
        const letters = Array.from(title)
        const query = letters
          .slice(from % letters.length)
          .slice(0, (length % 5) + 1)
          .join('')
        const found = match(wordsOf(query), title)
        let last = -1
        for (const [start, end] of found?.ranges ?? []) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(title.length)
        expect(found).toBeDefined()
      }),
    )
  })
})
