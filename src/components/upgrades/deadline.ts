/** A deadline as a form has it: the value of a datetime-local field. Pure. */
import { deadlineVerdict } from '#shared/domain/upgrades.ts'
import { words } from '../../words/words.ts'

export type Deadline = { ok: true; deadlineMs: number } | { ok: false; reason: string }

/** Local time without a zone, as the field has it, checked by the node's own rule. */
export function fieldToDeadline(value: string, nowMs: number): Deadline {
  const deadlineMs = new Date(value).getTime()
  if (Number.isNaN(deadlineMs)) return { ok: false, reason: words.upgrades.deadline.missing }
  const verdict = deadlineVerdict(deadlineMs, nowMs)
  return verdict.ok ? { ok: true, deadlineMs } : { ok: false, reason: verdict.message }
}
