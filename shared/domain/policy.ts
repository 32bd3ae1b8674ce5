/** The upgrade policy and its two written forms (contract April 2026, section 0). */

export const POLICY_KINDS = ['Automatic', 'LazyOnAccess', 'Coordinated'] as const
export type PolicyKind = (typeof POLICY_KINDS)[number]

/** A duration, as the contract writes it. */
export type Duration = { secs: number; nanos: number }
export type UpgradePolicy = 'Automatic' | 'LazyOnAccess' | { Coordinated: { deadline: Duration | null } }

export const POLICY_DEFAULT: UpgradePolicy = 'LazyOnAccess'

export const policyKind = (policy: UpgradePolicy): PolicyKind => (typeof policy === 'string' ? policy : 'Coordinated')

/** The display string of namespace summaries, e.g. `Coordinated { deadline: Some(3600s) }`. */
export function policyToDisplay(policy: UpgradePolicy): string {
  if (typeof policy === 'string') return policy
  const { deadline } = policy.Coordinated
  if (deadline === null) return 'Coordinated { deadline: None }'
  const fraction = deadline.nanos === 0 ? '' : `.${String(deadline.nanos).padStart(9, '0').replace(/0+$/, '')}`
  return `Coordinated { deadline: Some(${deadline.secs}${fraction}s) }`
}
