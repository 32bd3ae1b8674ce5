/** Header, and the map with the panel beside it: one selection, one move command, one dialog at a time for both. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate, useNavigationType } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { isInside } from '#shared/domain/tree.ts'
import type { NamespaceGroup, NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { GroupDialogs, type OpenDialog } from '../../components/groups/GroupDialogs.tsx'
import { GroupMenu } from '../../components/groups/GroupMenu.tsx'
import { actionReasons, type GroupAction } from '../../components/groups/group-rules.ts'
import { manageVerdict, targetVerdicts } from '../../components/groups/move-rules.ts'
import { useMoveGroup, usePendingMoves } from '../../components/groups/use-move-group.tsx'
import { GroupMap } from '../../components/map/GroupMap.tsx'
import { createMapModel, withPendingMoves } from '../../components/map/map-model.ts'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { GroupPanel } from '../groups/GroupPanel.tsx'
import { groupPath } from '../groups/group-path.ts'
import { MissingGroup } from '../groups/MissingGroup.tsx'
import { NamespaceHeader } from './NamespaceHeader.tsx'
import { NoGroups } from './NoGroups.tsx'
import { PanelBar } from './PanelBar.tsx'

type Props = {
  namespace: NamespaceSummary
  groups: readonly NamespaceGroup[]
  /** Of the address; the root when it names none. */
  groupId: GroupId
}

export function NamespaceMap({ namespace, groups, groupId }: Props) {
  const { namespaceId } = namespace
  const api = useNodeApi()
  const navigate = useNavigate()
  const { show } = useToasts()
  const reachable = useFreshness() !== 'offline'
  const panel = useRef<HTMLElement>(null)
  const panelTitle = useRef<HTMLHeadingElement>(null)
  const [dialog, setDialog] = useState<OpenDialog>()
  const [menu, setMenu] = useState<{ groupId: GroupId; anchor: HTMLElement }>()
  // Back and Forward leave them behind. A selection does not: it may arrive after the dialog that was asked for next.
  const { key } = useLocation()
  const isPop = useNavigationType() === 'POP'
  const [seenKey, setSeenKey] = useState(key)
  if (key !== seenKey) {
    setSeenKey(key)
    if (isPop) {
      setDialog(undefined)
      setMenu(undefined)
    }
  }

  const moves = usePendingMoves()
  const { pending } = moves
  const { alias, memberCount, contextCount } = namespace
  const model = useMemo(
    () =>
      createMapModel({ namespaceId, alias, memberCount, contextCount }, withPendingMoves(namespaceId, groups, pending)),
    [namespaceId, alias, memberCount, contextCount, groups, pending],
  )
  const move = useMoveGroup(model, moves)

  const manage = manageVerdict(namespace, reachable)
  const canMove = api.can('group.move')
  const right = canMove.ok ? manage : ({ ok: false, code: 'invalid_request', message: canMove.reason } as const)
  const verdictsFor = (id: GroupId) => targetVerdicts(model, id, right)
  const reasonsFor = (id: GroupId) => actionReasons(model, id, manage, api.can)

  const select = (id: GroupId): void => {
    if (id === groupId) return
    void navigate(groupPath(namespaceId, id), { preventScrollReset: true })
  }
  // The panel of another group is there only once the address has changed.
  const panelWanted = useRef<GroupId>(undefined)
  const openPanel = (id: GroupId): void => {
    if (id === groupId) panelTitle.current?.focus()
    else panelWanted.current = id
    select(id)
  }
  useEffect(() => {
    if (panelWanted.current !== groupId) return
    panelWanted.current = undefined
    panelTitle.current?.focus()
  }, [groupId])
  // What an answer that comes late would lead away from; nothing once this page is left.
  const shownId = useRef<GroupId>(undefined)
  useEffect(() => {
    shownId.current = groupId
    return () => {
      shownId.current = undefined
    }
  }, [groupId])
  /** A key or a menu may ask for what a disabled button would explain. */
  const ask = (action: GroupAction, id: GroupId): void => {
    const reason = reasonsFor(id)[action]
    if (reason === undefined) setDialog({ action, groupId: id })
    else show({ tone: 'info', text: reason })
  }

  const showPanel = (): void => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    panel.current?.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' })
    panelTitle.current?.focus({ preventScroll: true })
  }

  const group = model.groups.get(groupId)
  const menuGroup = menu === undefined ? undefined : model.groups.get(menu.groupId)
  return (
    <>
      <NamespaceHeader
        namespace={namespace}
        create={{ disabledReason: reasonsFor(namespaceId).create, onClick: () => ask('create', namespaceId) }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:h-[max(30rem,calc(100dvh-17rem))] lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Map of the groups" className="flex min-h-0 flex-col gap-3">
          {groups.length === 0 && (
            <NoGroups disabledReason={reasonsFor(namespaceId).create} onCreate={() => ask('create', namespaceId)} />
          )}
          <div className="h-[min(34rem,62dvh)] min-h-80 lg:h-auto lg:min-h-0 lg:flex-1">
            <GroupMap
              model={model}
              label={`Groups of ${model.groups.get(namespaceId)?.label ?? ''}`}
              selectedId={group === undefined ? namespaceId : groupId}
              movingIds={moves.movingIds}
              verdictsFor={verdictsFor}
              onSelect={select}
              onOpen={openPanel}
              onMove={move}
              onMoveDialog={(id) => ask('move', id)}
              onMenu={(id, anchor) => setMenu({ groupId: id, anchor })}
            />
          </div>
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
              onAction={ask}
            />
          )}
        </section>
      </div>
      {menu !== undefined && menuGroup !== undefined && (
        <GroupMenu
          label={`Actions for ${menuGroup.label}`}
          anchor={menu.anchor}
          reasons={reasonsFor(menu.groupId)}
          onAction={(action) => ask(action, menu.groupId)}
          onClose={() => setMenu(undefined)}
        />
      )}
      <GroupDialogs
        model={model}
        open={dialog}
        verdictsFor={verdictsFor}
        onMove={move}
        onCreated={(id) => {
          if (shownId.current !== undefined) select(id)
        }}
        onDeleted={async (id, before) => {
          const parentId = before.groups.get(id)?.parentId
          if (shownId.current === undefined || !isInside(before.tree, shownId.current, id)) return
          await navigate(groupPath(namespaceId, parentId ?? namespaceId), { preventScrollReset: true, flushSync: true })
        }}
        onClose={() => setDialog(undefined)}
      />
    </>
  )
}
