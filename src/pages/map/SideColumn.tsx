/** Beside the tree: the plan while one is made, and the selected group or what has been done in the namespace. */
import { lazy, type RefObject, Suspense } from 'react'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { SegmentedControl } from '../../components/ui/SegmentedControl.tsx'
import { words } from '../../words/words.ts'
import { GroupPanel } from '../groups/GroupPanel.tsx'
import { MissingGroup } from '../groups/MissingGroup.tsx'
import type { Workspace } from './use-workspace.ts'

const PlanPanel = lazy(async () => ({ default: (await import('../../components/plan/PlanPanel.tsx')).PlanPanel }))
const ActivityRail = lazy(async () => ({
  default: (await import('../../components/activity/ActivityRail.tsx')).ActivityRail,
}))

const said = words.map.beside

const SIDE_OPTIONS = [
  { value: 'group', label: said.group },
  { value: 'activity', label: said.activity },
] as const

type Props = {
  workspace: Workspace
  panel: RefObject<HTMLElement | null>
  panelTitle: RefObject<HTMLHeadingElement | null>
}

export function SideColumn({ workspace, panel, panelTitle }: Props) {
  const { namespace, model, group, view, address, plan, actions } = workspace
  const hasActivity = useNodeApi().can('activity').ok
  const side = hasActivity ? address.side : 'group'
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-3 lg:overflow-y-auto">
      {plan.isOn && (
        <Suspense fallback={<Loading label={said.openingPlan} />}>
          <PlanPanel plan={plan} model={model} />
        </Suspense>
      )}
      {hasActivity && (
        <SegmentedControl label={said.label} value={side} options={SIDE_OPTIONS} onChange={address.setSide} />
      )}
      {side === 'activity' ? (
        <Suspense fallback={<Loading label={said.openingActivity} />}>
          <ActivityRail
            model={model}
            onShow={(id) => {
              view.setCursor(id, undefined, 'centre')
              view.select(id)
            }}
          />
        </Suspense>
      ) : (
        <section ref={panel} aria-label={said.group} className="card scroll-mt-4 p-4 sm:p-5">
          {group === undefined ? (
            <MissingGroup namespaceId={model.rootId} />
          ) : (
            <GroupPanel
              key={group.id}
              namespace={namespace}
              model={model}
              group={group}
              titleRef={panelTitle}
              onAction={actions.ask}
            />
          )}
        </section>
      )}
    </div>
  )
}
