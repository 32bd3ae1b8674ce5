/** What somebody has chosen in the invite wizard so far, and which step that allows. */
import * as z from 'zod/mini'
import { ROLES } from '#shared/domain/roles.ts'
import type { InviteStep } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { choiceToExpiry, EXPIRY_PRESETS } from './expiry.ts'

/** Made when the choices are complete, and kept: sent twice it is the same request, so it makes one invitation. */
const requestSchema = z.object({
  idempotencyKey: z.string(),
  recursive: z.boolean(),
  role: z.enum(ROLES),
  expiresAtMs: z.int(),
  maxUses: z.optional(z.int()),
})
export type InviteRequest = z.infer<typeof requestSchema>

export const inviteDraftSchema = z.object({
  recursive: z.boolean(),
  role: z.enum(ROLES),
  /** The first step was left by its button. */
  kindChosen: z.boolean(),
  preset: z.enum(EXPIRY_PRESETS),
  customAt: z.string(),
  uses: z.enum(['any', 'one', 'some']),
  usesCount: z.string(),
  request: z.optional(requestSchema),
})
export type InviteDraft = z.infer<typeof inviteDraftSchema>

export const createInviteDraft = (): InviteDraft => ({
  recursive: false,
  role: 'Member',
  kindChosen: false,
  preset: 'week',
  customAt: '',
  uses: 'any',
  usesCount: '5',
})

export const inviteDraftKey = (namespaceId: string): string => `grove.invite.${namespaceId}`

const USES_MAX = 1_000_000
export function usesToMax({
  uses,
  usesCount,
}: Pick<InviteDraft, 'uses' | 'usesCount'>): { ok: true; maxUses: number | undefined } | { ok: false; reason: string } {
  if (uses === 'any') return { ok: true, maxUses: undefined }
  if (uses === 'one') return { ok: true, maxUses: 1 }
  const count = /^\d+$/.test(usesCount.trim()) ? Number(usesCount) : Number.NaN
  return count >= 1 && count <= USES_MAX
    ? { ok: true, maxUses: count }
    : { ok: false, reason: words.invitations.expiry.badCount }
}

/** The request that the choices make now, or why they make none. */
export function draftToRequest(
  draft: InviteDraft,
  nowMs: number,
  idempotencyKey: string,
): { ok: true; request: InviteRequest } | { ok: false; expiryReason?: string; usesReason?: string } {
  const expiry = choiceToExpiry(draft, nowMs)
  const uses = usesToMax(draft)
  if (!expiry.ok || !uses.ok)
    return {
      ok: false,
      ...(expiry.ok ? {} : { expiryReason: expiry.reason }),
      ...(uses.ok ? {} : { usesReason: uses.reason }),
    }
  const { expiresAtMs } = expiry
  const { maxUses } = uses
  return {
    ok: true,
    request: {
      idempotencyKey,
      recursive: draft.recursive,
      role: draft.role,
      expiresAtMs,
      ...(maxUses === undefined ? {} : { maxUses }),
    },
  }
}

/** The step asked for, or the first one before it that is not done. What comes after the last is no longer a draft's. */
export function reachableStep(draft: InviteDraft, asked: InviteStep): Exclude<InviteStep, 'share'> {
  if (asked === 'kind' || !draft.kindChosen) return 'kind'
  return asked === 'expiry' || draft.request === undefined ? 'expiry' : 'review'
}
