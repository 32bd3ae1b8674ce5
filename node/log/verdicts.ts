/** Small questions that many rules ask of a state. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { standingIn } from '#shared/domain/permissions.ts'
import { type Action, mayDo } from '#shared/domain/policy-table.ts'
import { ALLOWED, refuse, type Verdict } from '#shared/domain/refusals.ts'
import type { OperationBody, OperationKind } from '#shared/wire/log.ts'
import type { NamespaceState } from './state.ts'

export type BodyOf<Kind extends OperationKind> = Extract<OperationBody, { kind: Kind }>

/** The first refusal, or allowed. Later verdicts are asked only when the earlier ones allow. */
export function all(...verdicts: (() => Verdict)[]): Verdict {
  for (const verdict of verdicts) {
    const answer = verdict()
    if (!answer.ok) return answer
  }
  return ALLOWED
}

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
