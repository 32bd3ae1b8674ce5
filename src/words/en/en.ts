/** English. One file for each area of the dashboard. */
import { invitationWords } from './invitations.ts'
import { mapWords } from './map.ts'
import { memberWords } from './members.ts'
import { upgradeWords } from './upgrades.ts'

export const en = {
  invitations: invitationWords,
  map: mapWords,
  members: memberWords,
  upgrades: upgradeWords,
}
