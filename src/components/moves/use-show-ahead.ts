import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Signal } from '../../lib/signal.ts'
import { withMovesAhead } from '../tree/tree-model.ts'
import type { TreeView } from '../tree/tree-view.ts'
import type { AddedMoves } from './use-pending-moves.ts'

type Parts = {
  view: TreeView
  /** Is the tree that is shown the one in which the moves are made? */
  isOn: boolean
}

/** Shows moves as soon as they are asked for, before the page is rendered with them. Answers whether this one was. */
export function useShowAhead(added: Signal<AddedMoves>, { view, isOn }: Parts): (id: GroupId) => boolean {
  const shownId = useRef<GroupId>(undefined)
  const show = useEffectEvent(({ moves, pending, renderWith }: AddedMoves): void => {
    const id = moves[0]?.groupId
    const render = id !== undefined && isOn ? view.showMoved(withMovesAhead(view.model, pending), id) : undefined
    shownId.current = render && id
    if (render !== undefined) renderWith(render)
  })
  useEffect(() => added.listen((told) => show(told)), [added])
  return useCallback((id) => shownId.current === id, [])
}
