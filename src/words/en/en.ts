/** English. One file for each area of the dashboard. */
import { activityWords } from './activity.ts'
import { applicationWords } from './applications.ts'
import { bundleWords } from './bundles.ts'
import { invitationWords } from './invitations.ts'
import { memberWords } from './members.ts'
import { namespaceWords } from './namespaces.ts'
import { upgradeWords } from './upgrades.ts'

export const en = {
  activity: activityWords,
  applications: applicationWords,
  bundles: bundleWords,
  invitations: invitationWords,
  members: memberWords,
  namespaces: namespaceWords,
  upgrades: upgradeWords,
}
