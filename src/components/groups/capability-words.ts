/** What members may do, in words, never in bits. Pure. */
import { mayUse } from '#shared/domain/membership.ts'
import { CAPABILITIES, type Capability, hasCapability, type Role } from '#shared/domain/roles.ts'
import { words } from '../../words/words.ts'

const isCapability = (name: string): name is Capability => name in CAPABILITIES
/** In the order of their bits. */
export const CAPABILITY_ORDER: readonly Capability[] = Object.keys(CAPABILITIES).filter(isCapability)

export const withCapability = (bits: number, capability: Capability, held: boolean): number =>
  held ? bits | CAPABILITIES[capability] : bits & ~CAPABILITIES[capability]

/** "Invite people, Belong to open subgroups", or "None". */
export const capabilitiesToWords = (bits: number): string =>
  CAPABILITY_ORDER.filter((capability) => hasCapability(bits, capability))
    .map((capability) => words.members.rights[capability])
    .join(', ') || words.members.none

/** One sentence; what the role forbids is left out, whatever the bits say. */
export function rightsToWords(role: Role, capabilities: number): string {
  if (role === 'Admin') return words.members.everyRight
  const held = CAPABILITY_ORDER.filter((name) => mayUse({ role, capabilities }, name))
  return held.length === 0 ? words.members.noRights : words.members.mayDo(held)
}
