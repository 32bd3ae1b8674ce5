/** Many members in a moment, each with the name that they gave themselves. */
import type { PublicKey } from '#shared/domain/ids.ts'
import { createActor } from './actors.ts'
import { plant } from './plant.ts'

/** Adds them to the namespace of a node that is stopped, whose data is in `home`. Answers their keys. */
export const plantMembers = (home: string, namespaceId: string, names: readonly string[]): PublicKey[] =>
  plant(home, namespaceId, ({ state, self, append }) => {
    const groupId = state.rootId
    const actors = names.map((_, index) => createActor(`member ${index}`))
    const members = actors.map(({ publicKey }) => ({ identity: publicKey, role: 'Member' as const }))
    append(self, 'MembersAdded', { groupId, members })
    for (const [index, actor] of actors.entries())
      append(actor, 'MemberAliasSet', { groupId, identity: actor.publicKey, alias: names[index] ?? '' })
    return actors.map(({ publicKey }) => publicKey)
  })
