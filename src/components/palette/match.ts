/** How well words fit a text, in any order, and where they are in it. Pure. */

/** From, up to and without. */
export type Range = readonly [from: number, to: number]
export type Match = {
  /** The higher the better; never negative. */
  score: number
  /** Places in the title to be marked, in order and apart from each other. */
  ranges: readonly Range[]
}

const FITS: Match = { score: 0, ranges: [] }
const BEGINS_TITLE = 8
const BEGINS_WORD = 6
const INSIDE = 3
const KEYWORD = 2
const SCATTERED = 1

/** Small letters, each in its place: the few that would grow stay as they are, and a sigma is one wherever it stands. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  const inPlace =
    lower.length === text.length
      ? lower
      : Array.from(text, (letter) => sameLength(letter, letter.toLowerCase())).join('')
  return inPlace.replaceAll('ς', 'σ')
}
const sameLength = (letter: string, lower: string): string => (lower.length === letter.length ? lower : letter)

export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean)

/** Undefined when a word is nowhere; no words fit everything. */
export function match(words: readonly string[], title: string, keywords = ''): Match | undefined {
  if (words.length === 0) return FITS
  const text = fold(title)
  const otherWords = wordsOf(keywords)
  const ranges: Range[] = []
  let score = 0
  for (const word of words) {
    const found = findWord(word, text) ?? findKeyword(word, otherWords) ?? findScattered(word, text)
    if (found === undefined) return undefined
    score += found.score
    ranges.push(...found.ranges)
  }
  return { score, ranges: united(ranges) }
}

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))

function findWord(word: string, text: string): Match | undefined {
  const first = text.indexOf(word)
  if (first === -1) return undefined
  let at = first
  while (at !== -1 && !isWordStart(text, at)) at = text.indexOf(word, at + 1)
  const place = at === -1 ? first : at
  const score = place === 0 ? BEGINS_TITLE : at === -1 ? INSIDE : BEGINS_WORD
  return { score, ranges: [[place, place + word.length]] }
}

const findKeyword = (word: string, keywords: readonly string[]): Match | undefined =>
  keywords.some((keyword) => keyword.startsWith(word)) ? { score: KEYWORD, ranges: [] } : undefined

/** All letters in this order, from the beginning of a word on, as in "crns" for "Create namespace". */
function findScattered(word: string, text: string): Match | undefined {
  if (word.length < 2) return undefined
  for (let start = text.indexOf(word.charAt(0)); start !== -1; start = text.indexOf(word.charAt(0), start + 1)) {
    if (!isWordStart(text, start)) continue
    const ranges: Range[] = []
    let at = start
    for (let index = 0; index < word.length && at !== -1; index++) {
      at = text.indexOf(word.charAt(index), at)
      if (at !== -1) ranges.push([at, ++at])
    }
    if (ranges.length === word.length) return { score: SCATTERED, ranges }
  }
  return undefined
}

function united(ranges: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const range of [...ranges].sort(([one], [other]) => one - other)) {
    const last = all.at(-1)
    if (last !== undefined && range[0] <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], range[1])]
    else all.push(range)
  }
  return all
}
