/** Everybody in a namespace, put on its tree: who belongs to what, and through what. Pure. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { type EffectiveMembership, effectiveMembership, type Membership } from '#shared/domain/membership.ts'
import type { MemberedTree } from '#shared/domain/move-consequences.ts'
import type { Person } from '#shared/wire/people.ts'
import { sortByName } from '../../lib/name-order.ts'
import type { TreeModel } from '../tree/tree-model.ts'

export type PeopleModel = {
  /** By name, those without one last. */
  people: readonly Person[]
  personOf(identity: PublicKey): Person | undefined
  /** What the rules of the namespace are asked with. */
  groups: MemberedTree & { isParticipant(who: PublicKey): boolean }
}

/** A group that somebody belongs to; direct when it is from itself. */
export type Belonging = EffectiveMembership & { groupId: GroupId }

/** A membership in a group that the tree does not have is passed over: one list was read a moment after the other. */
export function createPeopleModel({ tree, rootId, groups }: TreeModel, people: readonly Person[]): PeopleModel {
  const byIdentity = new Map(people.map((person) => [person.identity, person]))
  const directByGroup = new Map<GroupId, Map<PublicKey, Membership>>()
  for (const { identity, memberships } of people)
    for (const { groupId, role, capabilities } of memberships) {
      if (!groups.has(groupId)) continue
      const direct = directByGroup.get(groupId) ?? new Map<PublicKey, Membership>()
      directByGroup.set(groupId, direct.set(identity, { role, capabilities }))
    }
  return {
    people: sortByName(
      people,
      ({ alias }) => alias,
      (one, other) => (one.identity < other.identity ? -1 : 1),
    ),
    personOf: (identity) => byIdentity.get(identity),
    groups: {
      ...tree,
      rootId,
      visibilityOf: (id) => groups.get(id)?.visibility ?? 'open',
      directMember: (id, who) => directByGroup.get(id)?.get(who),
      directMembers: (id) => directByGroup.get(id)?.keys() ?? [],
      isParticipant: (who) => byIdentity.has(who),
    },
  }
}

/**
 * Every group that somebody belongs to, as an outline reads. The rule is asked where something can begin, below a
 * direct membership; further down it is the same until a wall or another direct membership.
 */
export function belongingsOf(groups: MemberedTree, who: PublicKey): Belonging[] {
  const found: Belonging[] = []
  const waiting: { id: GroupId; above: EffectiveMembership | undefined }[] = [{ id: groups.rootId, above: undefined }]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const held = membershipBelow(groups, at.id, who, at.above)
    if (held !== undefined) found.push({ groupId: at.id, ...held })
    const children = [...groups.childrenOf(at.id)]
    for (const id of children.reverse()) waiting.push({ id, above: held })
  }
  return found
}

/** `above`: what they are in the parent. */
function membershipBelow(
  groups: MemberedTree,
  id: GroupId,
  who: PublicKey,
  above: EffectiveMembership | undefined,
): EffectiveMembership | undefined {
  const direct = groups.directMember(id, who)
  if (direct !== undefined) return { ...direct, from: id }
  if (above === undefined || groups.visibilityOf(id) !== 'open') return undefined
  return above.from === groups.parentOf(id) ? effectiveMembership(groups, id, who) : above
}

/** The groups as they would be if somebody was this in one of them; undefined: not a direct member of it. */
export const withMembership = (
  groups: MemberedTree,
  who: PublicKey,
  groupId: GroupId,
  membership: Membership | undefined,
): MemberedTree => ({
  ...groups,
  directMember: (id, one) => (id === groupId && one === who ? membership : groups.directMember(id, one)),
})
