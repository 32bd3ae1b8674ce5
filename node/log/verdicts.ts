/** Small questions that many rules ask of a state. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { standingIn } from '#shared/domain/permissions.ts'
import { type Action, mayDo } from '#shared/domain/policy-table.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import type { NamespaceState } from './state.ts'

/** What the policy table says of this action by this member: in a group, or in the namespace when none is named. */
export const may = (
  state: NamespaceState,
  action: Action,
  who: PublicKey,
  groupId: GroupId = state.rootId,
  isOwn = false,
): Verdict => mayDo(action, standingIn(state, who, groupId, isOwn))

export const groupExists = (state: NamespaceState, groupId: GroupId): Verdict =>
  state.has(groupId) ? ALLOWED : refuse('group_not_found', 'This group does not exist, or was deleted.')
