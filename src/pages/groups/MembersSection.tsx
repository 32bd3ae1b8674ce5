import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Standing } from '#shared/domain/permissions.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import type { GroupInfo } from '#shared/wire/groups.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { memberList, namespacePeople } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { DepartDialog, type Departure } from '../../components/members/DepartDialog.tsx'
import { memberRules } from '../../components/members/member-rules.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { AddMemberForm } from './AddMemberForm.tsx'
import { DefaultMemberRights } from './DefaultMemberRights.tsx'
import { InheritedMembers } from './InheritedMembers.tsx'
import { MemberRow } from './MemberRow.tsx'
import { PanelSection } from './PanelSection.tsx'

const said = words.members.membership
/** Rows shown before somebody asks for more. */
const PAGE = 25

type Props = {
  namespace: NamespaceSummary
  model: TreeModel
  groupId: GroupId
  info: GroupInfo | undefined
  /** What this node's identity is in the group. */
  self: Standing
  /** Can anything be written to the namespace at all? */
  write: Verdict
}

/** Direct members with their roles and rights; those who belong through a group above, apart. */
export function MembersSection({ namespace, model, groupId, info, self, write }: Props) {
  const api = useNodeApi()
  const navigate = useNavigate()
  const [most, setMost] = useState(PAGE)
  const [departing, setDeparting] = useState<Departure>()
  const { data, error, refetch } = useRead(memberList(api, model.rootId, groupId))
  const nameOf = useNames(model.rootId)
  if (data === undefined)
    return (
      <PanelSection title={said.title}>
        {error === null ? (
          <Loading label={words.members.reading} rows={1} />
        ) : (
          <ErrorNotice title={words.members.unreadable} error={error} onRetry={() => void refetch()} />
        )}
      </PanelSection>
    )
  const { members, inherited, selfIdentity } = data
  const isRoot = groupId === model.rootId
  const coordinator = isRoot ? namespace.coordinator : undefined
  const rules = memberRules({ self, members, coordinator, write, can: api.can })
  return (
    <PanelSection title={said.title} count={members.length}>
      {members.length === 0 && <p className="text-muted text-sm">{said.noneDirect}</p>}
      <ul className="flex flex-col gap-2">
        {members.slice(0, most).map((member) => (
          <MemberRow
            key={member.identity}
            model={model}
            groupId={groupId}
            member={{ ...member, alias: nameOf(member) }}
            isSelf={member.identity === selfIdentity}
            isCoordinator={member.identity === namespace.coordinator}
            rules={rules}
            // Whoever leaves the namespace leaves this page too: that is done where all of theirs is in sight.
            onDepart={(next) =>
              next.isSelf && isRoot ? void navigate(paths.leaveNamespace(groupId, selfIdentity)) : setDeparting(next)
            }
          />
        ))}
      </ul>
      {members.length > most && (
        <Button size="small" onClick={() => setMost(most + 4 * PAGE)}>
          {said.moreMembers(members.length - most)}
        </Button>
      )}
      <InheritedMembers model={model} inherited={inherited.map((one) => ({ ...one, alias: nameOf(one) }))} />
      <AddMemberForm namespaceId={model.rootId} groupId={groupId} members={members} rules={rules} />
      {info !== undefined && (
        <DefaultMemberRights namespaceId={model.rootId} info={info} disabledReason={rules.defaults} />
      )}
      <Link to={paths.namespaceMembers(model.rootId)} className="link self-start text-sm leading-6">
        {said.allMembers}
      </Link>
      {departing !== undefined && (
        <DepartDialog
          {...departing}
          model={model}
          onDone={() => setDeparting(undefined)}
          onClose={() => setDeparting(undefined)}
        />
      )}
    </PanelSection>
  )
}

type Named = { identity: PublicKey; alias?: string | undefined }

/** People are called the same in all groups, where the node can tell; else as in the group alone. */
function useNames(namespaceId: GroupId): (member: Named) => string | undefined {
  const api = useNodeApi()
  const { data } = useRead({ ...namespacePeople(api, namespaceId), enabled: api.can('member.list').ok })
  const names = useMemo(() => new Map(data?.people.map(({ identity, alias }) => [identity, alias])), [data])
  return ({ identity, alias }) => names.get(identity) ?? alias
}
