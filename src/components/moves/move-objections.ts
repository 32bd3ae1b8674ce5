/** What speaks against moves in the tree that is shown, before anything is sent. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { type Refusal, refuse } from '#shared/domain/refusals.ts'
import { moveVerdict, type Tree } from '#shared/domain/tree.ts'
import type { Move } from './lift.ts'

/** A move whose group stands elsewhere by now. */
export type TakenMove = { move: Move; parentId: GroupId }

export type Objection =
  | { kind: 'taken'; taken: TakenMove[] }
  | { kind: 'refused'; move: Move; refusal: Refusal }
  | undefined

export function objectionTo(tree: Tree, moves: readonly Move[]): Objection {
  const taken: TakenMove[] = []
  for (const move of moves) {
    const parentId = tree.parentOf(move.groupId)
    if (parentId === undefined)
      return { kind: 'refused', move, refusal: refuse('group_not_found', 'The group has been deleted meanwhile.') }
    if (parentId !== move.expectedParentId) taken.push({ move, parentId })
  }
  if (taken.length > 0) return { kind: 'taken', taken }
  for (const move of moves) {
    const verdict = moveVerdict(tree, move.groupId, move.newParentId)
    if (!verdict.ok) return { kind: 'refused', move, refusal: verdict }
  }
  return undefined
}
