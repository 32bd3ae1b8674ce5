/** What went wrong, in words for a person: what happened, why, and what to do next. */
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { words } from '../words/words.ts'

const said = words.errors

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

/** Every way a call to the node can fail. `message` says what happened. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly fault: ApiFault

  constructor(fault: ApiFault, options?: ErrorOptions) {
    super(faultToSentence(fault), options)
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

/** The title of a failed write: "The group was not moved", unless nobody knows. */
export const failureTitle = (error: unknown, notDone: string): string => (isSurelyNotDone(error) ? notDone : said.lost)

export const cutServerText = (text: string): string => {
  const trimmed = text.trim()
  return trimmed.length <= SERVER_TEXT_MAX ? trimmed : `${trimmed.slice(0, SERVER_TEXT_MAX - 1)}…`
}

function faultToSentence(fault: ApiFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return said.unreachable
    case 'timeout':
      return said.timeout
    case 'malformed':
      return said.malformed
    case 'refused':
      return cutServerText(fault.serverText) || said.refused(fault.status)
  }
}

type ErrorWords = { what: string; next: string }

/** The sentence of an error and the next step, whatever was thrown, and whatever was being done. */
export function errorToWords(error: unknown, doing: 'read' | 'write' = 'read'): ErrorWords {
  if (!(error instanceof ApiError)) return { what: said.unexpected, next: said.next.reload }
  const { fault } = error
  switch (fault.kind) {
    case 'unreachable':
      return { what: error.message, next: `${said.next.startNode} ${said.next.whenItAnswers[doing]}` }
    case 'timeout':
      return { what: error.message, next: said.next.busy }
    case 'malformed':
      return { what: error.message, next: said.next.otherVersion }
    case 'refused':
      return {
        what: error.message,
        next: (fault.code && said.next.byCode[fault.code]) ?? (fault.status >= 500 ? said.next.soon : ''),
      }
  }
}
