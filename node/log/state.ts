/** What a namespace's log folds to. Only fold.ts changes it. */
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Membered, Membership } from '#shared/domain/membership.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { DEFAULT_CAPABILITIES, type Role, type Visibility } from '#shared/domain/roles.ts'
import type { Tree } from '#shared/domain/tree.ts'
import type { Epoch, FoundingBody } from '#shared/wire/log.ts'

export type MemberState = Membership & { alias?: string }
export type Group = {
  readonly groupId: GroupId
  /** undefined for the root. */
  parentId: GroupId | undefined
  alias?: string
  visibility: Visibility
  /** Bits of members added from now on. */
  defaultCapabilities: number
  readonly members: Map<PublicKey, MemberState>
  readonly contexts: Map<ContextId, { alias?: string }>
  readonly children: Set<GroupId>
  moved?: { by: PublicKey; atMs: number }
  /** Number of the entry by which others took a member out of this group, last. Whoever left by themselves is not here. */
  readonly removals: Map<PublicKey, number>
}
/** An act of inviting, known by the hashes of its salts. */
export type Invitation = {
  /** The first of the hashes. */
  readonly id: string
  readonly inviter: PublicKey
  readonly role: Role
  readonly expiresAtMs: number
  readonly maxUses?: number
  /** Number and time of the entry. */
  readonly issuedAt: number
  readonly issuedAtMs: number
  readonly groupIdBySaltHash: ReadonlyMap<string, GroupId>
  /** Who joined by it, and when, in this order. */
  readonly uses: { identity: PublicKey; atMs: number }[]
  withdrawn?: { by: PublicKey; atMs: number }
  /** Ids of the invitation in whose place it was issued, and of the one issued in its place. */
  readonly replaces?: string
  replacedBy?: string
}

export class NamespaceState implements Tree, Membered {
  readonly namespaceId: GroupId
  readonly founding: FoundingBody
  readonly epoch: Epoch
  readonly epochHash: string
  readonly createdAtMs: number
  upgradePolicy: UpgradePolicy
  readonly groups = new Map<GroupId, Group>()
  /** Ids are never used twice. */
  readonly deletedGroupIds = new Set<GroupId>()
  readonly groupIdByContextId = new Map<ContextId, GroupId>()
  readonly deletedContextIds = new Set<ContextId>()
  /** What is in the log already: the same operation twice is one entry. */
  readonly operationIdsByAuthor = new Map<PublicKey, Set<string>>()
  /** By every hash of theirs. */
  readonly invitationBySaltHash = new Map<string, Invitation>()
  /** Number of the entry that holds the coordinator's own addresses, when they are not the founding's. */
  coordinatorAddressAt: number | undefined
  readonly peerUrlsByMember = new Map<PublicKey, readonly string[]>()
  /** Everybody who is a direct member of any group, and since when without a break. */
  readonly sinceMs = new Map<PublicKey, number>()
  /** Number of the entry after which somebody was in no group any more: they get the log up to it. */
  readonly goneAt = new Map<PublicKey, number>()
  /** The same, when it was not their own doing: invitations from before do not bring them back. */
  readonly removedAt = new Map<PublicKey, number>()
  deleted: { by: PublicKey; atMs: number } | undefined
  /** The last entry that is folded in. */
  number = 0
  hash: string
  timeMs = 0

  constructor(namespaceId: GroupId, founding: FoundingBody, epoch: Epoch, epochHash: string, createdAtMs: number) {
    this.namespaceId = namespaceId
    this.founding = founding
    this.epoch = epoch
    this.epochHash = epochHash
    this.createdAtMs = createdAtMs
    this.hash = epoch.after
    this.upgradePolicy = founding.payload.upgradePolicy
    const { alias } = founding.payload
    this.groups.set(namespaceId, {
      groupId: namespaceId,
      parentId: undefined,
      ...(alias === undefined ? {} : { alias }),
      visibility: 'open',
      defaultCapabilities: DEFAULT_CAPABILITIES,
      members: new Map([[founding.author, { role: 'Admin', capabilities: DEFAULT_CAPABILITIES }]]),
      contexts: new Map(),
      children: new Set(),
      removals: new Map(),
    })
    this.sinceMs.set(founding.author, createdAtMs)
    this.peerUrlsByMember.set(founding.author, founding.payload.peerUrls)
  }

  get rootId(): GroupId {
    return this.namespaceId
  }
  get coordinator(): PublicKey {
    return this.epoch.coordinator
  }
  get root(): Group {
    return this.groupOf(this.namespaceId)
  }
  /** For ids that a rule has already found to be here. */
  groupOf(id: GroupId): Group {
    const group = this.groups.get(id)
    if (group === undefined) throw new RangeError(`There is no group ${id} in this state.`)
    return group
  }
  has(id: GroupId): boolean {
    return this.groups.has(id)
  }
  parentOf(id: GroupId): GroupId | undefined {
    return this.groups.get(id)?.parentId
  }
  childrenOf(id: GroupId): Iterable<GroupId> {
    return this.groups.get(id)?.children ?? []
  }
  visibilityOf(id: GroupId): Visibility {
    return this.groups.get(id)?.visibility ?? 'restricted'
  }
  /** Every act of inviting once, in the order of the log. */
  invitations(): Iterable<Invitation> {
    return new Set(this.invitationBySaltHash.values())
  }
  hasOperation(author: PublicKey, operationId: string): boolean {
    return this.operationIdsByAuthor.get(author)?.has(operationId) === true
  }
  directMember(id: GroupId, who: PublicKey): MemberState | undefined {
    return this.groups.get(id)?.members.get(who)
  }
  /** Does this identity hold the log: is it a member of the namespace or of any group in it? */
  isParticipant(who: PublicKey): boolean {
    return this.sinceMs.has(who)
  }
}
