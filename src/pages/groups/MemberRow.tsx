import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Member } from '#shared/wire/groups.ts'
import type { Departure } from '../../components/members/DepartDialog.tsx'
import { groupName } from '../../components/members/GroupNames.tsx'
import { MembershipControls } from '../../components/members/MembershipControls.tsx'
import type { MemberRules } from '../../components/members/member-rules.ts'
import { PersonName, personToText } from '../../components/members/PersonName.tsx'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { Button } from '../../components/ui/Button.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.members.departure

type Props = {
  model: TreeModel
  groupId: GroupId
  member: Member
  isSelf: boolean
  isCoordinator: boolean
  rules: MemberRules
  onDepart: (departure: Departure) => void
}

export function MemberRow({ model, groupId, member, isSelf, isCoordinator, rules, onDepart }: Props) {
  const { identity, alias } = member
  const who = personToText(alias, identity)
  const group = groupName(model, groupId)
  return (
    <li className="flex flex-col gap-2 rounded-control border border-line bg-raised px-3 py-2">
      <Link to={paths.member(model.rootId, identity)} className="min-w-0 hover:text-accent">
        <PersonName identity={identity} alias={alias} isSelf={isSelf} isCoordinator={isCoordinator} />
      </Link>
      <MembershipControls
        namespaceId={model.rootId}
        groupId={groupId}
        who={who}
        group={group}
        member={member}
        rules={rules}
      >
        <span className="ml-auto">
          <Button
            size="small"
            aria-label={isSelf ? said.leaveThis(group) : said.removeFrom(who, group)}
            disabledReason={isSelf ? rules.leave(member) : rules.remove(member)}
            onClick={() => onDepart({ groupId, identity, isSelf, who })}
          >
            {isSelf ? said.leaveGroup : said.remove}
          </Button>
        </span>
      </MembershipControls>
    </li>
  )
}
