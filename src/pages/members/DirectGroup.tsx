import { Link } from 'react-router'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Membership } from '#shared/domain/membership.ts'
import { groupName } from '../../components/members/GroupNames.tsx'
import { MembershipControls } from '../../components/members/MembershipControls.tsx'
import type { MemberRules } from '../../components/members/member-rules.ts'
import { pathLabels, type TreeModel } from '../../components/tree/tree-model.ts'
import { Button } from '../../components/ui/Button.tsx'
import { words } from '../../words/words.ts'
import { groupPath } from '../groups/group-path.ts'

const said = words.members.departure

type Props = {
  model: TreeModel
  who: string
  isSelf: boolean
  member: Membership & { identity: PublicKey; groupId: GroupId }
  rules: MemberRules
  departReason: string | undefined
  onDepart: () => void
}

/** One group that somebody is a direct member of: their role and rights there, and the way out. */
export function DirectGroup({ model, who, isSelf, member, rules, departReason, onDepart }: Props) {
  const { groupId } = member
  const name = groupName(model, groupId)
  const isRoot = groupId === model.rootId
  const above = isRoot ? words.members.person.wholeNamespace : pathLabels(model, groupId).slice(0, -1).join(' / ')
  const label = isSelf
    ? isRoot
      ? said.leaveNamespace
      : said.leaveGroup
    : isRoot
      ? said.removeFromNamespace
      : said.remove
  return (
    <li className="card flex min-w-0 flex-col gap-3 p-4">
      <div className="flex min-w-0 flex-col">
        <h3 className="wrap-anywhere min-w-0">
          <Link to={groupPath(model.rootId, groupId)} className="link">
            <bdi>{name}</bdi>
          </Link>
        </h3>
        {above !== '' && <p className="truncate text-muted text-sm">{above}</p>}
      </div>
      <MembershipControls
        namespaceId={model.rootId}
        groupId={groupId}
        who={who}
        group={name}
        member={member}
        rules={rules}
      >
        <span className="ml-auto">
          <Button
            size="small"
            aria-label={isRoot ? undefined : isSelf ? said.leaveThis(name) : said.removeFrom(who, name)}
            disabledReason={departReason}
            onClick={onDepart}
          >
            {label}
          </Button>
        </span>
      </MembershipControls>
    </li>
  )
}
