/** What speaks against moves in the tree that is shown, before anything is sent. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { createMovedTree } from '#shared/domain/moved-tree.ts'
import type { Refusal } from '#shared/domain/refusals.ts'
import type { Tree } from '#shared/domain/tree.ts'
import type { Move } from './lift.ts'

/** A move whose group stands elsewhere by now. */
export type TakenMove = { move: Move; parentId: GroupId }

export type Objection =
  | { kind: 'taken'; taken: TakenMove[] }
  | { kind: 'refused'; move: Move; refusal: Refusal }
  | undefined

/** Each move is judged in the tree that the ones before it leave. */
export function objectionTo(tree: Tree, moves: readonly Move[]): Objection {
  const after = createMovedTree(tree)
  const taken: TakenMove[] = []
  let refused: Objection
  for (const move of moves) {
    const { groupId, expectedParentId, newParentId } = move
    const parentId = after.parentOf(groupId)
    if (parentId !== undefined && parentId !== expectedParentId) {
      taken.push({ move, parentId })
      continue
    }
    const refusal = after.move(groupId, newParentId)
    if (!refusal.ok) refused ??= { kind: 'refused', move, refusal }
  }
  return taken.length > 0 ? { kind: 'taken', taken } : refused
}
