/** English. One file for each area of the dashboard. */
import { activityWords } from './activity.ts'
import { applicationWords } from './applications.ts'
import { bundleWords } from './bundles.ts'
import { creatingWords } from './creating.ts'
import { invitationWords } from './invitations.ts'
import { joiningWords } from './joining.ts'
import { mapWords } from './map.ts'
import { memberWords } from './members.ts'
import { moveWords } from './moves.ts'
import { namespaceWords } from './namespaces.ts'
import { outlineWords } from './outline.ts'
import { paletteWords } from './palette.ts'
import { planWords } from './plan.ts'
import { treeWords } from './tree.ts'
import { upgradeWords } from './upgrades.ts'
import { wizardWords } from './wizard.ts'

export const en = {
  activity: activityWords,
  applications: applicationWords,
  bundles: bundleWords,
  creating: creatingWords,
  invitations: invitationWords,
  map: mapWords,
  joining: joiningWords,
  members: memberWords,
  namespaces: namespaceWords,
  moves: moveWords,
  outline: outlineWords,
  palette: paletteWords,
  plan: planWords,
  tree: treeWords,
  upgrades: upgradeWords,
  wizard: wizardWords,
}
