/** Header, and the tree as map and outline with a panel beside: one selection, one move command, one dialog at a time. */
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { isInside } from '#shared/domain/tree.ts'
import type { NamespaceGroup, NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { GroupDialogs } from '../../components/groups/GroupDialogs.tsx'
import { GroupMenu } from '../../components/groups/GroupMenu.tsx'
import { actionReasons } from '../../components/groups/group-rules.ts'
import { GroupMap } from '../../components/map/GroupMap.tsx'
import { HeldGhost } from '../../components/moves/HeldGhost.tsx'
import { HoldBar } from '../../components/moves/HoldBar.tsx'
import { createLiftStore, LiftStoreContext } from '../../components/moves/lift-store.ts'
import { MarkBar } from '../../components/moves/MarkBar.tsx'
import { MoveCompanions } from '../../components/moves/MoveCompanions.tsx'
import { MoveHistory } from '../../components/moves/MoveHistory.tsx'
import { manageVerdict } from '../../components/moves/move-rules.ts'
import { useHold } from '../../components/moves/use-hold.ts'
import { useMoves } from '../../components/moves/use-moves.tsx'
import { usePendingMoves } from '../../components/moves/use-pending-moves.ts'
import { ShownNote } from '../../components/tree/ShownNote.tsx'
import { createTreeModel, withPendingMoves } from '../../components/tree/tree-model.ts'
import { useTreeView } from '../../components/tree/use-tree-view.ts'
import { Loading } from '../../components/ui/Loading.tsx'
import { GroupPanel } from '../groups/GroupPanel.tsx'
import { MissingGroup } from '../groups/MissingGroup.tsx'
import { NamespaceHeader } from './NamespaceHeader.tsx'
import { NoGroups } from './NoGroups.tsx'
import { PanelBar } from './PanelBar.tsx'
import { TreeToolbar } from './TreeToolbar.tsx'
import { useGroupActions } from './use-group-actions.ts'
import { useNamespaceView } from './use-namespace-view.ts'
import { useSelection } from './use-selection.ts'

const Outline = lazy(async () => ({ default: (await import('../../components/outline/Outline.tsx')).Outline }))

type Props = {
  namespace: NamespaceSummary
  groups: readonly NamespaceGroup[]
  /** Of the address; the root when it names none. */
  groupId: GroupId
}

export function NamespaceMap(props: Props) {
  const [store] = useState(createLiftStore)
  return (
    <LiftStoreContext value={store}>
      <Workspace {...props} />
    </LiftStoreContext>
  )
}

const NOTHING: ReadonlySet<GroupId> = new Set()

function Workspace({ namespace, groups, groupId }: Props) {
  const { namespaceId, alias, memberCount, contextCount } = namespace
  const api = useNodeApi()
  const reachable = useFreshness() !== 'offline'
  const panel = useRef<HTMLElement>(null)
  const panelTitle = useRef<HTMLHeadingElement>(null)
  const [marking, setMarking] = useState(false)
  const address = useNamespaceView()
  const selection = useSelection(namespaceId, groupId, panelTitle)

  const pending = usePendingMoves()
  const model = useMemo(
    () =>
      createTreeModel(
        { namespaceId, alias, memberCount, contextCount },
        withPendingMoves(namespaceId, groups, pending.pending),
      ),
    [namespaceId, alias, memberCount, contextCount, groups, pending.pending],
  )
  const group = model.groups.get(groupId)
  const view = useTreeView({
    model,
    selectedId: group === undefined ? namespaceId : groupId,
    filter: address.filter,
    onSelect: selection.select,
    onOpenPanel: selection.openPanel,
    onFilter: address.setFilter,
  })

  const manage = manageVerdict(namespace, reachable)
  const canMove = api.can('group.move')
  const right = canMove.ok ? manage : ({ ok: false, code: 'invalid_request', message: canMove.reason } as const)
  const moves = useMoves({ model, pending, right })
  const hold = useHold({ view, moves })
  const reasonsFor = (id: GroupId) => actionReasons(model, id, manage, api.can)
  /** All that are marked when the group is one of them. */
  const idsToMove = (id: GroupId): Iterable<GroupId> => (view.markedIds.has(id) ? view.markedIds : [id])
  const actions = useGroupActions({ reasonsFor, onLift: (id) => hold.begin(idsToMove(id), 'tap') })
  const firstMarked = [...view.markedIds][0]

  const showPanel = (): void => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    panel.current?.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' })
    panelTitle.current?.focus({ preventScroll: true })
  }

  const label = `Groups of ${model.groups.get(namespaceId)?.label ?? ''}`
  const menuGroup = actions.menu === undefined ? undefined : model.groups.get(actions.menu.groupId)
  return (
    <>
      <NamespaceHeader
        namespace={namespace}
        create={{ disabledReason: reasonsFor(namespaceId).create, onClick: () => actions.ask('create', namespaceId) }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:h-[max(30rem,calc(100dvh-13rem))] lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Groups" className="flex min-h-0 flex-col gap-2">
          {groups.length === 0 && (
            <NoGroups
              disabledReason={reasonsFor(namespaceId).create}
              onCreate={() => actions.ask('create', namespaceId)}
            />
          )}
          <TreeToolbar view={view} address={address} marking={marking} onMarking={setMarking}>
            <MoveHistory moves={moves} />
          </TreeToolbar>
          <HoldBar model={model} hold={hold} />
          <MarkBar
            view={view}
            moveReason={firstMarked === undefined ? undefined : reasonsFor(firstMarked).move}
            onMoveDialog={() => firstMarked !== undefined && actions.ask('move', firstMarked)}
            onHold={() => firstMarked !== undefined && actions.ask('lift', firstMarked)}
          />
          <div className="flex h-[min(34rem,62dvh)] min-h-80 gap-3 lg:h-auto lg:min-h-0 lg:flex-1">
            {address.view !== 'map' && (
              <div
                className={`min-w-0 ${address.view === 'both' ? 'hidden md:block md:w-72 md:shrink-0 xl:w-80' : 'flex-1'}`}
              >
                <Suspense fallback={<Loading label="Opening the outline…" />}>
                  <Outline
                    view={view}
                    moves={moves}
                    hold={hold}
                    label={label}
                    marking={marking}
                    pulsingIds={NOTHING}
                    onAction={actions.ask}
                    onMenu={actions.openMenu}
                  />
                </Suspense>
              </div>
            )}
            {address.view !== 'outline' && (
              <div className="min-w-0 flex-1">
                <GroupMap
                  view={view}
                  moves={moves}
                  hold={hold}
                  label={label}
                  marking={marking}
                  pulsingIds={NOTHING}
                  onAction={actions.ask}
                  onMenu={actions.openMenu}
                />
              </div>
            )}
          </div>
          <ShownNote view={view} />
          <PanelBar label={group?.label ?? 'Selected group'} onShow={showPanel} />
        </section>
        <section
          ref={panel}
          aria-label="Selected group"
          className="card scroll-mt-4 min-h-0 p-4 sm:p-5 lg:overflow-y-auto"
        >
          {group === undefined ? (
            <MissingGroup namespaceId={namespaceId} />
          ) : (
            <GroupPanel
              key={groupId}
              namespace={namespace}
              model={model}
              group={group}
              titleRef={panelTitle}
              onAction={actions.ask}
            />
          )}
        </section>
      </div>
      {actions.menu !== undefined && menuGroup !== undefined && (
        <GroupMenu
          label={`Actions for ${menuGroup.label}`}
          anchor={actions.menu.anchor}
          reasons={reasonsFor(menuGroup.id)}
          onAction={(action) => actions.ask(action, menuGroup.id)}
          onClose={actions.closeMenu}
        />
      )}
      <HeldGhost model={model} />
      <MoveCompanions moves={moves} view={view} />
      <GroupDialogs
        model={model}
        open={actions.dialog}
        moves={moves}
        idsToMove={idsToMove}
        onCreated={(id) => {
          if (selection.shownId.current !== undefined) selection.select(id)
        }}
        onDeleted={async (id, before) => {
          const shownId = selection.shownId.current
          if (shownId === undefined || !isInside(before.tree, shownId, id)) return
          await selection.selectNow(before.groups.get(id)?.parentId ?? namespaceId)
        }}
        onClose={actions.closeDialog}
      />
    </>
  )
}
