/** Every way in which joining can end other than by joining. What is said of each is in the words. */

import { ApiError } from '../../api/api-error.ts'
import { errorToWords } from '../../api/error-words.ts'
import type { EndingName } from '../../words/en/joining.ts'
import { words } from '../../words/words.ts'

export type { EndingName }

/**
 * paste: put in another text. ask: copy a message that asks for a new one. retry: send the same again.
 * check: read the clocks again. open: go to the namespace. wait: the page finds out by itself.
 */
type NextStep = 'paste' | 'ask' | 'retry' | 'check' | 'open' | 'wait'
type Ending = { tone: 'danger' | 'warning' | 'info'; next: NextStep }

export const ENDINGS: Record<EndingName, Ending> = {
  expired: { tone: 'warning', next: 'ask' },
  notYetValid: { tone: 'warning', next: 'check' },
  tampered: { tone: 'danger', next: 'ask' },
  cutOff: { tone: 'danger', next: 'paste' },
  alreadyMember: { tone: 'info', next: 'open' },
  inviterLostRight: { tone: 'warning', next: 'ask' },
  withdrawn: { tone: 'warning', next: 'ask' },
  usedUp: { tone: 'warning', next: 'ask' },
  otherNamespace: { tone: 'warning', next: 'ask' },
  otherVersion: { tone: 'warning', next: 'paste' },
  namespaceDeleted: { tone: 'warning', next: 'paste' },
  noNode: { tone: 'warning', next: 'retry' },
  coordinatorUnreachable: { tone: 'warning', next: 'retry' },
  notAnInvitation: { tone: 'danger', next: 'paste' },
  outcomeUnknown: { tone: 'info', next: 'wait' },
  refused: { tone: 'danger', next: 'retry' },
}

/**
 * What a failed request to join means. An invitation that does not name its coordinator leaves the node to ask the nodes
 * it knows: that none answered means that none of them has the namespace.
 */
export function errorToEnding(error: unknown, namesCoordinator = true): EndingName {
  if (!(error instanceof ApiError)) return 'refused'
  if (error.kind === 'unreachable') return 'noNode'
  // Something came back that is no answer, so what the node has done nobody knows.
  if (error.kind === 'timeout' || error.kind === 'malformed') return 'outcomeUnknown'
  switch (error.code) {
    case 'invitation_malformed':
      return 'cutOff'
    case 'invitation_tampered':
      return 'tampered'
    case 'invitation_expired':
      return 'expired'
    case 'invitation_withdrawn':
      return 'withdrawn'
    case 'invitation_used_up':
      return 'usedUp'
    case 'invitation_other_namespace':
    case 'invitation_unknown':
    case 'namespace_not_found':
    case 'root_required':
      return 'otherNamespace'
    case 'inviter_lost_right':
      return 'inviterLostRight'
    case 'namespace_deleted':
      return 'namespaceDeleted'
    case 'coordinator_unreachable':
      return namesCoordinator ? 'coordinatorUnreachable' : 'otherNamespace'
    case 'outcome_unknown':
      return 'outcomeUnknown'
    default:
      return 'refused'
  }
}

const LEAVES_OPEN: readonly EndingName[] = ['outcomeUnknown', 'coordinatorUnreachable', 'noNode']

/** Once a request may have arrived, only an answer settles it: that nobody can be reached now says nothing. */
export const isStillUnknown = (wasUnknown: boolean, ending: EndingName): boolean =>
  ending === 'outcomeUnknown' || (wasUnknown && LEAVES_OPEN.includes(ending))

/** What happened in the node's own words, for the one ending that has none of its own. */
export function refusalSentence(error: unknown): string {
  const { what, next } = errorToWords(error, 'write')
  return [what, next, words.joining.endings.refused.what].filter((part) => part !== '').join(' ')
}
