import { useState } from 'react'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { ancestry } from '#shared/domain/tree.ts'
import type { Move } from './lift.ts'
import { type Conflict, withConflict, withoutConflict } from './move-conflict.ts'
import type { MoveReads } from './use-move-reads.ts'

type Known = { by: PublicKey | undefined; atMs: number | undefined }
const NOBODY: Known = { by: undefined, atMs: undefined }

/** The cards about moves that others made instead. `placeName` names a group as it is shown now. */
export function useConflicts(reads: MoveReads, placeName: (id: GroupId) => string) {
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([])
  const named = (id: GroupId) => ({ id, name: placeName(id) })

  async function add(
    move: Move,
    standsId: GroupId,
    { crossing, wasMoved }: Pick<Conflict, 'crossing' | 'wasMoved'>,
    { by, atMs }: Known = NOBODY,
  ): Promise<void> {
    const conflict: Conflict = {
      group: named(move.groupId),
      wanted: named(move.newParentId),
      stands: named(standsId),
      crossing,
      wasMoved,
      by: by === undefined ? undefined : await reads.nameOf(by),
      atMs,
    }
    setConflicts((before) => withConflict(before, conflict))
  }

  return {
    conflicts,
    dismiss: (groupId: GroupId) => setConflicts((before) => withoutConflict(before, groupId)),

    /** Somebody else has moved the group to `parentId`. */
    async addTaken(move: Move, parentId: GroupId, known?: Known): Promise<void> {
      const last = known?.by === undefined ? await reads.lastMoveOf([move.groupId]) : known
      await add(move, parentId, { crossing: undefined, wasMoved: false }, last)
    },

    /** It was moved as it was asked for; somebody else has moved it on to `parentId` since. */
    async addMovedOn(move: Move, parentId: GroupId): Promise<void> {
      const last = await reads.lastMoveOf([move.groupId])
      await add(move, parentId, { crossing: undefined, wasMoved: true }, last)
    },

    /** The target is inside the group: says whose move made it so. False when it is not so any more. */
    async addCrossing(move: Move): Promise<boolean> {
      try {
        const tree = await reads.readTree(Date.now())
        const above = ancestry(tree, move.newParentId)
        const between = above.slice(0, Math.max(0, above.indexOf(move.groupId)))
        const last = await reads.lastMoveOf(between)
        const to = last === undefined ? undefined : tree.parentOf(last.groupId)
        const standsId = tree.parentOf(move.groupId)
        if (last === undefined || to === undefined || standsId === undefined) return false
        const crossing = { group: named(last.groupId), to: named(to) }
        await add(move, standsId, { crossing, wasMoved: false }, last)
        return true
      } catch (error) {
        console.warn('The tree could not be read after a crossing move.', error)
        return false
      }
    },
  }
}
export type Conflicts = ReturnType<typeof useConflicts>
