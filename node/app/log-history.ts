/** What a log tells and the state forgets: names of groups and people that are gone, and what a change replaced. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Entry } from '#shared/wire/log.ts'

export class LogHistory {
  readonly #groupAliases = new Map<GroupId, string>()
  readonly #parentIds = new Map<GroupId, GroupId>()
  readonly #rootAliases = new Map<PublicKey, string>()
  readonly #otherAliases = new Map<PublicKey, string>()
  readonly #replacedAliases = new Map<number, string>()
  readonly #replacedParentIds = new Map<number, GroupId>()

  /** The entries of one log, each once and in order. */
  note({ header, operation: { body } }: Entry): void {
    const { namespaceId, number } = header
    switch (body.kind) {
      case 'NamespaceFounded':
        if (body.payload.alias !== undefined) this.#groupAliases.set(namespaceId, body.payload.alias)
        break
      case 'GroupCreated': {
        const { groupId, parentId, alias } = body.payload
        this.#parentIds.set(groupId, parentId)
        if (alias !== undefined) this.#groupAliases.set(groupId, alias)
        break
      }
      case 'GroupMoved': {
        const { groupId, newParentId } = body.payload
        const replaced = this.#parentIds.get(groupId)
        if (replaced !== undefined) this.#replacedParentIds.set(number, replaced)
        this.#parentIds.set(groupId, newParentId)
        break
      }
      case 'GroupAliasSet': {
        const { groupId, alias } = body.payload
        const replaced = this.#groupAliases.get(groupId)
        if (replaced !== undefined) this.#replacedAliases.set(number, replaced)
        this.#groupAliases.set(groupId, alias)
        break
      }
      case 'MemberAliasSet': {
        const { groupId, identity, alias } = body.payload
        const aliases = groupId === namespaceId ? this.#rootAliases : this.#otherAliases
        aliases.set(identity, alias)
        break
      }
    }
  }

  /** The name the group has now, or the last one it had. */
  groupAlias(groupId: GroupId): string | undefined {
    return this.#groupAliases.get(groupId)
  }
  /** The last name given to them in the namespace, else the last in any group of it. */
  personAlias(who: PublicKey): string | undefined {
    return this.#rootAliases.get(who) ?? this.#otherAliases.get(who)
  }
  /** What the entry with this number took a group away from. */
  parentBefore(number: number): GroupId | undefined {
    return this.#replacedParentIds.get(number)
  }
  /** What the group was called until the entry with this number. */
  aliasBefore(number: number): string | undefined {
    return this.#replacedAliases.get(number)
  }
}
