/** A refusal on its way to the caller. http/errors.ts alone knows its status. */
import { type ErrorCode, type Refusal, refuse, type Verdict } from '#shared/domain/refusals.ts'

export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly refusal: Refusal

  /** `cause`: a fault of this node behind it, which is reported besides. */
  constructor(refusal: Refusal, cause?: Error) {
    super(refusal.message, { cause })
    this.refusal = refusal
  }
}

export const refused = (
  code: ErrorCode,
  message: string,
  details?: Record<string, unknown>,
  cause?: Error,
): RefusedError => new RefusedError(refuse(code, message, details), cause)

export function assertAllowed(verdict: Verdict): void {
  if (!verdict.ok) throw new RefusedError(verdict)
}
