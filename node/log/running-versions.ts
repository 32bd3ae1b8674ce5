/** What the nodes of a namespace run, as the log has it: where a context began, and what its nodes said since. */
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import { effectiveMembership } from '#shared/domain/membership.ts'
import { isNewer } from '#shared/domain/version.ts'
import type { AppVersion, Group, NamespaceState } from './state.ts'

export type HeldContext = { contextId: ContextId; groupId: GroupId; alias?: string; born: AppVersion }

const hasContexts = ({ contexts }: Group): boolean => contexts.size > 0

/** Groups that this identity belongs to, and that have contexts; `among` all groups unless said otherwise. */
export function* groupsWithContexts(
  state: NamespaceState,
  who: PublicKey,
  among: Iterable<Group> = state.groups.values(),
): Generator<Group> {
  for (const group of among)
    if (hasContexts(group) && effectiveMembership(state, group.groupId, who) !== undefined) yield group
}

/** Contexts of the groups that this identity belongs to, or of one of these groups. */
export function* contextsOf(state: NamespaceState, who: PublicKey, only?: GroupId): Generator<HeldContext> {
  const among = only === undefined ? state.groups.values() : [only].flatMap((id) => state.groups.get(id) ?? [])
  for (const { groupId, contexts } of groupsWithContexts(state, who, among))
    for (const [contextId, context] of contexts) yield { contextId, groupId, ...context }
}

/** The same, one of them; undefined when this identity does not belong to its group. */
export function heldContext(state: NamespaceState, who: PublicKey, contextId: ContextId): HeldContext | undefined {
  const groupId = state.groupIdByContextId.get(contextId)
  if (groupId === undefined || effectiveMembership(state, groupId, who) === undefined) return undefined
  const context = state.groupOf(groupId).contexts.get(contextId)
  return context && { contextId, groupId, ...context }
}

/** What a node was last heard to run a context on. */
export const reportedVersion = (state: NamespaceState, who: PublicKey, { contextId, born }: HeldContext): AppVersion =>
  state.reports.get(who)?.versions.get(contextId) ?? born

/** Is there a context, on any node, that has not been heard to have moved to this version? */
export function contextsToMove(state: NamespaceState, { version }: AppVersion): boolean {
  if (![...state.groups.values()].some(hasContexts)) return false
  for (const who of state.participants())
    for (const held of contextsOf(state, who))
      if (isNewer(version, reportedVersion(state, who, held).version)) return true
  return false
}
