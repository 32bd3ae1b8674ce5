/** The upgrade policies in words. */
import { type Duration, type PolicyKind, policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import { formatDuration } from '../../lib/format.ts'

export type PolicyWords = { label: string; sentence: string }

export const POLICY_WORDS: Record<PolicyKind, PolicyWords> = {
  LazyOnAccess: {
    label: 'On next access',
    sentence: 'A context moves to a newly published version the next time somebody uses it.',
  },
  Automatic: {
    label: 'Automatic',
    sentence: 'Every context moves to a new version as soon as it is published.',
  },
  Coordinated: {
    label: 'Coordinated',
    sentence: 'Contexts move to a new version at a deadline that all nodes have agreed to.',
  },
}
/** In the order of a form: the default first. */
export const POLICY_ORDER: readonly PolicyKind[] = ['LazyOnAccess', 'Automatic', 'Coordinated']

/** The policy of a namespace, on one line. */
export function policyToWords(policy: UpgradePolicy): string {
  const { label } = POLICY_WORDS[policyKind(policy)]
  if (typeof policy === 'string') return label
  const { deadline } = policy.Coordinated
  return deadline === null ? `${label}, no deadline set` : `${label}, deadline ${durationToWords(deadline)}`
}

const durationToWords = ({ secs, nanos }: Duration): string => formatDuration(secs * 1000 + nanos / 1e6)

/** The policy as it is sent. A coordinated one begins without a deadline. */
export const kindToPolicy = (kind: PolicyKind): UpgradePolicy =>
  kind === 'Coordinated' ? { Coordinated: { deadline: null } } : kind
