/**
 * Who would belong to what after moves, or when a group is opened or restricted, and does not now, or the other way
 * round. Pure.
 *
 * Only what a group inherits can change by that, and all of it comes in through the top of the subtree. So the rule of
 * membership is asked at the tops alone, before and after; from there a change goes down to every open group, and ends
 * at a wall and where somebody is a direct member.
 */
import type { GroupId, PublicKey } from './ids.ts'
import { type EffectiveMembership, effectiveMembership, type Membered } from './membership.ts'
import type { MovedTree } from './moved-tree.ts'
import type { Visibility } from './roles.ts'
import { depthOf, heightOf, type Tree } from './tree.ts'

export type MemberedTree = Tree & Membered & { directMembers(id: GroupId): Iterable<PublicKey> }

/** One person and one moved or switched subtree: the same for every group in it. Never undefined on both sides. */
export type AccessChange = {
  identity: PublicKey
  before: EffectiveMembership | undefined
  after: EffectiveMembership | undefined
  /** The first of them from the top, as many as were asked for. */
  groupIds: GroupId[]
  groupCount: number
}
type Consequences = {
  changes: AccessChange[]
  /** Groups that somebody gains or loses. */
  groupIds: GroupId[]
}

const isGainOrLoss = ({ before, after }: AccessChange): boolean => before === undefined || after === undefined

/** `after` lies over `before` and has the moves made. At most `listedMax` groups, and one at least, are listed for each change. */
export function moveConsequences(before: MemberedTree, after: MovedTree, listedMax: number): Consequences {
  const tops = new Set(after.movedIds())
  const later: Membered = { ...rulesOf(before), parentOf: (id) => after.parentOf(id) }
  const changes: AccessChange[] = []
  const groupIds: GroupId[] = []
  for (const top of tops) {
    const atTop = changesAtTop(before, later, top)
    for (const change of atTop.values()) changes.push(change)
    for (const id of spread(before, after, tops, top, atTop, listedMax)) groupIds.push(id)
  }
  return { changes, groupIds }
}

/** The same for one group that stays where it is and becomes open, or restricted. */
export function visibilityConsequences(
  groups: MemberedTree,
  groupId: GroupId,
  visibility: Visibility,
  listedMax: number,
): Consequences {
  const later: Membered = {
    ...rulesOf(groups),
    visibilityOf: (id) => (id === groupId ? visibility : groups.visibilityOf(id)),
  }
  const atTop = changesAtTop(groups, later, groupId)
  const groupIds = spread(groups, groups, new Set([groupId]), groupId, atTop, listedMax)
  return { changes: [...atTop.values()], groupIds }
}

/** As functions of their own, so that one of them can be put in the place of another. */
const rulesOf = (groups: MemberedTree): Membered => ({
  rootId: groups.rootId,
  parentOf: (id) => groups.parentOf(id),
  visibilityOf: (id) => groups.visibilityOf(id),
  directMember: (id, who) => groups.directMember(id, who),
})

/**
 * Takes the changes down from the top, and counts: thousands of people times thousands of groups are too many to be
 * gone through one by one. Everybody is counted everywhere at first; where a change ends, what is below is taken off
 * again. Answers the groups that somebody gains or loses.
 */
function spread(
  before: MemberedTree,
  after: Pick<Tree, 'childrenOf'>,
  tops: ReadonlySet<GroupId>,
  top: GroupId,
  atTop: Changes,
  listedMax: number,
): GroupId[] {
  const touched: GroupId[] = []
  const ended = new Set<AccessChange>()
  /** Those that reach this far and whose list is not full. */
  const listing = new Set(atTop.values())
  let gainsAndLosses = [...atTop.values()].filter(isGainOrLoss).length
  let seen = 0

  function visit(id: GroupId): void {
    const endingHere = id === top ? [] : endedAt(before, id, atTop, ended)
    const seenBefore = seen++
    for (const change of endingHere) {
      ended.add(change)
      listing.delete(change)
      if (isGainOrLoss(change)) gainsAndLosses--
    }
    if (gainsAndLosses > 0) touched.push(id)
    for (const change of listing) if (change.groupIds.push(id) >= listedMax) listing.delete(change)
    if (ended.size < atTop.size)
      for (const child of after.childrenOf(id))
        if (!tops.has(child) && before.visibilityOf(child) === 'open') visit(child)
    for (const change of endingHere) {
      ended.delete(change)
      change.groupCount -= seen - seenBefore
      if (change.groupIds.length < listedMax) listing.add(change)
      if (isGainOrLoss(change)) gainsAndLosses++
    }
  }
  visit(top)
  for (const change of atTop.values()) change.groupCount += seen
  return touched
}

/** A direct membership stands before what comes from above, for the group and for all below it. */
function endedAt(
  { directMembers }: MemberedTree,
  id: GroupId,
  atTop: Changes,
  ended: ReadonlySet<AccessChange>,
): AccessChange[] {
  return [...directMembers(id)].flatMap((who) => {
    const change = atTop.get(who)
    return change === undefined || ended.has(change) ? [] : [change]
  })
}

/** Deepest level in the subtrees of these groups; the root is at 0. */
export const deepestLevel = (tree: Tree, groupIds: Iterable<GroupId>): number =>
  Math.max(0, ...[...groupIds].map((id) => depthOf(tree, id) + heightOf(tree, id)))

type Changes = ReadonlyMap<PublicKey, AccessChange>

function changesAtTop(before: MemberedTree, later: Membered, top: GroupId): Changes {
  const changes = new Map<PublicKey, AccessChange>()
  for (const identity of new Set([...heirs(before, before, top), ...heirs(before, later, top)])) {
    const change = {
      identity,
      before: effectiveMembership(before, top, identity),
      after: effectiveMembership(later, top, identity),
      groupIds: [],
      groupCount: 0,
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
