/** What is said after a move. Names are isolated, so that no name can reorder the sentence around it. */
import type { Refusal } from '#shared/domain/refusals.ts'
import { errorToWords } from '../../api/errors.ts'
import { plural } from '../../lib/format.ts'
import { groupsToText, type MoveWords } from './move-words.ts'

type Words = { words: MoveWords }

function Groups({ words: { group, count } }: Words) {
  return count === 1 ? <bdi>{group}</bdi> : plural(count, 'group')
}
const isAre = ({ count }: MoveWords, one: string, many: string): string => (count === 1 ? one : many)

const Place = ({ name }: { name: string | undefined }) => (name === undefined ? 'where they were' : <bdi>{name}</bdi>)

const stoppedToText = (count: number): string =>
  count === 0
    ? ''
    : ` ${plural(count, 'more group')} ${count === 1 ? 'stays' : 'stay'} where ${count === 1 ? 'it was' : 'they were'}.`

/** `stoppedCount` were stopped before they were sent. */
export function MovedNotice({ words, stoppedCount }: Words & { stoppedCount: number }) {
  return (
    <>
      <Groups words={words} /> moved
      {words.from !== undefined && (
        <>
          {' '}
          from <bdi>{words.from}</bdi>
        </>
      )}{' '}
      to <Place name={words.to} />.{stoppedToText(stoppedCount)}
    </>
  )
}

/** The same for a screen reader, with where among its neighbours: ", level 3, 2 of 5". */
export const movedToText = (words: MoveWords, place: string, stoppedCount = 0): string =>
  `${groupsToText(words)} moved${words.from === undefined ? '' : ` from ${words.from}`} to ${words.to ?? 'where they were'}${place}.${stoppedToText(stoppedCount)}`

/** It was moved, and deleted since. */
export function DeletedNotice({ words }: Words) {
  return (
    <>
      <bdi>{words.group}</bdi> was moved to <Place name={words.to} />, and has been deleted since.
    </>
  )
}

/** Somebody else wanted the same. */
export function AlreadyThereNotice({ words }: Words) {
  return (
    <>
      Somebody else has already moved <bdi>{words.group}</bdi> to <Place name={words.to} />.
    </>
  )
}

type RefusedProps = Words & { error: unknown; cause: Refusal | undefined; untried: number }

export function RefusedNotice({ words, error, cause, untried }: RefusedProps) {
  const { what, next } = errorToWords(error)
  return (
    <>
      <bdi>{words.group}</bdi> was not moved to <Place name={words.to} />. {cause?.message ?? `${what} ${next}`}{' '}
      {untried > 0 && `${plural(untried, 'more group')} ${untried === 1 ? 'was' : 'were'} not moved either.`}
    </>
  )
}

/** A target, or a state of the tree, that does not allow it; nothing was sent. */
export function NotMovedNotice({ words, reason }: Words & { reason: string }) {
  return (
    <>
      <Groups words={words} /> {isAre(words, 'was', 'were')} not moved. {reason}
    </>
  )
}

export function PreviewFailedNotice({ words, error }: Words & { error: unknown }) {
  const { what, next } = errorToWords(error)
  return (
    <>
      <Groups words={words} /> {isAre(words, 'stays', 'stay')} where {isAre(words, 'it is', 'they are')}: what the move
      would change could not be looked up, so nothing was sent. {what} {next}
    </>
  )
}

export function UnprovenNotice({ words, error }: Words & { error: unknown }) {
  return (
    <>
      The node has taken the move of <Groups words={words} /> to <Place name={words.to} />, but the groups could not be
      read since. {errorToWords(error).what}
    </>
  )
}

export function UnknownNotice({ words, error }: Words & { error: unknown }) {
  const { next } = errorToWords(error)
  return (
    <>
      It is not known yet whether <bdi>{words.group}</bdi> was moved to <Place name={words.to} />. {next}
    </>
  )
}

export function RetryingNotice({ words }: Words) {
  return (
    <>
      The node is still catching up. The move of <bdi>{words.group}</bdi> is tried again.
    </>
  )
}

export function CheckingNotice({ words }: Words) {
  return (
    <>
      Checking whether <bdi>{words.group}</bdi> was moved…
    </>
  )
}

export function StillMovingNotice({ group }: { group: string }) {
  return (
    <>
      <bdi>{group}</bdi> is still on its way; wait until the node has answered.
    </>
  )
}
