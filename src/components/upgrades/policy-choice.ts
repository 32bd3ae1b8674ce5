/** An upgrade policy as a form has it: the kind, and what was typed as its lead time. Pure. */
import * as z from 'zod/mini'
import { LEAD_MAX_SECS } from '#shared/domain/limits.ts'
import { POLICY_KINDS, policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import { LEAD_DEFAULT_SECS } from '#shared/domain/upgrades.ts'
import { words } from '../../words/words.ts'

export const LEAD_UNITS = ['minutes', 'hours', 'days'] as const
export type LeadUnit = (typeof LEAD_UNITS)[number]
const UNIT_SECS: Record<LeadUnit, number> = { minutes: 60, hours: 3600, days: 86_400 }

export const policyChoiceSchema = z.object({
  kind: z.enum(POLICY_KINDS),
  /** As typed; kept while another kind is chosen. */
  leadAmount: z.string(),
  leadUnit: z.enum(LEAD_UNITS),
})
export type PolicyChoice = z.infer<typeof policyChoiceSchema>

/** From publishing to the proposed deadline. */
export const leadSecs = (policy: UpgradePolicy): number =>
  typeof policy === 'string' ? LEAD_DEFAULT_SECS : (policy.Coordinated.deadline?.secs ?? LEAD_DEFAULT_SECS)

export function policyToChoice(policy: UpgradePolicy): PolicyChoice {
  const secs = leadSecs(policy)
  // The largest unit that says it in whole numbers.
  const leadUnit = [...LEAD_UNITS].reverse().find((unit) => secs % UNIT_SECS[unit] === 0) ?? 'minutes'
  return { kind: policyKind(policy), leadAmount: `${Math.max(1, Math.round(secs / UNIT_SECS[leadUnit]))}`, leadUnit }
}

/** What is wrong with the lead time; of no interest to the other kinds. */
export function leadProblem({ kind, leadAmount, leadUnit }: PolicyChoice): string | undefined {
  if (kind !== 'Coordinated') return undefined
  const amount = /^\d+$/.test(leadAmount.trim()) ? Number(leadAmount) : 0
  if (amount < 1) return words.upgrades.policy.leadNotWhole
  return amount * UNIT_SECS[leadUnit] > LEAD_MAX_SECS ? words.upgrades.policy.leadTooLong : undefined
}

/** The policy as it is sent; undefined while the lead time is none. */
export function choiceToPolicy(choice: PolicyChoice): UpgradePolicy | undefined {
  if (choice.kind !== 'Coordinated') return choice.kind
  if (leadProblem(choice) !== undefined) return undefined
  return { Coordinated: { deadline: { secs: Number(choice.leadAmount) * UNIT_SECS[choice.leadUnit], nanos: 0 } } }
}

/** Do both mean the same? No lead time is the default one. */
export const isSamePolicy = (one: UpgradePolicy, other: UpgradePolicy): boolean =>
  policyKind(one) === policyKind(other) && (policyKind(one) !== 'Coordinated' || leadSecs(one) === leadSecs(other))
