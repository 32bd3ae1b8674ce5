/** Everybody in a namespace, with every group in which they are a direct member. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { NamespaceMembers, Person } from '#shared/wire/people.ts'
import { findNamespace } from './find.ts'
import type { NodeContext } from './node-context.ts'

export function namespacePeople(ctx: NodeContext, namespaceId: GroupId): NamespaceMembers {
  const { state, self } = findNamespace(ctx, namespaceId)
  const memberships = new Map<PublicKey, Person['memberships']>()
  const aliases = new Map<PublicKey, string>()
  // The root is the first of the groups: a name given there comes before others.
  for (const { groupId, members } of state.groups.values())
    for (const [identity, { role, capabilities, alias }] of members) {
      const held = memberships.get(identity) ?? []
      memberships.set(identity, held)
      held.push({ groupId, role, capabilities })
      if (alias !== undefined && !aliases.has(identity)) aliases.set(identity, alias)
    }
  const people = [...memberships].map(([identity, held]) => ({
    identity,
    alias: aliases.get(identity),
    isSelf: identity === self.publicKey,
    isCoordinator: identity === state.coordinator,
    sinceMs: state.sinceMs.get(identity),
    memberships: held,
  }))
  return { logNumber: state.number, people: people.sort((a, b) => (a.identity < b.identity ? -1 : 1)) }
}
