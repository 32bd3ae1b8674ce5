/** Who belongs to a group and what they may do there. Pure. */
import type { GroupId, PublicKey } from './ids.ts'
import { CAPABILITIES, CAPABILITIES_ALL, type Capability, hasCapability, type Role, type Visibility } from './roles.ts'

export type Membership = { role: Role; capabilities: number }

/** What the rules need to know of groups and their direct members. */
export type Membered = {
  rootId: GroupId
  parentOf(id: GroupId): GroupId | undefined
  visibilityOf(id: GroupId): Visibility
  directMember(id: GroupId, who: PublicKey): Membership | undefined
}

export type EffectiveMembership = Membership & {
  /** The group where the membership is direct: the group itself, or the ancestor it is inherited from. */
  from: GroupId
}

const mayEnterOpenSubgroups = (held: Membership): boolean =>
  held.role === 'Admin' || hasCapability(held.capabilities, 'joinOpenSubgroups')

/**
 * The direct membership, else the one inherited from the nearest ancestor through a chain of open groups.
 * What is inherited is belonging, not office: an Admin above is a Member below.
 */
export function effectiveMembership(
  groups: Membered,
  groupId: GroupId,
  who: PublicKey,
): EffectiveMembership | undefined {
  const direct = groups.directMember(groupId, who)
  if (direct !== undefined) return { ...direct, from: groupId }
  for (let at = groupId; groups.visibilityOf(at) === 'open'; ) {
    const parent = groups.parentOf(at)
    if (parent === undefined) return undefined
    const held = groups.directMember(parent, who)
    if (held !== undefined)
      return mayEnterOpenSubgroups(held)
        ? { role: held.role === 'Admin' ? 'Member' : held.role, capabilities: held.capabilities, from: parent }
        : undefined
    at = parent
  }
  return undefined
}

/** An Admin holds every capability; a ReadOnly member none that writes. */
export function mayUse(membership: Membership | undefined, capability: Capability): boolean {
  if (membership === undefined) return false
  if (membership.role === 'Admin') return true
  if (membership.role === 'ReadOnly' && capability !== 'joinOpenSubgroups') return false
  return hasCapability(membership.capabilities, capability)
}

/** Bits that begin to count with this role: those that a ReadOnly member holds and cannot use. */
export const bitsWokenBy = (role: Role, held: Membership | undefined): number =>
  held?.role === 'ReadOnly' && role !== 'ReadOnly' ? held.capabilities & ~CAPABILITIES.joinOpenSubgroups : 0

export const effectiveCapabilities = (membership: Membership): number =>
  membership.role === 'Admin' ? CAPABILITIES_ALL : membership.capabilities
