/** The tree of a namespace, how it is looked at, and what can be done to it: what all parts of the page share. */
import { type RefObject, startTransition, useMemo } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { actionReasons } from '../../components/groups/group-rules.ts'
import { verdictOn } from '../../components/moves/lift.ts'
import { manageVerdict } from '../../components/moves/move-rules.ts'
import type { Moves } from '../../components/moves/moves.ts'
import { useHold } from '../../components/moves/use-hold.ts'
import { useMoves } from '../../components/moves/use-moves.tsx'
import { usePendingMoves } from '../../components/moves/use-pending-moves.ts'
import { useShowAhead } from '../../components/moves/use-show-ahead.ts'
import { useUndoKeys } from '../../components/moves/use-undo-keys.ts'
import { usePlan } from '../../components/plan/use-plan.ts'
import { usePlannedMoves } from '../../components/plan/use-planned-moves.ts'
import { createTreeModel, withPendingMoves } from '../../components/tree/tree-model.ts'
import { idsToMove } from '../../components/tree/tree-view.ts'
import { useShowMoving } from '../../components/tree/use-show-moving.ts'
import { useTreeView } from '../../components/tree/use-tree-view.ts'
import { useGroupActions } from './use-group-actions.ts'
import { useLetGo } from './use-let-go.ts'
import { useNamespaceView } from './use-namespace-view.ts'
import { useSelection } from './use-selection.ts'

type Options = {
  namespace: NamespaceSummary
  groups: readonly NamespaceGroup[]
  groupId: GroupId
  panelTitle: RefObject<HTMLElement | null>
}

export function useWorkspace({ namespace, groups, groupId, panelTitle }: Options) {
  const { namespaceId, alias, memberCount, contextCount } = namespace
  const api = useNodeApi()
  const reachable = useFreshness() !== 'offline'
  const address = useNamespaceView()
  const selection = useSelection({ namespaceId, groupId, title: panelTitle, search: address.search })
  const manage = manageVerdict(namespace, reachable)
  const canMove = api.can('group.move')
  const right = canMove.ok ? manage : ({ ok: false, code: 'invalid_request', message: canMove.reason } as const)

  const root = useMemo(
    () => ({ namespaceId, alias, memberCount, contextCount }),
    [namespaceId, alias, memberCount, contextCount],
  )
  const pending = usePendingMoves(groups)
  const withPending = useMemo(
    () => withPendingMoves(namespaceId, groups, pending.pending),
    [namespaceId, groups, pending.pending],
  )
  const plan = usePlan({ namespaceId, groups: withPending, right, onApplied: (moves) => sent.record(moves) })
  const model = useMemo(() => createTreeModel(root, plan.shown), [root, plan.shown])
  // What is sent is held against the tree as it is, whatever a plan would make of it.
  const actual = useMemo(
    () => (plan.shown === withPending ? model : createTreeModel(root, withPending)),
    [root, plan.shown, withPending, model],
  )
  const sent = useMoves({ model: actual, pending, right, logNumber: namespace.logNumber })
  const planned = usePlannedMoves(plan, model, right)
  const command: Moves = plan.isOn ? planned : sent
  useUndoKeys(command.undo, command.redo)

  const group = model.groups.get(groupId)
  const view = useTreeView({
    model,
    selectedId: group === undefined ? namespaceId : groupId,
    filter: address.filter,
    onSelect: selection.select,
    onOpenPanel: selection.openPanel,
    onFilter: address.setFilter,
  })
  const isShownAhead = useShowAhead(pending.added, {
    view,
    // A plan shows another tree than the one in which these moves are made.
    isOn: plan.shown === withPending,
  })
  useShowMoving(view, sent.movingIds, isShownAhead)
  useShowMoving(view, plan.plannedIds)
  const moves: Moves = {
    ...command,
    putDown(lift, targetId) {
      command.putDown(lift, targetId)
      // What was taken together is not kept together once it is put down.
      if (view.markedIds.size > 0 && verdictOn(lift, targetId).ok) startTransition(view.clearMarks)
    },
  }
  const hold = useHold({ view, moves })
  useLetGo(hold, { movingIds: sent.movingIds, isPlan: plan.isOn, steps: plan.state.steps })
  const reasonsFor = (id: GroupId) => actionReasons(model, id, manage, api.can)
  const actions = useGroupActions({ reasonsFor, onLift: (id) => hold.begin(idsToMove(view, id), 'tap') })
  return {
    right,
    namespace,
    model,
    group,
    view,
    address,
    selection,
    plan,
    sent,
    moves,
    hold,
    reasonsFor,
    idsToMove: (id: GroupId) => idsToMove(view, id),
    actions,
  }
}

export type Workspace = ReturnType<typeof useWorkspace>
