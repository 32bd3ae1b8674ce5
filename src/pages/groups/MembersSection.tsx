import { useState } from 'react'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { memberList } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { adminStaysReason, type MemberAction, type Reason } from '../../components/groups/group-rules.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { plural } from '../../lib/format.ts'
import { AddMemberForm } from './AddMemberForm.tsx'
import { InheritedMembers } from './InheritedMembers.tsx'
import { MemberRow } from './MemberRow.tsx'
import { PanelSection } from './PanelSection.tsx'

/** Rows shown before somebody asks for more. */
const PAGE = 25

type Props = {
  model: TreeModel
  groupId: GroupId
  /** Of the namespace. */
  coordinator: PublicKey
  reasons: Record<MemberAction, Reason>
}

/** Direct members with their roles and rights; those who belong through a group above, apart. */
export function MembersSection({ model, groupId, coordinator, reasons }: Props) {
  const [most, setMost] = useState(PAGE)
  const { data, error, refetch } = useRead(memberList(useNodeApi(), model.rootId, groupId))
  if (data === undefined)
    return (
      <PanelSection title="Members">
        {error === null ? (
          <Loading label="Reading the members…" rows={1} />
        ) : (
          <ErrorNotice title="The members could not be read" error={error} onRetry={() => void refetch()} />
        )}
      </PanelSection>
    )
  const { members, inherited, selfIdentity } = data
  return (
    <PanelSection title="Members" count={members.length}>
      {members.length === 0 && (
        <p className="text-muted text-sm">Nobody is a direct member. Add somebody who should belong here.</p>
      )}
      <ul className="flex flex-col gap-2">
        {members.slice(0, most).map((member) => (
          <MemberRow
            key={member.identity}
            model={model}
            groupId={groupId}
            member={member}
            isSelf={member.identity === selfIdentity}
            staysAdmin={adminStaysReason(member, members, groupId === model.rootId ? coordinator : undefined)}
            reasons={reasons}
          />
        ))}
      </ul>
      {members.length > most && (
        <Button size="small" onClick={() => setMost(most + 4 * PAGE)}>
          Show more ({plural(members.length - most, 'member')})
        </Button>
      )}
      <InheritedMembers model={model} inherited={inherited} />
      <AddMemberForm namespaceId={model.rootId} groupId={groupId} disabledReason={reasons.add} />
    </PanelSection>
  )
}
