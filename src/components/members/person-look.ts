/** What a row of the table says of a person. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { type EffectiveMembership, effectiveMembership } from '#shared/domain/membership.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import type { Person } from '#shared/wire/people.ts'
import { belongingsOf, type PeopleModel } from './people-model.ts'

export type PersonLook = {
  /** In the group that was asked for, else in the namespace, else in the one group they are in; undefined: in several. */
  held: EffectiveMembership | undefined
  /** Direct roles in other groups that are not the one above, from Admin down, with the number of groups. */
  otherRoles: { role: Role; count: number }[]
  directIds: GroupId[]
  inheritedCount: number
}

export function personLook({ groups }: PeopleModel, { identity }: Person, groupId: GroupId | undefined): PersonLook {
  const all = belongingsOf(groups, identity)
  const direct = all.filter((belonging) => belonging.from === belonging.groupId)
  const inPlace = effectiveMembership(groups, groupId ?? groups.rootId, identity)
  const held = inPlace ?? (direct.length === 1 ? direct[0] : undefined)
  const elsewhere = direct.filter((belonging) => belonging.groupId !== held?.from && belonging.role !== held?.role)
  return {
    held,
    otherRoles: ROLES.flatMap((role) => {
      const count = elsewhere.filter((belonging) => belonging.role === role).length
      return count === 0 ? [] : [{ role, count }]
    }),
    directIds: direct.map((belonging) => belonging.groupId),
    inheritedCount: all.length - direct.length,
  }
}
