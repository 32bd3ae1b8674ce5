/** Everything about one group, beside the tree. The root's panel is the namespace's. */

import type { Ref } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { standingOf } from '#shared/domain/permissions.ts'
import { mayDo } from '#shared/domain/policy-table.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { groupView } from '../../api/groups.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import {
  actionReasons,
  createContextReason,
  firstReason,
  type GroupAction,
} from '../../components/groups/group-rules.ts'
import { manageVerdict, writeVerdict } from '../../components/moves/move-rules.ts'
import type { TreeGroup, TreeModel } from '../../components/tree/tree-model.ts'
import { Button } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { words } from '../../words/words.ts'
import { ContextsSection } from './ContextsSection.tsx'
import { GroupLink } from './GroupLink.tsx'
import { GroupPath } from './GroupPath.tsx'
import { MembersSection } from './MembersSection.tsx'
import { PanelSection } from './PanelSection.tsx'
import { VisibilitySwitch } from './VisibilitySwitch.tsx'

const { panel: said, actions } = words.groups

type Props = {
  namespace: NamespaceSummary
  model: TreeModel
  group: TreeGroup
  titleRef: Ref<HTMLHeadingElement>
  onAction: (action: GroupAction, groupId: GroupId) => void
}

export function GroupPanel({ namespace, model, group, titleRef, onAction }: Props) {
  const api = useNodeApi()
  const reachable = useFreshness() !== 'offline'
  const { data: info, error, refetch } = useRead(groupView(api, model.rootId, group.id))
  const manage = manageVerdict(namespace, reachable)
  const reasons = actionReasons(model, group.id, manage, api.can)
  const write = writeVerdict(namespace, reachable)
  const self = standingOf(namespace, info ?? { selfCapabilities: 0 })
  const action = (name: GroupAction) => ({
    disabledReason: reasons[name],
    onClick: () => onAction(name, group.id),
    size: 'small' as const,
  })
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-2">
        <GroupPath model={model} groupId={group.id} />
        <h2 ref={titleRef} tabIndex={-1} className="break-words outline-none">
          <bdi>{group.label}</bdi>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 text-muted text-sm">
          <CopyText text={group.id} label={group.isRoot ? said.namespaceId : said.id} />
          <span>{group.isRoot ? said.whole : said.level(group.level)}</span>
          {group.descendantCount > 0 && <span>{said.inside(group.descendantCount)}</span>}
        </p>
        <div className="flex flex-wrap gap-2 pt-1">
          {/* At the top level groups are created from the page's header. */}
          {!group.isRoot && (
            <Button {...action('create')} tone="primary">
              {actions.create}
            </Button>
          )}
          <Button {...action('rename')}>{words.groups.rename.submit}</Button>
          {!group.isRoot && <Button {...action('move')}>{actions.move}</Button>}
          {!group.isRoot && <Button {...action('delete')}>{actions.deleteShort}</Button>}
        </div>
      </header>
      {error !== null && info === undefined && (
        <ErrorNotice title={said.notRead} error={error} onRetry={() => void refetch()} />
      )}
      {info !== undefined && !group.isRoot && (
        <VisibilitySwitch
          model={model}
          groupId={group.id}
          visibility={group.visibility ?? info.defaultVisibility}
          disabledReason={firstReason(api.can('group.visibility'), mayDo('group.visibility', self), write)}
        />
      )}
      <Subgroups model={model} group={group} />
      <MembersSection
        key={group.id}
        namespace={namespace}
        model={model}
        groupId={group.id}
        info={info}
        self={self}
        write={write}
      />
      <ContextsSection
        namespace={namespace}
        groupId={group.id}
        createReason={createContextReason(
          info ?? { selfCapabilities: 0 },
          namespace.selfRole === 'Admin',
          write,
          api.can,
        )}
      />
    </div>
  )
}

const SUBGROUPS_MAX = 50

function Subgroups({ model, group }: { model: TreeModel; group: TreeGroup }) {
  const children = [...model.tree.childrenOf(group.id)]
  return (
    <PanelSection title={group.isRoot ? said.topLevel : said.subgroups} count={children.length}>
      {children.length === 0 && <p className="text-muted text-sm">{said.noSubgroups}</p>}
      {children.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {children.slice(0, SUBGROUPS_MAX).map((id) => (
            <li key={id} className="max-w-full">
              <GroupLink
                namespaceId={model.rootId}
                groupId={id}
                className="inline-block max-w-full truncate rounded-full border border-line bg-raised px-3 py-1 text-sm hover:border-accent hover:text-accent"
              >
                <bdi>{model.groups.get(id)?.label}</bdi>
              </GroupLink>
            </li>
          ))}
        </ul>
      )}
      {children.length > SUBGROUPS_MAX && (
        <p className="text-muted text-sm">{said.moreSubgroups(children.length - SUBGROUPS_MAX)}</p>
      )}
    </PanelSection>
  )
}
