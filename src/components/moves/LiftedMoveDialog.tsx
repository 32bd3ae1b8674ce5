import { useEffect, useEffectEvent, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import type { Lift } from './lift.ts'
import { MoveDialog } from './MoveDialog.tsx'
import type { Moves } from './moves.ts'

type Props = { model: TreeModel; moves: Moves; groupIds: Iterable<GroupId>; onClose: () => void }

/** "Move to…": takes the groups up when it opens, and puts them down where somebody chooses. */
export function LiftedMoveDialog({ model, moves, groupIds, onClose }: Props) {
  const [lift, setLift] = useState<Lift>()
  const takeUp = useEffectEvent(() => {
    const lifted = moves.lift(groupIds)
    if (lifted === undefined) onClose()
    else setLift(lifted)
  })
  useEffect(() => takeUp(), [])
  if (lift === undefined) return null
  return (
    <MoveDialog
      model={model}
      lift={lift}
      onClose={onClose}
      onMove={(targetId) => {
        onClose()
        moves.putDown(lift, targetId)
      }}
    />
  )
}
