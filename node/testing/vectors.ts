/** Logs for other implementations to try themselves on; what each file is made of. See docs/log.md, "Vectors". */
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { statusAt } from '#shared/domain/upgrades.ts'
import { type Entry, entryHash, type Operation } from '#shared/wire/log.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import type { NamespaceState } from '../log/state.ts'
import { type Actor, createActor } from './actors.ts'
import { TestLog } from './test-log.ts'

type Outline = {
  number: number
  hash: string
  deleted: boolean
  upgradePolicy: unknown
  groups: {
    groupId: string
    parentId?: string
    alias?: string
    visibility: string
    members: unknown[]
    contexts: { contextId: string; version: string }[]
  }[]
  publications: { number: number; version: string; status: string }[]
}
export type ValidVector = { description: string; namespaceId: string; entries: Entry[]; state: Outline }
/** `entries` are good; `refused` is what must not follow them. */
export type InvalidVector = {
  description: string
  namespaceId: string
  entries: Entry[]
  refused: unknown
  code: ErrorCode
}

const byText =
  <Item>(textOf: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    textOf(a) < textOf(b) ? -1 : 1

/** What a log comes to, in an order that does not depend on how a state is held. */
export const outlineOf = (state: NamespaceState): Outline => ({
  number: state.number,
  hash: state.hash,
  deleted: state.deleted !== undefined,
  upgradePolicy: state.upgradePolicy,
  groups: [...state.groups.values()]
    .map(({ groupId, parentId, alias, visibility, members, contexts }) => ({
      groupId,
      ...(parentId === undefined ? {} : { parentId }),
      ...(alias === undefined ? {} : { alias }),
      visibility,
      members: [...members]
        .map(([identity, held]) => ({ identity, role: held.role, capabilities: held.capabilities, alias: held.alias }))
        .sort(byText(({ identity }) => identity)),
      contexts: [...contexts]
        .map(([contextId, { born }]) => ({ contextId, version: born.version }))
        .sort(byText(({ contextId }) => contextId)),
    }))
    .sort(byText(({ groupId }) => groupId)),
  publications: [...state.publications.values()].map((one) => ({
    number: one.number,
    version: one.version,
    status: statusAt(state.publications.values(), one, state.timeMs),
  })),
})

export type World = { log: TestLog; ana: Actor; ben: Actor; eve: Actor }

/** Ana founds; Ben is a member, Eve is nobody. */
export function createWorld(): World {
  const log = new TestLog(createActor('Ana'))
  const ben = createActor('Ben')
  log.addMember(ben)
  return { log, ana: log.founder, ben, eve: createActor('Eve') }
}

export const validVector = (description: string, { entries, state }: TestLog): ValidVector => ({
  description,
  namespaceId: state.namespaceId,
  entries: [...entries],
  state: outlineOf(state),
})
export const invalidVector = (
  description: string,
  code: ErrorCode,
  { entries, state }: TestLog,
  refused: unknown,
): InvalidVector => ({ description, namespaceId: state.namespaceId, entries: [...entries], refused, code })

export const hashOf = (entry: Entry): string => entryHash(nodeCrypto, entry.header)

/** What `last` makes, after it has prepared the log, is against a rule with this code. */
export function refused(code: ErrorCode, description: string, last: (world: World) => Operation): InvalidVector {
  const world = createWorld()
  const operation = last(world)
  return invalidVector(description, code, world.log, world.log.seal(operation))
}
