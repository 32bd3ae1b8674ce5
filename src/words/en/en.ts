/** English. One file for each area of the dashboard. */
import { creatingWords } from './creating.ts'
import { invitationWords } from './invitations.ts'
import { joiningWords } from './joining.ts'
import { memberWords } from './members.ts'
import { namespaceWords } from './namespaces.ts'
import { upgradeWords } from './upgrades.ts'
import { wizardWords } from './wizard.ts'

export const en = {
  creating: creatingWords,
  invitations: invitationWords,
  joining: joiningWords,
  members: memberWords,
  namespaces: namespaceWords,
  upgrades: upgradeWords,
  wizard: wizardWords,
}
