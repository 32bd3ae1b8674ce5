import type { Range } from './match.ts'
import { type TitlePart, titleParts } from './title-parts.ts'

const NONE: readonly Range[] = []

type Props = { title: string; name: string | undefined; ranges?: readonly Range[] }

/** A title, with what was typed marked in it and a foreign name set apart. */
export function CommandTitle({ title, name, ranges = NONE }: Props) {
  let at = 0
  return titleParts(title, name, ranges).map((part) => {
    const key = at
    at += part.pieces.reduce((sum, { text }) => sum + text.length, 0)
    return part.foreign ? (
      <bdi key={key}>
        <Pieces part={part} />
      </bdi>
    ) : (
      <Pieces key={key} part={part} />
    )
  })
}

function Pieces({ part }: { part: TitlePart }) {
  let at = 0
  return part.pieces.map(({ text, marked }) => {
    const key = at
    at += text.length
    return marked ? (
      <mark key={key} className="bg-transparent font-semibold text-accent underline underline-offset-2">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
