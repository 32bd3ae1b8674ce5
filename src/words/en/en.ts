/** English. One file for each area of the dashboard. */
import { bundleWords } from './bundles.ts'
import { invitationWords } from './invitations.ts'
import { memberWords } from './members.ts'
import { upgradeWords } from './upgrades.ts'

export const en = {
  bundles: bundleWords,
  invitations: invitationWords,
  members: memberWords,
  upgrades: upgradeWords,
}
