import type { GroupId } from '#shared/domain/ids.ts'
import { standingIn } from '#shared/domain/permissions.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { writeVerdict } from '../moves/move-rules.ts'
import { type MemberRules, memberRules } from './member-rules.ts'
import type { PeopleScene } from './WithPeople.tsx'

/** What this node's identity may do to the members of a group, and to those of another. */
export function useMemberRules({ namespace, people: { groups } }: PeopleScene): (groupId: GroupId) => MemberRules {
  const api = useNodeApi()
  const write = writeVerdict(namespace, useFreshness() !== 'offline')
  return (groupId) =>
    memberRules({
      self: standingIn(groups, namespace.selfIdentity, groupId),
      members: [...groups.directMembers(groupId)].flatMap((identity) => {
        const held = groups.directMember(groupId, identity)
        return held === undefined ? [] : { identity, role: held.role }
      }),
      coordinator: groupId === groups.rootId ? namespace.coordinator : undefined,
      write,
      can: api.can,
    })
}
