/** What somebody has chosen in the publish wizard so far, and which step that allows. Pure. */
import * as z from 'zod/mini'
import { VERSION_NOTES_MAX } from '#shared/domain/limits.ts'
import { policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import { proposedDeadlineMs } from '#shared/domain/upgrades.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { fieldToDeadline } from '../../components/upgrades/deadline.ts'
import { PUBLISH_STEPS, type PublishStep } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** Made when the choices are complete, and kept: sent twice it is the same request, so it publishes once. */
const requestSchema = z.object({
  idempotencyKey: z.string(),
  version: z.string(),
  notes: z.optional(z.string()),
  deadlineMs: z.optional(z.int()),
})
export type PublishRequest = z.infer<typeof requestSchema>

export const publishDraftSchema = z.object({
  version: z.optional(z.string()),
  notes: z.string(),
  /** The step was left by its button. */
  changesSeen: z.boolean(),
  deadline: z.enum(['lead', 'custom']),
  /** The value of a datetime-local field. */
  customAt: z.string(),
  request: z.optional(requestSchema),
})
export type PublishDraft = z.infer<typeof publishDraftSchema>

export const createPublishDraft = (): PublishDraft => ({
  notes: '',
  changesSeen: false,
  deadline: 'lead',
  customAt: '',
})
export const publishDraftKey = (namespaceId: string): string => `grove.publish.${namespaceId}`

export const notesProblem = (notes: string): string | undefined =>
  notes.length > VERSION_NOTES_MAX ? words.upgrades.publish.changes.tooLong(VERSION_NOTES_MAX) : undefined

/** The deadline that the choices make now; undefined under a policy without one. */
export function draftDeadline(draft: PublishDraft, policy: UpgradePolicy, nowMs: number) {
  if (policyKind(policy) === 'Coordinated' && draft.deadline === 'custom') return fieldToDeadline(draft.customAt, nowMs)
  return { ok: true, deadlineMs: proposedDeadlineMs(policy, nowMs) } as const
}

/** The request that the choices make now, or why they make none. */
export function draftToRequest(
  draft: PublishDraft,
  policy: UpgradePolicy,
  nowMs: number,
  idempotencyKey: string,
): { ok: true; request: PublishRequest } | { ok: false; reason: string } {
  const deadline = draftDeadline(draft, policy, nowMs)
  if (!deadline.ok) return deadline
  if (draft.version === undefined) return { ok: false, reason: words.upgrades.publish.chooseFirst }
  const { deadlineMs } = deadline
  const notes = draft.notes.trim()
  return {
    ok: true,
    request: {
      idempotencyKey,
      version: draft.version,
      ...(notes === '' ? {} : { notes }),
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
    },
  }
}

/** A request has a deadline exactly when the policy does; one of before a change of the policy is made again. */
const fitsPolicy = ({ deadlineMs }: PublishRequest, policy: UpgradePolicy): boolean =>
  (deadlineMs !== undefined) === (policyKind(policy) === 'Coordinated')

/** The step asked for, or the first one before it that is not done. */
export function reachableStep(
  draft: PublishDraft,
  upgrades: Pick<Upgrades, 'policy' | 'publishable'>,
  asked: PublishStep,
): PublishStep {
  const { version, request } = draft
  // A request that was made stays: its answer may have been lost, and then its version can be published no more.
  const isMade = request !== undefined && request.version === version
  const isThere = isMade || upgrades.publishable.some((one) => one.version === version)
  const open: PublishStep = !isThere
    ? 'version'
    : !draft.changesSeen || notesProblem(draft.notes) !== undefined
      ? 'changes'
      : !isMade || !fitsPolicy(request, upgrades.policy)
        ? 'when'
        : 'review'
  return PUBLISH_STEPS.indexOf(asked) <= PUBLISH_STEPS.indexOf(open) ? asked : open
}
