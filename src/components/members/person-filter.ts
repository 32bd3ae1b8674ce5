/** Whom the search and the choices above the table find. Pure. */
import * as z from 'zod/mini'
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'
import { effectiveMembership } from '#shared/domain/membership.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import type { Person } from '#shared/wire/people.ts'
import { foldText } from '../../lib/fold-text.ts'
import type { PeopleModel } from './people-model.ts'

export type PersonFilter = {
  search: string
  /** Those who belong to it, directly or not. */
  groupId: GroupId | undefined
  /** In that group; without a group, directly in any. */
  role: Role | undefined
}

const SEARCH_MAX = 200
const searchSchema = z.catch(z.string().check(z.maxLength(SEARCH_MAX)), '')
const roleSchema = z.catch(z.optional(z.enum(ROLES)), undefined)

/** What an address says; anything that it cannot mean counts as not being there. */
export const readFilter = (params: URLSearchParams): PersonFilter => ({
  search: searchSchema.parse(params.get('q') ?? ''),
  groupId: parseGroupId(params.get('group') ?? ''),
  role: roleSchema.parse(params.get('role') ?? undefined),
})

/** A copy of the address's values with another filter in them. */
export function writeFilter(params: URLSearchParams, filter: PersonFilter): URLSearchParams {
  const next = new URLSearchParams(params)
  const values = { q: filter.search.slice(0, SEARCH_MAX), group: filter.groupId, role: filter.role }
  for (const [name, value] of Object.entries(values))
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
  return next
}

/** In the order of the model. Every word of the search has to be in the name or in the key. */
export function findPeople({ people, groups }: PeopleModel, { search, groupId, role }: PersonFilter): Person[] {
  const words = foldText(search).split(/\s+/).filter(Boolean)
  const isFound = ({ alias = '', identity }: Person): boolean => {
    const texts = [foldText(alias), identity.toLowerCase()]
    return words.every((word) => texts.some((text) => text.includes(word)))
  }
  const hasRole = ({ identity, memberships }: Person): boolean => {
    if (groupId === undefined) return role === undefined || memberships.some((held) => held.role === role)
    const held = effectiveMembership(groups, groupId, identity)
    return held !== undefined && (role === undefined || held.role === role)
  }
  return people.filter((person) => isFound(person) && hasRole(person))
}
