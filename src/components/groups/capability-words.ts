/** Capabilities of a member, in words. */
import { CAPABILITIES, type Capability, hasCapability } from '#shared/domain/roles.ts'

export const CAPABILITY_WORDS: readonly { capability: Capability; label: string }[] = [
  { capability: 'createContext', label: 'Create contexts' },
  { capability: 'inviteMembers', label: 'Invite people' },
  { capability: 'joinOpenSubgroups', label: 'Belong to open subgroups' },
  { capability: 'manageMembers', label: 'Manage members' },
  { capability: 'manageApplication', label: 'Manage the application' },
]

export const withCapability = (bits: number, capability: Capability, held: boolean): number =>
  held ? bits | CAPABILITIES[capability] : bits & ~CAPABILITIES[capability]

/** "Invite people, Belong to open subgroups", or "None". */
export const capabilitiesToWords = (bits: number): string =>
  CAPABILITY_WORDS.filter(({ capability }) => hasCapability(bits, capability))
    .map(({ label }) => label)
    .join(', ') || 'None'
