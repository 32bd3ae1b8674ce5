/** From one state to the next. Only operations that the rules have allowed come here; nothing here can refuse. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { DEFAULT_CAPABILITIES, type Role } from '#shared/domain/roles.ts'
import { subtreeOf } from '#shared/domain/tree.ts'
import type { Entry, OperationBody, OperationKind } from '#shared/wire/log.ts'
import type { At, Fold, Paired } from './rule.ts'
import type { Group, Invitation, NamespaceState } from './state.ts'
import { forgetAnswers, upgradeFolds } from './upgrade-fold.ts'

function addMember(state: NamespaceState, group: Group, identity: PublicKey, role: Role, { timeMs }: At): void {
  if (!state.isParticipant(identity)) state.sinceMs.set(identity, timeMs)
  const held = group.members.get(identity)
  if (held === undefined) group.members.set(identity, { role, capabilities: group.defaultCapabilities })
  else held.role = role
}

/** Whoever is in no group any more gets the log up to here, and nothing after. */
function noteDepartures(state: NamespaceState, identities: Iterable<PublicKey>, number: number): PublicKey[] {
  const groups = [...state.groups.values()]
  const gone = [...identities].filter((identity) => !groups.some(({ members }) => members.has(identity)))
  for (const identity of gone) {
    state.sinceMs.delete(identity)
    state.goneAt.set(identity, number)
    forgetAnswers(state, identity)
  }
  return gone
}
const noteRemovals = (state: NamespaceState, identities: Iterable<PublicKey>, number: number): void => {
  for (const identity of noteDepartures(state, identities, number)) state.removedAt.set(identity, number)
}

/** Out of the namespace means out of every group of it. */
const groupsWith = (state: NamespaceState, groupId: GroupId): Iterable<Group> =>
  groupId === state.rootId ? state.groups.values() : [state.groupOf(groupId)]

function withdraw(state: NamespaceState, id: string, by: PublicKey, { timeMs }: At): Invitation | undefined {
  const invitation = state.invitationBySaltHash.get(id)
  if (invitation !== undefined) invitation.withdrawn = { by, atMs: timeMs }
  return invitation
}

function setParent(state: NamespaceState, group: Group, parentId: Group['groupId']): void {
  if (group.parentId !== undefined) state.groupOf(group.parentId).children.delete(group.groupId)
  group.parentId = parentId
  state.groupOf(parentId).children.add(group.groupId)
}

