/** What a change of one person's membership means for them, in every group. Pure. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Membership } from '#shared/domain/membership.ts'
import type { MemberedTree } from '#shared/domain/move-consequences.ts'
import { type Belonging, belongingsOf, withMembership } from './people-model.ts'

export type Consequences = {
  lost: Belonging[]
  gained: Belonging[]
  /** Still belonged to, with another role or other rights. */
  changed: { before: Belonging; after: Belonging }[]
  /** As before, though perhaps through another group. */
  kept: Belonging[]
}

function compare(before: readonly Belonging[], after: readonly Belonging[]): Consequences {
  const afterById = new Map(after.map((belonging) => [belonging.groupId, belonging]))
  const beforeIds = new Set(before.map(({ groupId }) => groupId))
  const found: Consequences = {
    lost: [],
    gained: after.filter(({ groupId }) => !beforeIds.has(groupId)),
    changed: [],
    kept: [],
  }
  for (const was of before) {
    const is = afterById.get(was.groupId)
    if (is === undefined) found.lost.push(was)
    else if (is.role === was.role && is.capabilities === was.capabilities) found.kept.push(is)
    else found.changed.push({ before: was, after: is })
  }
  return found
}

/** When they are given another role or other rights in a group, are added to it, or are no direct member any more. */
export const consequencesOf = (
  groups: MemberedTree,
  who: PublicKey,
  groupId: GroupId,
  next: Membership | undefined,
): Consequences => compare(belongingsOf(groups, who), belongingsOf(withMembership(groups, who, groupId, next), who))

/** When they leave a group or are removed from it. Out of the namespace is out of every group of it. */
export const departureOf = (groups: MemberedTree, who: PublicKey, groupId: GroupId): Consequences =>
  groupId === groups.rootId ? compare(belongingsOf(groups, who), []) : consequencesOf(groups, who, groupId, undefined)
