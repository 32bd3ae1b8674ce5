/** English. One file for each area of the dashboard. */
import { activityWords } from './activity.ts'
import { applicationWords } from './applications.ts'
import { bundleWords } from './bundles.ts'
import { contextWords } from './contexts.ts'
import { creatingWords } from './creating.ts'
import { errorWords } from './errors.ts'
import { firstStepWords } from './first-steps.ts'
import { groupWords } from './groups.ts'
import { invitationWords } from './invitations.ts'
import { joiningWords } from './joining.ts'
import { mapWords } from './map.ts'
import { memberWords } from './members.ts'
import { moveWords } from './moves.ts'
import { namespaceWords } from './namespaces.ts'
import { nodeWords } from './node.ts'
import { outlineWords } from './outline.ts'
import { paletteWords } from './palette.ts'
import { planWords } from './plan.ts'
import { settingsWords } from './settings.ts'
import { shellWords } from './shell.ts'
import { treeWords } from './tree.ts'
import { uiWords } from './ui.ts'
import { upgradeWords } from './upgrades.ts'
import { wizardWords } from './wizard.ts'

export const en = {
  activity: activityWords,
  applications: applicationWords,
  bundles: bundleWords,
  contexts: contextWords,
  creating: creatingWords,
  errors: errorWords,
  firstSteps: firstStepWords,
  groups: groupWords,
  invitations: invitationWords,
  joining: joiningWords,
  map: mapWords,
  members: memberWords,
  moves: moveWords,
  namespaces: namespaceWords,
  node: nodeWords,
  outline: outlineWords,
  palette: paletteWords,
  plan: planWords,
  settings: settingsWords,
  shell: shellWords,
  tree: treeWords,
  ui: uiWords,
  upgrades: upgradeWords,
  wizard: wizardWords,
}
