/**
 * Why something is not done: a code of one closed list and a sentence for a person.
 * The same refusal is the answer of the node, the tooltip of a disabled button and the mark on an illegal target.
 */
export const ERROR_CODES = [
  // the request itself
  'invalid_request',
  'invalid_json',
  'invalid_id',
  'body_too_large',
  'json_required',
  'binary_required',
  'route_not_found',
  'host_not_allowed',
  'origin_not_allowed',
  'too_many_requests',
  'idempotency_key_reused',
  'unauthenticated',
  // things that are not there
  'namespace_not_found',
  'group_not_found',
  'application_not_found',
  'member_not_found',
  'operation_not_found',
  'bundle_not_found',
  'version_not_found',
  'namespace_deleted',
  // rights
  'not_admin',
  'not_a_member',
  'missing_capability',
  'last_admin',
  'coordinator_must_stay',
  // the tree
  'into_itself',
  'into_own_subtree',
  'already_there',
  'too_deep',
  'other_namespace',
  'root_as_child',
  'not_a_child',
  'parent_changed',
  'root_required',
  'policy_of_namespace',
  'already_exists',
  // invitations
  'invitation_malformed',
  'invitation_tampered',
  'invitation_expired',
  'invitation_used_up',
  'invitation_unknown',
  'invitation_other_namespace',
  'inviter_lost_right',
  'expiration_invalid',
  'invitation_too_large',
  // versions
  'context_not_found',
  'publication_not_found',
  'publication_closed',
  'version_not_newer',
  'foreign_application',
  'deadline_invalid',
  'not_asked',
  'not_all_agreed',
  'node_declined',
  // bundles
  'bundle_invalid',
  'bundle_signature_invalid',
  'bundle_hash_wrong',
  'version_in_use',
  'url_not_allowed',
  'download_failed',
  // the log and the peers
  'entry_invalid',
  'coordinator_unreachable',
  'outcome_unknown',
  'not_coordinator',
  'replica_stopped',
  // the node
  'storage_failed',
  'internal_error',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export type Refusal = {
  ok: false
  code: ErrorCode
  /** A sentence for a person. */
  message: string
  details?: Record<string, unknown>
}
export type Verdict = { ok: true } | Refusal

export const ALLOWED: Verdict = Object.freeze({ ok: true })
export const refuse = (code: ErrorCode, message: string, details?: Record<string, unknown>): Refusal => ({
  ok: false,
  code,
  message,
  ...(details === undefined ? {} : { details }),
})
