/** What went wrong, in words for a person: what happened, why, and what to do next. */
import { words } from '../words/words.ts'
import { ApiError, type ApiFault, cutServerText, isSurelyNotDone } from './api-error.ts'

const said = words.errors

/** The title of a failed write: "The group was not moved", unless nobody knows. */
export const failureTitle = (error: unknown, notDone: string): string => (isSurelyNotDone(error) ? notDone : said.lost)

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
  const what = faultToSentence(fault)
  switch (fault.kind) {
    case 'unreachable':
      return { what, next: `${said.next.startNode} ${said.next.whenItAnswers[doing]}` }
    case 'timeout':
      return { what, next: said.next.busy }
    case 'malformed':
      return { what, next: said.next.otherVersion }
    case 'refused':
      return { what, next: (fault.code && said.next.byCode[fault.code]) ?? (fault.status >= 500 ? said.next.soon : '') }
  }
}
