/** How a title is cut up to be shown. Pure. */
import type { Range } from './match.ts'

type Piece = { text: string; marked: boolean }
export type TitlePart = {
  pieces: readonly Piece[]
  /** Chosen by somebody: stands apart from the words around it. */
  foreign: boolean
}

/** The words before the name, the name, and those after it, each cut at the places to be marked. */
export function titleParts(title: string, name: string | undefined, ranges: readonly Range[]): TitlePart[] {
  const from = name === undefined || name === '' ? -1 : title.indexOf(name)
  const cuts = from === -1 ? [0, title.length] : [0, from, from + (name?.length ?? 0), title.length]
  return cuts.slice(1).flatMap((end, index) => {
    const start = cuts[index] ?? 0
    return start === end
      ? []
      : [{ pieces: pieces(title, [start, end], ranges), foreign: from !== -1 && start === from }]
  })
}

function pieces(title: string, [from, to]: Range, ranges: readonly Range[]): Piece[] {
  const found: Piece[] = []
  let at = from
  const cut = (end: number, marked: boolean): void => {
    if (end > at) found.push({ text: title.slice(at, end), marked })
    at = Math.max(at, end)
  }
  for (const [start, end] of ranges) {
    cut(Math.min(Math.max(start, from), to), false)
    cut(Math.min(Math.max(end, from), to), true)
  }
  cut(to, false)
  return found
}
