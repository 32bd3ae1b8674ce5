/** What a member may do, in words. */
import { mayUse } from '#shared/domain/membership.ts'
import type { Capability, Role } from '#shared/domain/roles.ts'

const WORDS: Record<Capability, string> = {
  createContext: 'create contexts',
  inviteMembers: 'invite',
  joinOpenSubgroups: 'belong to open subgroups',
  manageMembers: 'manage members',
  manageApplication: 'manage the application',
}
const ORDER = Object.keys(WORDS)

const isCapability = (name: string): name is Capability => name in WORDS

/** One sentence; what the role forbids is left out, whatever the bits say. */
export function capabilitiesToWords(role: Role, capabilities: number): string {
  if (role === 'Admin') return 'Everything: an Admin holds every capability.'
  const held = ORDER.filter(isCapability).filter((name) => mayUse({ role, capabilities }, name))
  return held.length === 0 ? 'None beyond reading.' : `May ${list(held.map((name) => WORDS[name]))}.`
}

const list = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
