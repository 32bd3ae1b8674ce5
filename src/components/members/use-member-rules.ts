import { useCallback } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { MemberedTree } from '#shared/domain/move-consequences.ts'
import { standingIn } from '#shared/domain/permissions.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { writeVerdict } from '../moves/move-rules.ts'
import { type MemberRules, memberRules } from './member-rules.ts'
import type { PeopleScene } from './WithPeople.tsx'

function* directMembers(groups: MemberedTree, groupId: GroupId) {
  for (const identity of groups.directMembers(groupId)) {
    const held = groups.directMember(groupId, identity)
    if (held !== undefined) yield { identity, role: held.role }
  }
}

/** What this node's identity may do to the members of a group, and to those of another. */
export function useMemberRules({ namespace, people: { groups } }: PeopleScene): (groupId: GroupId) => MemberRules {
  const api = useNodeApi()
  const isOffline = useFreshness() === 'offline'
  return useCallback(
    (groupId) =>
      memberRules({
        self: standingIn(groups, namespace.selfIdentity, groupId),
        members: directMembers(groups, groupId),
        coordinator: groupId === groups.rootId ? namespace.coordinator : undefined,
        write: writeVerdict(namespace, !isOffline),
        can: api.can,
      }),
    [api, groups, namespace, isOffline],
  )
}
