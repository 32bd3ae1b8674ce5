/** From what is registered and the words typed to the rows that are shown. Pure. */
import { words } from '../../words/words.ts'
import { type Command, type CommandSet, type Found, SECTIONS, type Section, type Step } from './commands.ts'
import { type Match, match, wordsOf } from './match.ts'

export type Row = {
  command: Command
  /** Places of the words in the title. */
  ranges: Match['ranges']
  /** Among all rows shown. */
  index: number
}
export type Rows = {
  /** Sections one after the other; none of them empty. */
  sections: readonly { title: Section; rows: readonly Row[] }[]
  /** The same rows, as the arrow keys go. */
  rows: readonly Row[]
  /** Of all that were found. */
  total: number
}

type Scored = Omit<Row, 'index'> & { score: number }

const said = words.palette

/** More nobody reads; typing narrows them down. */
const ROWS_MAX = 60

/** What a finder adds is found by more than its title, such as its id. */
const FOUND_OTHERWISE: Match = { score: 0, ranges: [] }

/** Everything registered, as one step. */
export const firstStep = (sets: readonly CommandSet[]): Step => ({
  title: said.title,
  placeholder: said.placeholder,
  find(query) {
    const words = wordsOf(query)
    const fixed = sets
      .flatMap(({ commands }) => commands)
      .filter(({ title, keywords }) => match(words, title, keywords) !== undefined)
    const found = sets.flatMap(({ find }) => (find === undefined ? [] : [find(query)]))
    const commands = firstById([...fixed, ...found.flatMap((each) => each.commands)])
    const leftOut = found.reduce((sum, each) => sum + each.total - each.commands.length, 0)
    return { commands, total: commands.length + leftOut }
  },
})

function firstById(commands: readonly Command[]): Command[] {
  const byId = new Map<string, Command>()
  for (const command of commands) if (!byId.has(command.id)) byId.set(command.id, command)
  return [...byId.values()]
}

/** Sections by their best row, rows by how well they fit; without words as they come. */
export function arrange({ commands, total }: Found, query: string, most = ROWS_MAX): Rows {
  const words = wordsOf(query)
  const bySection = new Map<Section, Scored[]>(SECTIONS.map((title) => [title, []]))
  for (const command of commands) {
    const { score, ranges } = match(words, command.title, command.keywords) ?? FOUND_OTHERWISE
    bySection.get(command.section)?.push({ command, ranges, score })
  }
  const ranked = [...bySection]
    .map(([title, rows]) => ({ title, rows: rows.toSorted((one, other) => other.score - one.score) }))
    .toSorted((one, other) => (other.rows[0]?.score ?? 0) - (one.rows[0]?.score ?? 0))
  let count = 0
  const sections = ranked.flatMap(({ title, rows }) => {
    const shown = rows.slice(0, most - count).map(({ command, ranges }) => ({ command, ranges, index: count++ }))
    return shown.length === 0 ? [] : [{ title, rows: shown }]
  })
  return { sections, rows: sections.flatMap(({ rows }) => rows), total }
}

/** What is said of the rows, also to people who do not see them. */
export function rowsToWords({ rows, total }: Rows, query: string): string {
  if (rows.length === 0) return query.trim() === '' ? said.rows.empty : said.rows.none
  if (total > rows.length) return said.rows.more(rows.length, total - rows.length)
  return said.rows.count(total)
}
