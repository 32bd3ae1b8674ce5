/** Two people moved the same group, or one group into the other and the other way round. */
import type { GroupId } from '#shared/domain/ids.ts'

type Named = { id: GroupId; name: string }

export type Conflict = {
  /** The one that was to be moved here. */
  group: Named
  /** Where it was to go. */
  wanted: Named
  /** Where it stands. */
  stands: Named
  /** Crossing: this one was moved, by somebody else, so that the target is inside the group now. */
  crossing: { group: Named; to: Named } | undefined
  /** It was moved here, and then moved on. */
  wasMoved: boolean
  by: string | undefined
  atMs: number | undefined
}

/** One card for each group: what is newer replaces what was said before. */
export const withConflict = (conflicts: readonly Conflict[], conflict: Conflict): Conflict[] => [
  ...withoutConflict(conflicts, conflict.group.id),
  conflict,
]

export const withoutConflict = (conflicts: readonly Conflict[], groupId: GroupId): Conflict[] =>
  conflicts.filter(({ group }) => group.id !== groupId)
