/** Roles and capability bits (contract April 2026, section 2 "Membership"). */

export const ROLES = ['Admin', 'Member', 'ReadOnly'] as const
export type Role = (typeof ROLES)[number]

/** The number that stands for a role inside an invitation (contract 1.7). */
export const ROLE_NUMBERS: Record<Role, 0 | 1 | 2> = { Admin: 0, Member: 1, ReadOnly: 2 }
export const roleOfNumber = (value: number): Role | undefined => ROLES[value]

export const CAPABILITIES = {
  createContext: 1,
  inviteMembers: 2,
  joinOpenSubgroups: 4,
  manageMembers: 8,
  manageApplication: 16,
} as const
export type Capability = keyof typeof CAPABILITIES

/** What a new member of a group may do: belong to its open subgroups. */
export const DEFAULT_CAPABILITIES: number = CAPABILITIES.joinOpenSubgroups
export const CAPABILITIES_ALL = 31

export const hasCapability = (bits: number, capability: Capability): boolean => (bits & CAPABILITIES[capability]) !== 0

export const VISIBILITIES = ['open', 'restricted'] as const
/** open: members of the parent that hold bit 4 belong to it too. restricted: a wall. */
export type Visibility = (typeof VISIBILITIES)[number]
