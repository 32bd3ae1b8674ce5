/** What was moved from this page, to be taken back and made again. Pure; nothing of it outlives the page. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { Move } from './lift.ts'
import type { Names } from './move-words.ts'

export type MoveEntry = {
  id: number
  /** Made by one gesture, or by one plan, in this order. */
  moves: readonly Move[]
  names: Names
  atMs: number
  /** `overtaken`: others have changed the tree since, so that this is not this page's to take back. */
  state: 'applied' | 'undone' | 'overtaken'
}

/** Oldest first. What is undone stands behind everything that could be undone next. */
export type MoveHistory = readonly MoveEntry[]

export const HISTORY_MAX = 50

const nextId = (history: MoveHistory): number => Math.max(0, ...history.map(({ id }) => id)) + 1

/** A new move; what was undone before cannot be made again after it. */
export function withMove(history: MoveHistory, entry: Pick<MoveEntry, 'moves' | 'names' | 'atMs'>): MoveHistory {
  if (entry.moves.length === 0) return history
  const kept = history.filter(({ state }) => state !== 'undone')
  return [...kept, { ...entry, id: nextId(history), state: 'applied' as const }].slice(-HISTORY_MAX)
}

const ORDER: Record<MoveEntry['state'], number> = { overtaken: 0, applied: 1, undone: 2 }

/** These moves of the entry are in this state now; an entry of which only a part is, becomes two. */
export function withState(
  history: MoveHistory,
  id: number,
  concerned: readonly Move[],
  state: MoveEntry['state'],
): MoveHistory {
  return history.flatMap((entry) => {
    if (entry.id !== id) return [entry]
    const others = entry.moves.filter((move) => !concerned.includes(move))
    if (others.length === entry.moves.length) return [entry]
    if (others.length === 0) return [{ ...entry, state }]
    return [
      { ...entry, moves: others },
      { ...entry, moves: entry.moves.filter((move) => concerned.includes(move)), id: nextId(history), state },
    ].sort((one, other) => ORDER[one.state] - ORDER[other.state])
  })
}

type IsThere = (groupId: GroupId) => boolean

/** Groups that were deleted cannot be moved back; an entry of such groups alone is passed over. */
export const movesLeft = (entry: MoveEntry, isThere: IsThere): Move[] =>
  entry.moves.filter(({ groupId }) => isThere(groupId))

export const nextUndo = (history: MoveHistory, isThere: IsThere): MoveEntry | undefined =>
  history.findLast((entry) => entry.state === 'applied' && movesLeft(entry, isThere).length > 0)

export const nextRedo = (history: MoveHistory, isThere: IsThere): MoveEntry | undefined =>
  history.find((entry) => entry.state === 'undone' && movesLeft(entry, isThere).length > 0)
