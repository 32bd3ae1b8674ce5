/** What stands beside the map while groups are moved: what a move changes for people, and what others moved instead. */
import type { GroupId } from '#shared/domain/ids.ts'
import { revealed } from '../tree/folding.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { focusTree } from '../tree/use-focus-return.ts'
import { ConflictCard } from './ConflictCard.tsx'
import { ConsequencesDialog } from './ConsequencesDialog.tsx'
import type { MovesHere } from './use-moves.tsx'

type Props = { moves: MovesHere; view: TreeView }

export function MoveCompanions({ moves, view }: Props) {
  const { model, asked, conflicts } = moves
  /** The first gets the cursor, and all are opened up to. */
  const show = (groupIds: readonly GroupId[]): void => {
    const there = groupIds.filter((id) => model.groups.has(id))
    const [first] = there
    if (first === undefined) return
    view.setCursor(first, 'map')
    if (view.filter === '') view.setFolded(there.reduce((folded, id) => revealed(model, folded, id), view.folded))
    // Where the map is not shown, the outline has the cursor.
    requestAnimationFrame(focusTree)
  }
  return (
    <>
      {asked !== undefined && <ConsequencesDialog model={model} asked={asked} />}
      {conflicts.length > 0 && (
        <div className="fixed inset-x-2 top-2 z-40 flex max-h-[70dvh] flex-col gap-2 overflow-y-auto p-1 sm:inset-x-auto sm:top-auto sm:bottom-3 sm:left-3 sm:w-104">
          {conflicts.map((conflict) => (
            <ConflictCard
              key={conflict.group.id}
              conflict={conflict}
              canMove={model.groups.has(conflict.group.id) && model.groups.has(conflict.wanted.id)}
              onDismiss={() => moves.dismiss(conflict)}
              onMoveAnyway={() => moves.moveAnyway(conflict)}
              onShow={show}
            />
          ))}
        </div>
      )}
    </>
  )
}
