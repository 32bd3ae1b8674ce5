/** A refusal on its way to the caller. http/errors.ts alone knows its status. */
import { type ErrorCode, type Refusal, refuse, type Verdict } from '#shared/domain/refusals.ts'

export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export const refused = (code: ErrorCode, message: string, details?: Record<string, unknown>): RefusedError =>
  new RefusedError(refuse(code, message, details))

export function assertAllowed(verdict: Verdict): void {
  if (!verdict.ok) throw new RefusedError(verdict)
}
