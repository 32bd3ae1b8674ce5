/** What is said after a move. Names are isolated, so that no name can reorder the sentence around it. */
import { errorToWords } from '../../api/errors.ts'
import { Time } from '../ui/Time.tsx'

export type MoveWords = { group: string; from: string; to: string; level: number }

export function MovedNotice({ group, from, to, level }: MoveWords) {
  return (
    <>
      <bdi>{group}</bdi> moved from <bdi>{from}</bdi> to <bdi>{to}</bdi>, level {level}.
    </>
  )
}

/** `now` is where it is, undefined when it is gone. */
export function OvertakenNotice({ group, to, now }: MoveWords & { now: string | undefined }) {
  return (
    <>
      <bdi>{group}</bdi> was moved to <bdi>{to}</bdi>, and{' '}
      {now === undefined ? (
        'has been deleted since.'
      ) : (
        <>
          somebody has moved it on to <bdi>{now}</bdi> since.
        </>
      )}
    </>
  )
}

type TakenProps = MoveWords & { now: string; by: string | undefined; atMs: number | undefined }

export function TakenNotice({ group, to, now, by, atMs }: TakenProps) {
  return (
    <>
      <bdi>{group}</bdi> was not moved to <bdi>{to}</bdi>: {by === undefined ? 'somebody else' : <bdi>{by}</bdi>} moved
      it to <bdi>{now}</bdi>
      {atMs !== undefined && (
        <>
          {' '}
          <Time timeMs={atMs} relativeOnly />
        </>
      )}
      , and there it stays.
    </>
  )
}

export function RefusedNotice({ group, from, error }: MoveWords & { error: unknown }) {
  const { what, next } = errorToWords(error)
  return (
    <>
      <bdi>{group}</bdi> stays in <bdi>{from}</bdi>. {what} {next}
    </>
  )
}

export function UnprovenNotice({ group, to, error }: MoveWords & { error: unknown }) {
  return (
    <>
      The node has taken the move of <bdi>{group}</bdi> to <bdi>{to}</bdi>, but the groups could not be read since.{' '}
      {errorToWords(error).what}
    </>
  )
}

export function UnknownNotice({ group, to, error }: MoveWords & { error: unknown }) {
  const { next } = errorToWords(error)
  return (
    <>
      It is not known yet whether <bdi>{group}</bdi> was moved to <bdi>{to}</bdi>. {next}
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
