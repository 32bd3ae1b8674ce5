/** A namespace at work: its tree, and what stands beside. One selection, one move command, one dialog at a time. */
import { useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { isInside } from '#shared/domain/tree.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { GroupDialogs } from '../../components/groups/GroupDialogs.tsx'
import { GroupMenu } from '../../components/groups/GroupMenu.tsx'
import { motionReduced } from '../../components/map/use-glide.ts'
import { HeldGhost } from '../../components/moves/HeldGhost.tsx'
import { createLiftStore, LiftStoreContext } from '../../components/moves/lift-store.ts'
import { MoveCompanions } from '../../components/moves/MoveCompanions.tsx'
import { useForeignMoves } from '../../components/tree/use-foreign-moves.ts'
import { words } from '../../words/words.ts'
import { NamespaceHeader } from './NamespaceHeader.tsx'
import { PanelBar } from './PanelBar.tsx'
import { SideColumn } from './SideColumn.tsx'
import { TreeArea } from './TreeArea.tsx'
import { useDrawn } from './use-drawn.ts'
import { useWorkspace } from './use-workspace.ts'
import { useWorkspaceCommands } from './use-workspace-commands.ts'

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
      <NamespaceWorkspace {...props} />
    </LiftStoreContext>
  )
}

function NamespaceWorkspace({ namespace, groups, groupId }: Props) {
  const { namespaceId } = namespace
  const panel = useRef<HTMLElement>(null)
  const panelTitle = useRef<HTMLHeadingElement>(null)
  const workspace = useWorkspace({ namespace, groups, groupId, panelTitle })
  const { model, group, view, selection, plan, sent, moves, reasonsFor, idsToMove, actions } = workspace
  // A plan that is only made moves nothing yet: what happens to its groups meanwhile is somebody else's doing.
  const isApplying = plan.phase === 'under-way'
  const ownIds = useMemo(
    () => (isApplying ? new Set([...sent.movingIds, ...plan.plannedIds]) : sent.movingIds),
    [isApplying, sent.movingIds, plan.plannedIds],
  )
  const pulsingIds = useForeignMoves(sent.model, ownIds, sent.isMoving)
  useWorkspaceCommands(workspace)
  const { isDrawn, onDrawn } = useDrawn(workspace.address.view)

  const showPanel = (): void => {
    panel.current?.scrollIntoView({ block: 'start', behavior: motionReduced() ? 'instant' : 'smooth' })
    panelTitle.current?.focus({ preventScroll: true })
  }
  const menuGroup = actions.menu === undefined ? undefined : model.groups.get(actions.menu.groupId)
  return (
    <>
      <NamespaceHeader
        namespace={namespace}
        create={{ disabledReason: reasonsFor(namespaceId).create, onClick: () => actions.ask('create', namespaceId) }}
      />
      {/* In a wide window it takes what is left of its height, so that the note below the map is on the screen too. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:min-h-96 lg:flex-[1_1_0] lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[minmax(0,1fr)]">
        <section aria-label={words.map.page.groups} className="flex min-h-0 flex-col gap-2">
          <TreeArea workspace={workspace} pulsingIds={pulsingIds} onDrawn={onDrawn}>
            <PanelBar label={group?.label ?? words.map.beside.group} onShow={showPanel} />
          </TreeArea>
        </section>
        {isDrawn && <SideColumn workspace={workspace} panel={panel} panelTitle={panelTitle} />}
      </div>
      {actions.menu !== undefined && menuGroup !== undefined && (
        <GroupMenu
          label={words.tree.actionsFor(menuGroup.label)}
          anchor={actions.menu.anchor}
          reasons={reasonsFor(menuGroup.id)}
          onAction={(action) => actions.ask(action, menuGroup.id)}
          onClose={actions.closeMenu}
        />
      )}
      <HeldGhost model={model} />
      <MoveCompanions moves={sent} view={view} />
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
