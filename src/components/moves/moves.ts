/** What every way of moving groups asks for: drag, cut and paste, "Move to…" and the command palette end in it. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { Lift } from './lift.ts'

export type Moves = {
  /** Shown where they will be; the node has not confirmed yet. Keeps its identity until it changes. */
  movingIds: ReadonlySet<GroupId>
  /** Takes groups up, for any way of choosing a target. Undefined, with the reason told, when they cannot be. */
  lift(groupIds: Iterable<GroupId>): Lift | undefined
  /** Puts them down: what changes for others is asked about first; a target that is refused is told, and sends nothing. */
  putDown(lift: Lift, targetId: GroupId): void
  /** Takes the last move back, or makes it again, once everything asked for before is settled. */
  undo(): void
  redo(): void
}
