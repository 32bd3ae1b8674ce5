import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Signal } from '../../lib/signal.ts'
import type { PendingMove, TreeModel } from '../tree/tree-model.ts'
import type { TreeView } from '../tree/tree-view.ts'
import type { AddedMoves } from './use-pending-moves.ts'

type Parts = {
  view: TreeView
  /** What the tree will be with these moves; undefined while something else is shown, such as a plan. */
  modelWith: ((pending: readonly PendingMove[]) => TreeModel) | undefined
}

/** Shows moves as soon as they are asked for, before the page is rendered with them. Answers whether this one was. */
export function useShowAhead(added: Signal<AddedMoves>, { view, modelWith }: Parts): (id: GroupId) => boolean {
  const shownId = useRef<GroupId>(undefined)
  const show = useEffectEvent(({ pending, moves }: AddedMoves): void => {
    const id = moves[0]?.groupId
    const isShown = id !== undefined && modelWith !== undefined && view.showMoved(modelWith(pending), id)
    shownId.current = isShown ? id : undefined
  })
  useEffect(() => added.listen((told) => show(told)), [added])
  return useCallback((id) => shownId.current === id, [])
}
