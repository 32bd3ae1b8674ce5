import { describe, expect, it } from 'vitest'
import type { Command, CommandSet, Section } from './commands.ts'
import { arrange, firstStep, rowsToWords } from './find-commands.ts'

const command = (title: string, section: Section = 'Pages', more: Partial<Command> = {}): Command => ({
  id: title,
  title,
  section,
  run: () => undefined,
  ...more,
})

/** What is shown for the query, section by section. */
const shown = (sets: readonly CommandSet[], query: string) =>
  arrange(firstStep(sets).find(query), query).sections.map(({ title, rows }) => [
    title,
    ...rows.map((row) => row.command.title),
  ])

const pages = { commands: [command('Namespaces'), command('Node'), command('Rename Node', 'Selection')] }

describe('the first step', () => {
  it('offers everything, what concerns the page first', () => {
    expect(shown([pages], ' ')).toEqual([
      ['Selection', 'Rename Node'],
      ['Pages', 'Namespaces', 'Node'],
    ])
  })

  it('puts what begins with the words first, and its section too', () => {
    expect(shown([pages], 'no')).toEqual([
      ['Pages', 'Node'],
      ['Selection', 'Rename Node'],
    ])
  })

  it('adds what is found, offers nothing twice, and counts all of it', () => {
    const found = [command('Node', 'Groups'), command('Node 2', 'Groups'), command('by its id', 'Groups')]
    const sets = [pages, { commands: [], find: () => ({ commands: found, total: 9 }) }]
    expect(shown(sets, 'node')).toEqual([
      ['Groups', 'Node 2', 'by its id'],
      ['Pages', 'Node'],
      ['Selection', 'Rename Node'],
    ])
    expect(firstStep(sets).find('node').total).toBe(10)
  })
})

describe('arrange', () => {
  const many = Array.from({ length: 100 }, (_, index) => command(`Page ${index}`))

  it('shows no more than anybody reads, and says how many there are', () => {
    const rows = arrange({ commands: many, total: 250 }, 'page')
    expect(rows.rows.map(({ index }) => index)).toEqual(Array.from({ length: 60 }, (_, index) => index))
    expect(rowsToWords(rows, 'page')).toBe('60 shown, 190 more: type on to narrow them down.')
  })

  it.each([
    [0, 'x', 'Nothing is called this.'],
    [0, ' ', 'There is nothing to choose from.'],
    [1, '', '1 result'],
    [2, '', '2 results'],
  ])('%i rows for "%s": %s', (count, query, words) => {
    const commands = many.slice(0, count)
    expect(rowsToWords(arrange({ commands, total: count }, query), query)).toBe(words)
  })
})
