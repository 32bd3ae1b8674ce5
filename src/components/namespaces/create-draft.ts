/** What the wizard for a new namespace collects, and which step comes next. Pure. */
import * as z from 'zod/mini'
import { aliasVerdict } from '#shared/domain/alias.ts'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { POLICY_DEFAULT } from '#shared/domain/policy.ts'
import { applicationIdSchema } from '#shared/wire/ids.ts'
import type { CreateNamespace } from '../../api/node-api.ts'
import { randomKey } from '../../lib/random-key.ts'
import { CREATE_STEPS, type CreateStep } from '../../paths.ts'
import { choiceToPolicy, leadProblem, policyChoiceSchema, policyToChoice } from '../upgrades/policy-choice.ts'

export const CREATE_DRAFT_KEY = 'grove.create-namespace'

export const createDraftSchema = z.object({
  applicationId: z.optional(applicationIdSchema),
  policy: policyChoiceSchema,
  alias: z.string(),
  /** Sent with the request: the same draft sent twice makes one namespace. */
  idempotencyKey: z.string(),
})
export type CreateDraft = z.infer<typeof createDraftSchema>

export const newCreateDraft = (): CreateDraft => ({
  policy: policyToChoice(POLICY_DEFAULT),
  alias: '',
  idempotencyKey: randomKey(),
})

/** The changes with a new key when they make another request of it; the old key stays with the old request. */
export function draftChanges(draft: CreateDraft, changes: Partial<Omit<CreateDraft, 'idempotencyKey'>>) {
  const next = { ...draft, ...changes }
  const same =
    next.applicationId === draft.applicationId &&
    next.alias === draft.alias &&
    JSON.stringify(next.policy) === JSON.stringify(draft.policy)
  return same ? {} : { ...changes, idempotencyKey: randomKey() }
}

/** What is wrong with the alias; an empty one means none. */
export function aliasProblem(alias: string): string | undefined {
  if (alias === '') return undefined
  const verdict = aliasVerdict(alias)
  return verdict.ok ? undefined : verdict.message
}

/** The first step whose answer is missing, or `review` when all are there. */
export function firstOpenStep(draft: CreateDraft, installed: readonly ApplicationId[]): CreateStep {
  if (draft.applicationId === undefined || !installed.includes(draft.applicationId)) return 'application'
  if (leadProblem(draft.policy) !== undefined) return 'policy'
  return aliasProblem(draft.alias) === undefined ? 'review' : 'alias'
}

/** Is everything before the step answered? */
export const isStepReachable = (step: CreateStep, open: CreateStep): boolean =>
  CREATE_STEPS.indexOf(step) <= CREATE_STEPS.indexOf(open)

export function draftToRequest(draft: CreateDraft): CreateNamespace | undefined {
  const { applicationId, policy, alias } = draft
  const upgradePolicy = choiceToPolicy(policy)
  if (applicationId === undefined || upgradePolicy === undefined) return undefined
  return { applicationId, upgradePolicy, ...(alias === '' ? {} : { alias }) }
}
