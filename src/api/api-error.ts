/** Every way a call to the node can fail. What is said about it is in error-words.ts, loaded with the words. */
import type { ErrorCode } from '#shared/domain/refusals.ts'

/** Longer texts of a server are cut: they may be anything. */
const SERVER_TEXT_MAX = 300

export type ApiFault =
  | {
      kind: 'refused'
      status: number
      /** One of the closed list, or undefined when this node has no codes. */
      code: ErrorCode | undefined
      details: Record<string, unknown> | undefined
      serverText: string
    }
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  | { kind: 'malformed' }

/** Its `message` is for the console; people read what error-words.ts makes of it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly fault: ApiFault

  constructor(fault: ApiFault, options?: ErrorOptions) {
    super(
      fault.kind === 'refused' ? `refused with status ${fault.status}, ${fault.code ?? 'no code'}` : fault.kind,
      options,
    )
    this.fault = fault
  }

  get kind(): ApiFault['kind'] {
    return this.fault.kind
  }
  get code(): ErrorCode | undefined {
    return this.fault.kind === 'refused' ? this.fault.code : undefined
  }
  get status(): number | undefined {
    return this.fault.kind === 'refused' ? this.fault.status : undefined
  }
  get details(): Record<string, unknown> | undefined {
    return this.fault.kind === 'refused' ? this.fault.details : undefined
  }
}

/** Did the node say no with this code? */
export const isRefusal = (error: unknown, code: ErrorCode): boolean => error instanceof ApiError && error.code === code

/** Was the write surely not done? A lost answer leaves that open. */
export const isSurelyNotDone = (error: unknown): boolean =>
  !(error instanceof ApiError) || (error.kind === 'refused' && error.code !== 'outcome_unknown')

/** The error of a write; none when its answer was lost, and what was read since shows that it was done. */
export const errorUnlessDone = <Failure>(error: Failure | null, isDone: boolean): Failure | null =>
  isDone && !isSurelyNotDone(error) ? null : error

/** May the same question be answered a moment later? Not what the node has decided, and said in a word of its list. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError &&
  !(error.fault.kind === 'refused' && error.fault.code !== undefined && error.fault.status < 429)

export const cutServerText = (text: string): string => {
  const trimmed = text.trim()
  return trimmed.length <= SERVER_TEXT_MAX ? trimmed : `${trimmed.slice(0, SERVER_TEXT_MAX - 1)}…`
}
