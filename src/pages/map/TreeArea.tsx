/** The groups, as map, as outline or as both, with what serves all of them above. */
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { GroupMap } from '../../components/map/GroupMap.tsx'
import { HoldBar } from '../../components/moves/HoldBar.tsx'
import { MarkBar } from '../../components/moves/MarkBar.tsx'
import { MoveHistory } from '../../components/moves/MoveHistory.tsx'
import { ShownNote } from '../../components/tree/ShownNote.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { words } from '../../words/words.ts'
import { NoGroups } from './NoGroups.tsx'
import { PlanToggle } from './PlanToggle.tsx'
import { TreeToolbar } from './TreeToolbar.tsx'
import type { Workspace } from './use-workspace.ts'

const Outline = lazy(async () => ({ default: (await import('../../components/outline/Outline.tsx')).Outline }))

type Props = { workspace: Workspace; pulsingIds: ReadonlySet<GroupId>; onDrawn: () => void; children: ReactNode }

export function TreeArea({ workspace, pulsingIds, onDrawn, children }: Props) {
  const { model, view, address, right, sent, moves, hold, plan, actions, reasonsFor } = workspace
  const [marking, setMarking] = useState(false)
  const [firstMarked] = view.markedIds
  const shared = {
    view,
    moves,
    hold,
    marking,
    pulsingIds,
    label: words.tree.groupsOf(model.groups.get(model.rootId)?.label ?? ''),
    onAction: actions.ask,
    onMenu: actions.openMenu,
  }
  return (
    <>
      {model.groups.size === 1 && (
        <NoGroups
          namespace={workspace.namespace}
          disabledReason={reasonsFor(model.rootId).create}
          onCreate={() => actions.ask('create', model.rootId)}
        />
      )}
      <TreeToolbar view={view} address={address} marking={marking} onMarking={setMarking}>
        {!plan.isOn && <MoveHistory moves={sent} />}
        <PlanToggle plan={plan} />
      </TreeToolbar>
      <HoldBar model={model} hold={hold} />
      <MarkBar
        view={view}
        moveReason={firstMarked === undefined ? undefined : reasonsFor(firstMarked).move}
        onMoveDialog={() => firstMarked !== undefined && actions.ask('move', firstMarked)}
        onHold={() => firstMarked !== undefined && actions.ask('lift', firstMarked)}
      />
      {/* What sticks to the window's edge stays within this part, and never covers what is above. */}
      <div className="flex min-h-0 flex-col gap-2 lg:flex-1">
        <div className="flex h-[min(34rem,62dvh)] min-h-80 gap-3 lg:h-auto lg:min-h-0 lg:flex-1">
          {address.view !== 'map' && (
            <div
              className={`min-w-0 ${address.view === 'both' ? 'hidden md:block md:w-72 md:shrink-0 xl:w-80' : 'flex-1'}`}
            >
              <Suspense fallback={<Loading label={words.map.page.openingOutline} />}>
                <Outline {...shared} moveReason={right.ok ? undefined : right.message} />
              </Suspense>
            </div>
          )}
          {address.view !== 'outline' && (
            <div className="min-w-0 flex-1">
              <GroupMap {...shared} onDrawn={onDrawn} />
            </div>
          )}
        </div>
        {/* In a narrow window it keeps to the lower edge as long as the map is in sight. */}
        <div className="max-lg:sticky max-lg:bottom-2 max-lg:z-10 max-lg:rounded-control max-lg:border max-lg:border-line-strong max-lg:bg-raised max-lg:shadow-float">
          <ShownNote view={view} />
          {children}
        </div>
      </div>
    </>
  )
}
