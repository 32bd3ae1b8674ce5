/** Logs whose last entry is well made, and against the rules. By the name of their file. */
import { invalidInvitations } from './invalid-invitations.ts'
import { invalidMembers } from './invalid-members.ts'
import { invalidTree } from './invalid-tree.ts'
import type { InvalidVector } from './vectors.ts'

export const invalidRules = (): Record<string, InvalidVector> => ({
  ...invalidTree(),
  ...invalidMembers(),
  ...invalidInvitations(),
})
