/** Until when an invitation is valid: what can be chosen, and how it is told. */
import { words } from '../../words/words.ts'

const HOUR_MS = 3_600_000
export const EXPIRY_PRESETS = ['hour', 'day', 'week', 'month', 'custom'] as const
export type ExpiryPreset = (typeof EXPIRY_PRESETS)[number]

const DURATION_MS: Record<Exclude<ExpiryPreset, 'custom'>, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
}

export type ExpiryChoice = {
  preset: ExpiryPreset
  /** The value of a datetime-local field: local time without a zone. */
  customAt: string
}
type ExpiryResult = { ok: true; expiresAtMs: number } | { ok: false; reason: string }

/** Further away than the node accepts (five years) is as good as for ever. */
const FURTHEST_MS = 5 * 365 * 24 * HOUR_MS

/** Whole seconds, because that is what is signed. */
export function choiceToExpiry({ preset, customAt }: ExpiryChoice, nowMs: number): ExpiryResult {
  const said = words.invitations.expiry
  const atMs = preset === 'custom' ? new Date(customAt).getTime() : nowMs + DURATION_MS[preset]
  if (Number.isNaN(atMs)) return { ok: false, reason: said.noTime }
  const expiresAtMs = Math.floor(atMs / 1000) * 1000
  if (expiresAtMs <= nowMs) return { ok: false, reason: said.past }
  if (expiresAtMs - nowMs > FURTHEST_MS) return { ok: false, reason: said.tooFar }
  return { ok: true, expiresAtMs }
}

/** The value of a datetime-local field for a moment. */
export function timeToFieldValue(timeMs: number): string {
  const local = new Date(timeMs - new Date(timeMs).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
