/** What moves would change for whom. Reads alone: nothing is written, and nobody else is asked. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Membership } from '#shared/domain/membership.ts'
import {
  type AccessChange,
  deepestLevel,
  type MemberedTree,
  moveConsequences,
} from '#shared/domain/move-consequences.ts'
import { createMovedTree } from '#shared/domain/moved-tree.ts'
import type { MovePreview } from '#shared/wire/namespaces.ts'
import type { NamespaceState } from '../log/state.ts'
import { findNamespace } from './find.ts'
import { assertSameTree } from './move-group.ts'
import type { NodeContext } from './node-context.ts'
import { assertAllowed, RefusedError, refused } from './refused-error.ts'

const PEOPLE_MAX = 50
const GROUPS_MAX = 20

export function previewMoves(
  ctx: NodeContext,
  namespaceId: GroupId,
  moves: readonly { groupId: GroupId; newParentId: GroupId }[],
): MovePreview {
  const { state } = findNamespace(ctx, namespaceId)
  const after = createMovedTree(state)
  moves.forEach(({ groupId, newParentId }, moveIndex) => {
    naming(moveIndex, () => {
      assertSameTree(ctx, namespaceId, groupId, newParentId)
      // As with a real move, there is nothing to do then, and nothing to refuse.
      if (after.parentOf(groupId) !== newParentId) assertAllowed(after.move(groupId, newParentId))
    })
  })
  const { changes, groupIds } = moveConsequences(memberedTree(state), after, GROUPS_MAX)
  const people = changesToPeople(state, changes)
  return {
    logNumber: state.number,
    people: people.slice(0, PEOPLE_MAX),
    peopleCount: people.length,
    groupCount: groupIds.length,
    contextCount: groupIds.reduce((sum, id) => sum + state.groupOf(id).contexts.size, 0),
    deepest: deepestLevel(
      after,
      moves.map(({ groupId }) => groupId),
    ),
  }
}

/** A refusal says which of the moves it is about. */
function naming(moveIndex: number, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    const { code, message, details } = error.refusal
    throw refused(code, message, { ...details, moveIndex })
  }
}

const memberedTree = (state: NamespaceState): MemberedTree => ({
  rootId: state.rootId,
  has: (id) => state.has(id),
  parentOf: (id) => state.parentOf(id),
  childrenOf: (id) => state.childrenOf(id),
  visibilityOf: (id) => state.visibilityOf(id),
  directMember: (id, who) => state.directMember(id, who),
  directMembers: (id) => state.groupOf(id).members.keys(),
})

type Person = MovePreview['people'][number]
const touchedCount = ({ gainedCount, lostCount, changedCount }: Person): number =>
  gainedCount + lostCount + changedCount
const held = ({ role, capabilities }: Membership): Membership => ({ role, capabilities })
const take = (list: { length: number }, from: readonly GroupId[]): GroupId[] =>
  from.slice(0, Math.max(0, GROUPS_MAX - list.length))

/** Whoever is touched most first, then by identity. */
function changesToPeople(state: NamespaceState, changes: readonly AccessChange[]): Person[] {
  const byIdentity = new Map<PublicKey, Person>()
  for (const { identity, before, after, groupIds, groupCount } of changes) {
    const from = after?.from ?? before?.from ?? state.rootId
    const person = byIdentity.get(identity) ?? {
      identity,
      alias: state.root.members.get(identity)?.alias ?? state.directMember(from, identity)?.alias,
      gained: [],
      gainedCount: 0,
      lost: [],
      lostCount: 0,
      changed: [],
      changedCount: 0,
    }
    byIdentity.set(identity, person)
    if (before === undefined) {
      person.gained.push(...take(person.gained, groupIds))
      person.gainedCount += groupCount
    } else if (after === undefined) {
      person.lost.push(...take(person.lost, groupIds))
      person.lostCount += groupCount
    } else {
      for (const groupId of take(person.changed, groupIds))
        person.changed.push({ groupId, before: held(before), after: held(after) })
      person.changedCount += groupCount
    }
  }
  return [...byIdentity.values()].sort(
    (one, other) => touchedCount(other) - touchedCount(one) || (one.identity < other.identity ? -1 : 1),
  )
}
