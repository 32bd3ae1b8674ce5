/** What went wrong, and what to do next. */
import type { ErrorCode } from '#shared/domain/refusals.ts'

const RELOAD = 'Reload the page to see what is there now.'
const ASK_ADMIN = 'Ask an Admin of the namespace to do it, or to change your role.'
const NEW_LINK = 'Ask the person who invited you for a new link.'

const nextByCode: Partial<Record<ErrorCode, string>> = {
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
  invitation_withdrawn: NEW_LINK,
  invitation_not_own: 'Issue an invitation of your own, or ask whoever issued this one to send it again.',
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

export const errorWords = {
  lost: 'The answer got lost, so it is not known whether this was done',
  unreachable: 'The node does not answer.',
  timeout: 'The node took too long to answer.',
  malformed: 'The node gave an answer that this dashboard cannot read.',
  refused: (status: number) => `The node refused this (status ${status}).`,
  unexpected: 'Something went wrong in this page.',
  next: {
    byCode: nextByCode,
    reload: 'Reload the page.',
    startNode: 'Check that it is running.',
    /** Reading is tried again by itself; a write waits for a person. */
    whenItAnswers: {
      read: 'This page goes on by itself when it answers.',
      write: 'What you entered is kept: press the button again when it answers.',
    },
    busy: 'It may be busy. Try again in a moment.',
    otherVersion: 'The node may be older or newer than this dashboard. See the Node page.',
    soon: 'Try again in a moment.',
  },
}
