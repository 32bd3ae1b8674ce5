/** The upgrade policies in words. */
import { type Duration, type PolicyKind, policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import { formatDuration } from '../../lib/format.ts'
import { words } from '../../words/words.ts'

export const POLICY_WORDS: Record<PolicyKind, { label: string; sentence: string }> = words.upgrades.policies
/** In the order of a form: the default first. */
export const POLICY_ORDER: readonly PolicyKind[] = ['LazyOnAccess', 'Automatic', 'Coordinated']

/** The policy of a namespace, on one line. */
export function policyToWords(policy: UpgradePolicy): string {
  const { label } = POLICY_WORDS[policyKind(policy)]
  if (typeof policy === 'string' || policy.Coordinated.deadline === null) return label
  return words.upgrades.policy.withLead(label, durationToWords(policy.Coordinated.deadline))
}

const durationToWords = ({ secs, nanos }: Duration): string => formatDuration(secs * 1000 + nanos / 1e6)
