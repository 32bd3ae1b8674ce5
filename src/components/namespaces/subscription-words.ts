/** How this node follows a namespace, in words. */
import type { SubscriptionState } from '#shared/wire/namespace-views.ts'
import { words } from '../../words/words.ts'
import type { BadgeTone } from '../ui/Badge.tsx'

type SubscriptionWords = { label: string; sentence: string; tone: BadgeTone }

const said = words.namespaces.subscriptions

export const SUBSCRIPTION_WORDS: Record<SubscriptionState, SubscriptionWords> = {
  coordinator: { ...said.coordinator, tone: 'success' },
  live: { ...said.live, tone: 'success' },
  'catching-up': { ...said['catching-up'], tone: 'warning' },
  offline: { ...said.offline, tone: 'warning' },
  off: { ...said.off, tone: 'neutral' },
  stopped: { ...said.stopped, tone: 'danger' },
}
