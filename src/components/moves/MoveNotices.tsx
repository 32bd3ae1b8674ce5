/** What is said after a move. Names are isolated, so that no name can reorder the sentence around it. */
import type { Refusal } from '#shared/domain/refusals.ts'
import { errorToWords } from '../../api/error-words.ts'
import { words } from '../../words/words.ts'
import { groupsToText, type MoveWords } from './move-words.ts'

const { notices: said, whereTheyWere } = words.moves
const { groups } = words.tree

type Words = { words: MoveWords }

const named = (name: string, key: string) => <bdi key={key}>{name}</bdi>
const groupOf = ({ group }: MoveWords) => named(group, 'group')
const groupsOf = (words: MoveWords) => (words.count === 1 ? groupOf(words) : groups(words.count))
const placeOf = ({ to }: MoveWords) => (to === undefined ? whereTheyWere : named(to, 'to'))

/** `stoppedCount` were stopped before they were sent. */
export function MovedNotice({ words, stoppedCount }: Words & { stoppedCount: number }) {
  const from = words.from === undefined ? undefined : named(words.from, 'from')
  return said.moved(groupsOf(words), from, placeOf(words), '', stoppedCount)
}

/** The same for a screen reader, with where among its neighbours: ", level 3, 2 of 5". */
export const movedToText = (words: MoveWords, place: string, stoppedCount = 0): string =>
  said.moved(groupsToText(words), words.from, words.to ?? whereTheyWere, place, stoppedCount).join('')

/** It was moved, and deleted since. */
export const DeletedNotice = ({ words }: Words) => said.deleted(groupOf(words), placeOf(words))

/** Somebody else wanted the same. */
export const AlreadyThereNotice = ({ words }: Words) => said.alreadyThere(groupOf(words), placeOf(words))

type RefusedProps = Words & { error: unknown; cause: Refusal | undefined; untried: number }

export function RefusedNotice({ words, error, cause, untried }: RefusedProps) {
  const { what, next } = errorToWords(error)
  return said.refused(groupOf(words), placeOf(words), cause?.message ?? `${what} ${next}`, untried)
}

/** A target, or a state of the tree, that does not allow it; nothing was sent. */
export const NotMovedNotice = ({ words, reason }: Words & { reason: string }) =>
  said.notMoved(groupsOf(words), words.count, reason)

export function PreviewFailedNotice({ words, error }: Words & { error: unknown }) {
  const { what, next } = errorToWords(error)
  return said.previewFailed(groupsOf(words), words.count, `${what} ${next}`)
}

export const UnprovenNotice = ({ words, error }: Words & { error: unknown }) =>
  said.unproven(groupsOf(words), placeOf(words), errorToWords(error).what)

export const UnknownNotice = ({ words, error }: Words & { error: unknown }) =>
  said.unknown(groupOf(words), placeOf(words), errorToWords(error).next)

export const RetryingNotice = ({ words }: Words) => said.retrying(groupOf(words))

export const CheckingNotice = ({ words }: Words) => said.checking(groupOf(words))

export const StillMovingNotice = ({ group }: { group: string }) => said.stillMoving(named(group, 'group'))
