/** How states of publications, answers and contexts are named and coloured. */
import type { PublicationStatus } from '#shared/domain/upgrades.ts'
import type { BundleProgress, UpgradeNotice } from '#shared/wire/upgrade-states.ts'
import type { ContextVersionState, UpgradeNode } from '#shared/wire/upgrades.ts'
import { words } from '../../words/words.ts'
import type { BadgeTone } from '../ui/Badge.tsx'

type Look = { label: string; tone: BadgeTone }
const looks = <Key extends string>(labels: Record<Key, string>, tones: Record<Key, BadgeTone>) => ({
  of: (key: Key): Look => ({ label: labels[key], tone: tones[key] }),
})

const { statuses, answers, states, bundles, notices } = words.upgrades

export const statusLook = looks<PublicationStatus>(statuses, {
  collecting: 'accent',
  scheduled: 'accent',
  'in-force': 'success',
  replaced: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'warning',
})
export const answerLook = looks<NonNullable<UpgradeNode['answer']>>(answers, {
  agreed: 'success',
  declined: 'danger',
  missing: 'warning',
})
export const stateLook = looks<ContextVersionState>(states, {
  current: 'success',
  'at-access': 'accent',
  pending: 'warning',
  'at-deadline': 'accent',
  failed: 'danger',
})
export const bundleLook = looks<BundleProgress['state']>(bundles, {
  held: 'success',
  fetching: 'accent',
  missing: 'warning',
  failed: 'danger',
})
export const noticeLook = looks<UpgradeNotice>(notices, {
  failed: 'danger',
  answer: 'warning',
  lapsed: 'warning',
  pending: 'accent',
})
