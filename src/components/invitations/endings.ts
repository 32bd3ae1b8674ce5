/** Every way in which joining can end other than by joining: what happened, and the next step. */
import { ApiError, errorToWords } from '../../api/errors.ts'

export type EndingName =
  | 'notAnInvitation'
  | 'malformed'
  | 'tampered'
  | 'expired'
  | 'alreadyMember'
  | 'coordinatorUnreachable'
  | 'usedUp'
  | 'inviterLostRight'
  | 'unknown'
  | 'namespaceDeleted'
  | 'nodeOffline'
  | 'outcomeUnknown'
  | 'refused'

/**
 * paste: put in another invitation. ask: copy a message that asks for a new one. retry: send the same again.
 * open: go to the namespace. wait: the page finds out by itself.
 */
export type NextStep = 'paste' | 'ask' | 'retry' | 'open' | 'wait'
export type Ending = {
  tone: 'danger' | 'warning' | 'info'
  heading: string
  sentence: string
  next: NextStep
  nextLabel: string
}

const ASK = { next: 'ask', nextLabel: 'Copy a message asking for a new link' } as const

export const ENDINGS: Record<EndingName, Ending> = {
  notAnInvitation: {
    tone: 'danger',
    heading: 'This is not an invitation',
    sentence:
      'An invitation is a link with “#g2.” or “?invitation=” in it, a token that begins with “g2.”, or JSON. Copy one of these from the message that you were sent.',
    next: 'paste',
    nextLabel: 'Put in another text',
  },
  malformed: {
    tone: 'danger',
    heading: 'This invitation is incomplete',
    sentence:
      'It was probably cut off: some chat programs shorten long texts. Copy the whole link, token or JSON and put it in again.',
    next: 'paste',
    nextLabel: 'Put it in again',
  },
  tampered: {
    tone: 'danger',
    heading: 'This invitation was changed',
    sentence:
      'Its signature does not fit what it says, so somebody changed it after it was signed. Nothing was sent. Ask the person who invited you for a new link, over a way you trust.',
    ...ASK,
  },
  expired: {
    tone: 'warning',
    heading: 'This invitation has expired',
    sentence: 'It can no longer be used. The person who invited you can make a new one.',
    ...ASK,
  },
  alreadyMember: {
    tone: 'info',
    heading: 'This node is already a member',
    sentence: 'There is nothing left to join: the namespace is in the list of this node.',
    next: 'open',
    nextLabel: 'Open the map',
  },
  coordinatorUnreachable: {
    tone: 'warning',
    heading: 'The coordinator does not answer',
    sentence:
      'The node that decides about this namespace is not running, or cannot be reached from here. The invitation was not used and is kept in this tab.',
    next: 'retry',
    nextLabel: 'Try again',
  },
  usedUp: {
    tone: 'warning',
    heading: 'This invitation is used up',
    sentence: 'It was for a limited number of nodes, and others have used it. Ask for a new one.',
    ...ASK,
  },
  inviterLostRight: {
    tone: 'warning',
    heading: 'The inviter may no longer invite',
    sentence:
      'Since this invitation was made, the member who made it has left or lost the right to invite. Ask another member for a new one.',
    ...ASK,
  },
  unknown: {
    tone: 'warning',
    heading: 'The coordinator does not know this invitation',
    sentence:
      'It is signed, but it was never issued in this namespace, or no node that this one knows coordinates the namespace. Ask for a new link.',
    ...ASK,
  },
  namespaceDeleted: {
    tone: 'warning',
    heading: 'The namespace was deleted',
    sentence: 'An Admin deleted it for everybody, so there is nothing left to join.',
    next: 'paste',
    nextLabel: 'Use another invitation',
  },
  nodeOffline: {
    tone: 'warning',
    heading: 'This node does not answer',
    sentence: 'Start the node, then try again. The invitation is kept in this tab.',
    next: 'retry',
    nextLabel: 'Try again',
  },
  outcomeUnknown: {
    tone: 'info',
    heading: 'It is not known yet whether this node has joined',
    sentence:
      'The request was sent and the answer was lost on the way. This page keeps checking and goes on by itself; there is no need to send it again.',
    next: 'wait',
    nextLabel: 'Checking…',
  },
  refused: {
    tone: 'danger',
    heading: 'The node did not accept this invitation',
    sentence: 'The invitation is kept in this tab.',
    next: 'retry',
    nextLabel: 'Try again',
  },
}

/** What a failed request to join means. */
export function errorToEnding(error: unknown): EndingName {
  if (!(error instanceof ApiError)) return 'refused'
  if (error.kind === 'unreachable') return 'nodeOffline'
  if (error.kind === 'timeout') return 'outcomeUnknown'
  switch (error.code) {
    case 'invitation_malformed':
      return 'malformed'
    case 'invitation_tampered':
    case 'invitation_other_namespace':
      return 'tampered'
    case 'invitation_expired':
      return 'expired'
    case 'invitation_used_up':
      return 'usedUp'
    case 'invitation_unknown':
    case 'namespace_not_found':
      return 'unknown'
    case 'inviter_lost_right':
      return 'inviterLostRight'
    case 'namespace_deleted':
      return 'namespaceDeleted'
    case 'coordinator_unreachable':
      return 'coordinatorUnreachable'
    case 'outcome_unknown':
      return 'outcomeUnknown'
    default:
      return 'refused'
  }
}

const LEAVES_OPEN: readonly EndingName[] = ['outcomeUnknown', 'coordinatorUnreachable', 'nodeOffline']

/** Once a request may have arrived, only an answer settles it: that nobody can be reached now says nothing. */
export const isStillUnknown = (wasUnknown: boolean, ending: EndingName): boolean =>
  ending === 'outcomeUnknown' || (wasUnknown && LEAVES_OPEN.includes(ending))

/** What happened in the node's own words, for the one ending that has none of its own. */
export function refusalSentence(error: unknown): string {
  const { what, next } = errorToWords(error)
  return [what, next, ENDINGS.refused.sentence].filter((part) => part !== '').join(' ')
}
