/** What went wrong, in words for a person: what happened, why, and what to do next. */
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

/** May the same question be answered a moment later? Not what the node has decided, and said in a word of its list. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError &&
  !(error.fault.kind === 'refused' && error.fault.code !== undefined && error.fault.status < 429)

/** The title of a failed write: "The group was not moved", unless nobody knows. */
export const failureTitle = (error: unknown, notDone: string): string =>
  isSurelyNotDone(error) ? notDone : 'The answer got lost, so it is not known whether this was done'

export const cutServerText = (text: string): string => {
  const trimmed = text.trim()
  return trimmed.length <= SERVER_TEXT_MAX ? trimmed : `${trimmed.slice(0, SERVER_TEXT_MAX - 1)}…`
}

function faultToSentence(fault: ApiFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return 'The node does not answer.'
    case 'timeout':
      return 'The node took too long to answer.'
    case 'malformed':
      return 'The node gave an answer that this dashboard cannot read.'
    case 'refused':
      return cutServerText(fault.serverText) || `The node refused this (status ${fault.status}).`
  }
}

const RELOAD = 'Reload the page to see what is there now.'
const ASK_ADMIN = 'Ask an Admin of the namespace to do it, or to change your role.'
const NEW_LINK = 'Ask the person who invited you for a new link.'

const NEXT_STEP: Partial<Record<ErrorCode, string>> = {
  namespace_not_found: 'It may have been deleted, or this node has not joined it. Go back to the list of namespaces.',
  namespace_deleted: 'Nothing of it can be changed any more. Go back to the list of namespaces.',
  group_not_found: `It may have been deleted meanwhile. ${RELOAD}`,
  application_not_found: 'Install the application on this node first, then try again.',
  member_not_found: `The member may have been removed meanwhile. ${RELOAD}`,
  not_admin: ASK_ADMIN,
  missing_capability: ASK_ADMIN,
  not_a_member: 'Ask a member for an invitation.',
  last_admin: 'Make another member an Admin first.',
  parent_changed: 'Look at where the group is now, then decide again.',
  invitation_expired: NEW_LINK,
  invitation_used_up: NEW_LINK,
  invitation_unknown: NEW_LINK,
  invitation_tampered: NEW_LINK,
  inviter_lost_right: 'Ask somebody who may invite for a new link.',
  expiration_invalid: 'Choose a time in the future.',
  invitation_too_large: 'Invite to the namespace alone, then add the new member to the groups.',
  bundle_not_found: 'Check the path: it is read on the disk of the node, not of this browser.',
  bundle_invalid: 'Choose a signed .mpk bundle or a .wasm file.',
  bundle_hash_wrong: 'Check the hash and the address with the publisher: one of them is of another file.',
  version_in_use: 'Move what uses it to another version first, or delete it.',
  version_not_found: `It may have been uninstalled meanwhile. ${RELOAD}`,
  url_not_allowed: 'Upload the file, or give its path on the machine of the node.',
  download_failed: 'Check the address, then try again; or download the file yourself and upload it.',
  bundle_signature_invalid: 'Get the bundle again from its publisher: it was changed after it was signed.',
  publication_closed: 'Look on the page of versions at what became of it.',
  publication_not_found: RELOAD,
  context_not_found: `It may have been deleted meanwhile. ${RELOAD}`,
  version_not_newer: 'Install a newer version of the application, then publish that.',
  foreign_application: 'Install a bundle of the same package, signed by the same key.',
  deadline_invalid: 'Choose a time in the future, or look whether the policy was changed.',
  coordinator_unreachable: 'Reading goes on. Try again when the node that coordinates this namespace is running.',
  outcome_unknown: 'The change was sent. It shows here by itself once it is known; do not send it again yet.',
  idempotency_key_reused: 'Start over: this form was already used for another request.',
  too_many_requests: 'Wait a moment, then try again.',
  host_not_allowed: 'Open the dashboard at the address that the node printed when it started.',
  origin_not_allowed: 'Open the dashboard at the address that the node printed when it started.',
  replica_stopped: "This node's copy of the namespace has stopped. Its page says why.",
  storage_failed: "Check the disk of the node's machine, then start the node again.",
  internal_error: 'Try again. If it happens again, look into the log of the node.',
}

export type ErrorWords = { what: string; next: string }

const START_NODE = 'Check that it is running.'
/** Reading is tried again by itself; a write waits for a person. */
const WHEN_IT_ANSWERS = {
  read: 'This page goes on by itself when it answers.',
  write: 'What you entered is kept: press the button again when it answers.',
}

/** The sentence of an error and the next step, whatever was thrown, and whatever was being done. */
export function errorToWords(error: unknown, doing: 'read' | 'write' = 'read'): ErrorWords {
  if (!(error instanceof ApiError)) return { what: 'Something went wrong in this page.', next: 'Reload the page.' }
  const { fault } = error
  switch (fault.kind) {
    case 'unreachable':
      return { what: error.message, next: `${START_NODE} ${WHEN_IT_ANSWERS[doing]}` }
    case 'timeout':
      return { what: error.message, next: 'It may be busy. Try again in a moment.' }
    case 'malformed':
      return { what: error.message, next: 'The node may be older or newer than this dashboard. See the Node page.' }
    case 'refused':
      return {
        what: error.message,
        next: (fault.code && NEXT_STEP[fault.code]) ?? (fault.status >= 500 ? 'Try again in a moment.' : ''),
      }
  }
}
