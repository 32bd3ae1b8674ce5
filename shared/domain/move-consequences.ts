/**
 * Who would belong to what after moves, and does not now, or the other way round. Pure.
 *
 * Only what a group inherits can change by a move, and all of that comes in through the top of the moved subtree. So
 * the rule of membership is asked at the tops alone, before and after; from there a change goes down to every open
 * group, and ends at a wall and where somebody is a direct member.
 */
import type { GroupId, PublicKey } from './ids.ts'
import { type EffectiveMembership, effectiveMembership, type Membered } from './membership.ts'
import type { MovedTree } from './moved-tree.ts'
import { depthOf, heightOf, type Tree } from './tree.ts'

export type MemberedTree = Tree & Membered & { directMembers(id: GroupId): Iterable<PublicKey> }

/** One person and one moved subtree: the same for every group in the list. Never undefined on both sides. */
export type AccessChange = {
  identity: PublicKey
  before: EffectiveMembership | undefined
  after: EffectiveMembership | undefined
  groupIds: GroupId[]
}
type MoveConsequences = {
  changes: AccessChange[]
  /** Groups that somebody gains or loses. */
  groupIds: GroupId[]
}

const isGainOrLoss = ({ before, after }: AccessChange): boolean => before === undefined || after === undefined

/** `after` lies over `before` and has the moves made. */
export function moveConsequences(before: MemberedTree, after: MovedTree): MoveConsequences {
  const tops = new Set(after.movedIds())
  const changes: AccessChange[] = []
  const groupIds: GroupId[] = []
  for (const top of tops) {
    const atTop = changesAtTop(before, after, top)
    for (const change of atTop.values()) changes.push(change)
    const reached = [{ id: top, passing: atTop }]
    for (const { id, passing } of reached) {
      if (passing.size === 0) continue
      let hasOtherMembers = false
      for (const change of passing.values()) {
        change.groupIds.push(id)
        hasOtherMembers ||= isGainOrLoss(change)
      }
      if (hasOtherMembers) groupIds.push(id)
      for (const child of after.childrenOf(id))
        if (!tops.has(child) && before.visibilityOf(child) === 'open')
          reached.push({ id: child, passing: withoutDirect(before, child, passing) })
    }
  }
  return { changes, groupIds }
}

/** Deepest level in the subtrees of these groups; the root is at 0. */
export const deepestLevel = (tree: Tree, groupIds: Iterable<GroupId>): number =>
  Math.max(0, ...[...groupIds].map((id) => depthOf(tree, id) + heightOf(tree, id)))

type Changes = ReadonlyMap<PublicKey, AccessChange>

function changesAtTop(before: MemberedTree, after: MovedTree, top: GroupId): Changes {
  const later: Membered = {
    rootId: before.rootId,
    parentOf: (id) => after.parentOf(id),
    visibilityOf: (id) => before.visibilityOf(id),
    directMember: (id, who) => before.directMember(id, who),
  }
  const changes = new Map<PublicKey, AccessChange>()
  for (const identity of new Set([...heirs(before, before, top), ...heirs(before, later, top)])) {
    const change = {
      identity,
      before: effectiveMembership(before, top, identity),
      after: effectiveMembership(later, top, identity),
      groupIds: [],
    }
    if (!isSameAccess(change)) changes.set(identity, change)
  }
  return changes
}

/** Everyone who could inherit into this group: whoever is a direct member above it, up to the next wall. */
function* heirs({ directMembers }: MemberedTree, groups: Membered, top: GroupId): Iterable<PublicKey> {
  let at: GroupId | undefined = top
  while (at !== undefined && groups.visibilityOf(at) === 'open') {
    at = groups.parentOf(at)
    if (at !== undefined) yield* directMembers(at)
  }
}

const isSameAccess = ({ before, after }: AccessChange): boolean =>
  before?.role === after?.role && before?.capabilities === after?.capabilities

/** A direct membership stands before what comes from above, for the group and for all below it. */
function withoutDirect(groups: MemberedTree, id: GroupId, passing: Changes): Changes {
  const direct = [...groups.directMembers(id)].filter((who) => passing.has(who))
  if (direct.length === 0) return passing
  const rest = new Map(passing)
  for (const who of direct) rest.delete(who)
  return rest
}
