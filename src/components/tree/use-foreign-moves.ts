/** Groups that others have just moved: marked for a moment, and said aloud. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { foreignMoves, foreignMovesToWords } from './foreign-moves.ts'
import type { TreeModel } from './tree-model.ts'

/** Long enough for one pulse that the eye can find. */
export const PULSE_MS = 1500

const NONE: ReadonlySet<GroupId> = new Set()

/**
 * `ownIds` are the groups that this page is moving, or shows moved, in `model`. One that has just left them counts too:
 * it settles, or goes home, in the same moment. `isMoving` knows those that are not rendered so yet: a busy page may
 * show the tree that was read after a move before it shows the move.
 */
export function useForeignMoves(
  model: TreeModel,
  ownIds: ReadonlySet<GroupId>,
  isMoving: (id: GroupId) => boolean,
): ReadonlySet<GroupId> {
  const announce = useAnnounce()
  const [pulsing, setPulsing] = useState<ReadonlySet<GroupId>>(NONE)
  const last = useRef({ model, ownIds })
  // In the task that shows the tree: a moment later the move may be settled, and nobody knows any more whose it was.
  useLayoutEffect(() => {
    const before = last.current
    last.current = { model, ownIds }
    if (before.model === model) return
    const moved = foreignMoves(before.model, model, new Set([...ownIds, ...before.ownIds]))
    const moves = moved.filter(({ groupId }) => !isMoving(groupId))
    if (moves.length === 0) return
    setPulsing(new Set(moves.map(({ groupId }) => groupId)))
    announce(foreignMovesToWords(moves, model))
  }, [model, ownIds, isMoving, announce])
  useEffect(() => {
    if (pulsing.size === 0) return
    const timer = setTimeout(() => setPulsing(NONE), PULSE_MS)
    return () => clearTimeout(timer)
  }, [pulsing])
  return pulsing
}
