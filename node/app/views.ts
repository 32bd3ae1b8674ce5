/** What leaves the node: states turned into the answers of the contract. */
import type * as z from 'zod/mini'
import type { ApplicationId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import { effectiveCapabilities, effectiveMembership } from '#shared/domain/membership.ts'
import { policyToDisplay } from '#shared/domain/policy.ts'
import { depthOf, subtreeOf } from '#shared/domain/tree.ts'
import type { contextsAnswer } from '#shared/wire/contexts.ts'
import type { GroupInfo, InheritedMember, Member, membersAnswer } from '#shared/wire/groups.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { Group, NamespaceState } from '../log/state.ts'
import { newestBundle } from './applications.ts'
import { currentBundle } from './bundle-uses.ts'
import { isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { upgradeNotice } from './upgrade-notice.ts'
import type { Upgrader } from './upgrader.ts'

const optionalAlias = (alias: string | undefined): { alias?: string } => (alias === undefined ? {} : { alias })
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Namespaces that this node is a member of, by id as the contract has it (1.4). */
export const memberNamespaces = (ctx: NodeContext, applicationId?: ApplicationId): Namespace[] =>
  ctx.namespaces
    .all()
    .filter((namespace) => isMember(namespace))
    .filter(({ state }) => applicationId === undefined || state.founding.payload.applicationId === applicationId)
    .sort((a, b) => byText(a.state.namespaceId, b.state.namespaceId))

export function namespaceSummary(
  ctx: NodeContext,
  upgrader: Pick<Upgrader, 'localOf'>,
  namespace: Namespace,
): NamespaceSummary {
  const { state, self } = namespace
  const { root } = state
  const { applicationId, applicationName } = state.founding.payload
  const { appKey, version } = state.versionAt(ctx.now())
  const bundle = newestBundle(ctx, applicationId)
  const held = root.members.get(self.publicKey)
  const upgrade =
    state.publications.size === 0 ? undefined : upgradeNotice(namespace, upgrader.localOf(namespace), ctx.now())
  return {
    namespaceId: state.namespaceId,
    appKey,
    targetApplicationId: applicationId,
    upgradePolicy: policyToDisplay(state.upgradePolicy),
    createdAt: Math.floor(state.createdAtMs / 1000),
    ...optionalAlias(root.alias),
    memberCount: root.members.size,
    contextCount: root.contexts.size,
    subgroupCount: root.children.size,
    policy: state.upgradePolicy,
    ...(upgrade === undefined ? {} : { upgrade }),
    groupCount: state.groups.size - 1,
    application: {
      applicationId,
      ...(applicationName === undefined ? {} : { name: applicationName }),
      ...(version === '' ? {} : { version }),
      ...(bundle === undefined ? {} : { package: bundle.package }),
      ...bundleLabel(ctx, namespace),
    },
    selfIdentity: self.publicKey,
    selfRole: held?.role ?? 'Member',
    selfCapabilities: held === undefined ? 0 : effectiveCapabilities(held),
    coordinator: state.coordinator,
    subscription: ctx.peers.subscriptionState(namespace),
    logNumber: state.number,
  }
}

/** Is the bundle here that a context which is created now runs, and how far is it on its way when it is not? */
function bundleLabel(
  ctx: NodeContext,
  namespace: Namespace,
): Pick<NamespaceSummary['application'], 'installed' | 'bundle'> {
  const current = currentBundle(namespace, ctx.now())
  if (ctx.bundles.look(namespace, current) === 'held') return { installed: true }
  return { installed: false, bundle: { ...current, ...ctx.bundles.progress(namespace, current) } }
}

/** Every group but the root, parents before children, siblings by id. */
export function namespaceGroups(state: NamespaceState): NamespaceGroup[] {
  const listed: NamespaceGroup[] = []
  let level: GroupId[] = [state.rootId]
  for (let depth = 0; level.length > 0; depth++) {
    const next: GroupId[] = []
    for (const id of level) {
      const group = state.groupOf(id)
      if (group.parentId !== undefined) listed.push(listedGroup(group, group.parentId, depth))
      next.push(...[...group.children].sort(byText))
    }
    level = next
  }
  return listed
}

const listedGroup = (group: Group, parentId: GroupId, depth: number): NamespaceGroup => ({
  groupId: group.groupId,
  ...optionalAlias(group.alias),
  parentId,
  depth,
  visibility: group.visibility,
  memberCount: group.members.size,
  contextCount: group.contexts.size,
  subgroupCount: group.children.size,
})

export const subgroups = (state: NamespaceState, groupId: GroupId): { groupId: GroupId; alias?: string }[] =>
  [...state.groupOf(groupId).children]
    .sort(byText)
    .map((id) => ({ groupId: id, ...optionalAlias(state.groupOf(id).alias) }))

export function groupInfo({ state, self }: Namespace, group: Group, nowMs: number): GroupInfo {
  const below = subtreeOf(state, group.groupId)
  const held = effectiveMembership(state, group.groupId, self.publicKey)
  return {
    groupId: group.groupId,
    appKey: state.versionAt(nowMs).appKey,
    targetApplicationId: state.founding.payload.applicationId,
    upgradePolicy: state.upgradePolicy,
    memberCount: group.members.size,
    contextCount: group.contexts.size,
    defaultCapabilities: group.defaultCapabilities,
    defaultVisibility: group.visibility,
    ...optionalAlias(group.alias),
    namespaceId: state.namespaceId,
    ...(group.parentId === undefined ? {} : { parentId: group.parentId }),
    depth: depthOf(state, group.groupId),
    subgroupCount: group.children.size,
    descendantCount: below.length - 1,
    contextCountDeep: below.reduce((sum, id) => sum + state.groupOf(id).contexts.size, 0),
    selfIdentity: self.publicKey,
    ...(held === undefined ? {} : { selfRole: held.role }),
    selfCapabilities: held === undefined ? 0 : effectiveCapabilities(held),
    ...(group.moved === undefined ? {} : { movedBy: group.moved.by, movedAtMs: group.moved.atMs }),
  }
}

/** Direct members by identity, the page asked for; and all that are inherited. */
export function members(
  { state, self }: Namespace,
  group: Group,
  offset: number,
  limit: number,
): z.infer<typeof membersAnswer> {
  const direct: Member[] = [...group.members]
    .map(([identity, { role, capabilities, alias }]) => ({ identity, role, capabilities, ...optionalAlias(alias) }))
    .sort((a, b) => byText(a.identity, b.identity))
  return {
    members: direct.slice(offset, offset + limit),
    selfIdentity: self.publicKey,
    inherited: inheritedMembers(state, group),
  }
}

function inheritedMembers(state: NamespaceState, group: Group): InheritedMember[] {
  const candidates = new Set<PublicKey>()
  for (let at = group; at.parentId !== undefined && at.visibility === 'open'; ) {
    at = state.groupOf(at.parentId)
    for (const identity of at.members.keys()) if (!group.members.has(identity)) candidates.add(identity)
  }
  return [...candidates].sort(byText).flatMap((identity) => {
    const held = effectiveMembership(state, group.groupId, identity)
    if (held === undefined) return []
    const { role, capabilities, from } = held
    return [{ identity, role, capabilities, from, ...optionalAlias(state.directMember(from, identity)?.alias) }]
  })
}

export const groupContexts = (group: Group) =>
  [...group.contexts].map(([contextId, { alias }]) => ({ contextId, ...optionalAlias(alias) }))

/** base58 of 32 zero bytes: nothing has run here, that is merod's. */
const NO_STATE = '1'.repeat(32)

export const allContexts = (ctx: NodeContext): z.infer<typeof contextsAnswer>['data']['contexts'] =>
  memberNamespaces(ctx).flatMap(({ state }) =>
    [...state.groups.values()].flatMap((group) =>
      groupContexts(group).map(({ contextId, alias }) => ({
        id: contextId,
        applicationId: state.founding.payload.applicationId,
        groupId: group.groupId,
        namespaceId: state.namespaceId,
        rootHash: NO_STATE,
        ...optionalAlias(alias),
      })),
    ),
  )
