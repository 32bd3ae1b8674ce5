/** How this node follows a namespace, in words. */
import type { SubscriptionState } from '#shared/wire/namespaces.ts'
import type { BadgeTone } from '../ui/Badge.tsx'

export type SubscriptionWords = { label: string; sentence: string; tone: BadgeTone }

export const SUBSCRIPTION_WORDS: Record<SubscriptionState, SubscriptionWords> = {
  coordinator: {
    label: 'Coordinated here',
    sentence: 'This node coordinates the namespace: every change goes through it.',
    tone: 'success',
  },
  live: { label: 'Subscribed, live', sentence: 'Changes arrive here as they are made.', tone: 'success' },
  'catching-up': {
    label: 'Catching up',
    sentence: 'This node is fetching the changes that it missed.',
    tone: 'warning',
  },
  offline: {
    label: 'Coordinator away',
    sentence: 'The node that coordinates the namespace does not answer. Reading goes on; changes have to wait.',
    tone: 'warning',
  },
  off: {
    label: 'Not subscribed',
    sentence: 'This node has joined but does not fetch changes. What it shows may be out of date.',
    tone: 'neutral',
  },
  stopped: {
    label: 'Stopped',
    sentence: 'This node met a change that it cannot trust or does not understand, and stopped following.',
    tone: 'danger',
  },
}