const folds: { [Kind in OperationKind]: Fold<Kind> } = {
  NamespaceFounded() {
    // The state begins with what the founding says.
  },
  GroupCreated(state, { author, payload }, at) {
    const { groupId, parentId, alias, visibility } = payload
    const group: Group = {
      groupId,
      parentId: undefined,
      ...(alias === undefined ? {} : { alias }),
      visibility,
      defaultCapabilities: DEFAULT_CAPABILITIES,
      members: new Map(),
      contexts: new Map(),
      children: new Set(),
      removals: new Map(),
    }
    state.groups.set(groupId, group)
    setParent(state, group, parentId)
    addMember(state, group, author, 'Admin', at)
  },
  GroupMoved(state, { author, payload }, { timeMs }) {
    const group = state.groupOf(payload.groupId)
    setParent(state, group, payload.newParentId)
    group.moved = { by: author, atMs: timeMs }
  },
  GroupAliasSet(state, { payload }) {
    state.groupOf(payload.groupId).alias = payload.alias
  },
  GroupDeleted(state, { payload }, { number }) {
    const { parentId } = state.groupOf(payload.groupId)
    if (parentId !== undefined) state.groupOf(parentId).children.delete(payload.groupId)
    const left = new Set<PublicKey>()
    for (const id of subtreeOf(state, payload.groupId)) {
      const { contexts, members } = state.groupOf(id)
      for (const contextId of contexts.keys()) {
        state.groupIdByContextId.delete(contextId)
        state.deletedContextIds.add(contextId)
      }
      for (const identity of members.keys()) left.add(identity)
      state.groups.delete(id)
      state.deletedGroupIds.add(id)
    }
    noteRemovals(state, left, number)
  },
  NamespaceDeleted(state, { author }, { timeMs }) {
    state.deleted = { by: author, atMs: timeMs }
  },
  MembersAdded(state, { payload }, at) {
    const group = state.groupOf(payload.groupId)
    for (const { identity, role } of payload.members) addMember(state, group, identity, role, at)
  },
  MembersRemoved(state, { payload }, { number }) {
    for (const group of groupsWith(state, payload.groupId))
      for (const identity of payload.members) if (group.members.delete(identity)) group.removals.set(identity, number)
    noteRemovals(state, payload.members, number)
  },
  MemberRoleSet(state, { payload }, at) {
    addMember(state, state.groupOf(payload.groupId), payload.identity, payload.role, at)
  },
  MemberCapabilitiesSet(state, { payload }) {
    const held = state.groupOf(payload.groupId).members.get(payload.identity)
    if (held !== undefined) held.capabilities = payload.capabilities
  },
  MemberAliasSet(state, { payload }) {
    const held = state.groupOf(payload.groupId).members.get(payload.identity)
    if (held !== undefined) held.alias = payload.alias
  },
  DefaultCapabilitiesSet(state, { payload }) {
    state.groupOf(payload.groupId).defaultCapabilities = payload.capabilities
  },
  VisibilitySet(state, { payload }) {
    state.groupOf(payload.groupId).visibility = payload.visibility
  },
  UpgradePolicySet(state, { payload }) {
    state.upgradePolicy = payload.upgradePolicy
  },
  ContextCreated(state, { payload }, { timeMs }) {
    const { contextId, groupId, alias } = payload
    const born = state.versionAt(timeMs)
    state.groupOf(groupId).contexts.set(contextId, { ...(alias === undefined ? {} : { alias }), born })
    state.groupIdByContextId.set(contextId, groupId)
  },
  InvitationsIssued(state, { author, payload }, at) {
    const { role, expiresAtMs, maxUses, replaces } = payload
    const [first] = payload.invitations
    if (first === undefined) return
    const invitation: Invitation = {
      id: first.saltHash,
      inviter: author,
      role,
      expiresAtMs,
      ...(maxUses === undefined ? {} : { maxUses }),
      issuedAt: at.number,
      issuedAtMs: at.timeMs,
      groupIdBySaltHash: new Map(payload.invitations.map(({ groupId, saltHash }) => [saltHash, groupId])),
      uses: [],
      ...(replaces === undefined ? {} : { replaces }),
    }
    const replaced = replaces === undefined ? undefined : withdraw(state, replaces, author, at)
    if (replaced !== undefined) replaced.replacedBy = invitation.id
    for (const { saltHash } of payload.invitations) state.invitationBySaltHash.set(saltHash, invitation)
  },
  InvitationsWithdrawn(state, { author, payload }, at) {
    withdraw(state, payload.saltHash, author, at)
  },
  MemberJoined(state, { author, payload }, at) {
    const [first] = payload.saltHashes
    const invitation = first === undefined ? undefined : state.invitationBySaltHash.get(first)
    if (invitation === undefined) return
    invitation.uses.push({ identity: author, atMs: at.timeMs })
    for (const hash of payload.saltHashes) {
      const groupId = invitation.groupIdBySaltHash.get(hash)
      const group = groupId === undefined ? undefined : state.groups.get(groupId)
      // A group deleted since is passed over; an existing membership keeps the role it has.
      if (group !== undefined && !group.members.has(author)) addMember(state, group, author, invitation.role, at)
    }
    state.peerUrlsByMember.set(author, payload.peerUrls)
  },
  MemberLeft(state, { author, payload }, { number }) {
    for (const group of groupsWith(state, payload.groupId)) group.members.delete(author)
    noteDepartures(state, [author], number)
  },
  NodeAddressesSet(state, { author, payload }, { number }) {
    state.peerUrlsByMember.set(author, payload.peerUrls)
    if (author === state.coordinator) state.coordinatorAddressAt = number
  },
  ...upgradeFolds,
}

function noteOperation({ operationIdsByAuthor }: NamespaceState, { author, operationId }: OperationBody): void {
  const known = operationIdsByAuthor.get(author)
  if (known === undefined) operationIdsByAuthor.set(author, new Set([operationId]))
  else known.add(operationId)
}

const fold = <Kind extends OperationKind>(state: NamespaceState, body: Paired<Kind>, at: At): void =>
  folds[body.kind](state, body, at)

/** Folds an allowed entry in, and moves the head to it. */
export function applyEntry(state: NamespaceState, entry: Entry, hash: string): void {
  const { number, timeMs } = entry.header
  const { body } = entry.operation
  fold(state, body, { timeMs, number })
  noteOperation(state, body)
  state.number = number
  state.hash = hash
  state.timeMs = timeMs
}
