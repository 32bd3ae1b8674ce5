/**
 * How many contexts of a node run each version. There are many contexts and few versions, and it is asked far more
 * often than it changes: what the log alone decides is kept until the next entry.
 */
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import { groupsWithContexts } from './running-versions.ts'
import type { AppVersion, Group, NamespaceState } from './state.ts'

export type Tally = ReadonlyMap<string, number>
type Moved = ReadonlyMap<ContextId, AppVersion>

type Kept = { number: number; born: Map<GroupId, Tally>; reported: Map<PublicKey, Tally> }
const keptByState = new WeakMap<NamespaceState, Kept>()

function keptOf(state: NamespaceState): Kept {
  const known = keptByState.get(state)
  if (known?.number === state.number) return known
  const fresh = { number: state.number, born: new Map(), reported: new Map() }
  keptByState.set(state, fresh)
  return fresh
}

/** As the node was last heard. */
export function reportedTally(state: NamespaceState, who: PublicKey): Tally {
  const { reported } = keptOf(state)
  const known = reported.get(who) ?? tallyOf(state, who, state.reports.get(who)?.versions ?? new Map())
  reported.set(who, known)
  return known
}

/** `moved`: what contexts run that have moved since they were created. */
export function tallyOf(state: NamespaceState, who: PublicKey, moved: Moved): Tally {
  const tally = new Map<string, number>()
  const held = new Set<GroupId>()
  for (const group of groupsWithContexts(state, who)) {
    held.add(group.groupId)
    for (const [version, count] of bornTally(state, group)) add(tally, version, count)
  }
  for (const [contextId, { version }] of moved) {
    const groupId = state.groupIdByContextId.get(contextId)
    const born = groupId !== undefined && held.has(groupId) ? state.groupOf(groupId).contexts.get(contextId) : undefined
    if (born === undefined) continue
    add(tally, born.born.version, -1)
    add(tally, version, 1)
  }
  return tally
}

function bornTally(state: NamespaceState, { groupId, contexts }: Group): Tally {
  const { born } = keptOf(state)
  const known = born.get(groupId)
  if (known !== undefined) return known
  const tally = new Map<string, number>()
  for (const context of contexts.values()) add(tally, context.born.version, 1)
  born.set(groupId, tally)
  return tally
}

function add(tally: Map<string, number>, version: string, count: number): void {
  tally.set(version, (tally.get(version) ?? 0) + count)
}
