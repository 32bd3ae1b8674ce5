/** Operations at random, good and bad, by several authors: numbers from fast-check, meaning from the log so far. */
import fc from 'fast-check'
import { bytesToApplicationId, bytesToContextId, type GroupId } from '#shared/domain/ids.ts'
import { ROLES, VISIBILITIES } from '#shared/domain/roles.ts'
import type { Operation, OperationKind, Payload } from '#shared/wire/log.ts'
import { type Actor, bytesOf, createActor, hexOf } from './actors.ts'
import { TestLog } from './test-log.ts'

export type Command = { kind: OperationKind; author: number; a: number; b: number; c: number; forged: boolean }

/** How often each kind comes: what shapes the tree most often, what ends everything seldom. */
const WEIGHTS: Record<OperationKind, number> = {
  NamespaceFounded: 0,
  GroupCreated: 60,
  GroupMoved: 30,
  GroupAliasSet: 2,
  GroupDeleted: 4,
  NamespaceDeleted: 1,
  MembersAdded: 12,
  MembersRemoved: 6,
  MemberRoleSet: 18,
  MemberCapabilitiesSet: 6,
  MemberAliasSet: 4,
  DefaultCapabilitiesSet: 3,
  VisibilitySet: 3,
  UpgradePolicySet: 1,
  ContextCreated: 6,
  InvitationsIssued: 8,
  InvitationsWithdrawn: 3,
  MemberJoined: 16,
  MemberLeft: 6,
  NodeAddressesSet: 4,
  VersionPublished: 5,
  UpgradeAnswered: 12,
  UpgradeScheduled: 7,
  UpgradeDeadlineSet: 3,
  UpgradeForced: 3,
  UpgradeWithdrawn: 3,
  ContextVersionsReported: 7,
}
const kinds = fc.oneof(
  ...Object.entries(WEIGHTS).map(([kind, weight]) => ({
    weight: kind === 'NamespaceDeleted' ? 2 : 4 * weight,
    arbitrary: fc.constant(kind as OperationKind),
  })),
)
const index = fc.noBias(fc.nat({ max: 1_000_000 }))
export const commands = (sizeMax: number): fc.Arbitrary<Command[]> =>
  fc.array(
    fc.record({
      kind: kinds,
      author: index,
      a: index,
      b: index,
      c: index,
      forged: fc.noBias(fc.nat({ max: 40 })).map((n) => n === 0),
    }),
    { minLength: sizeMax >> 1, maxLength: sizeMax, size: 'max' },
  )

/** Founder, two Admins, and three whose membership comes and goes. */
export class RandomWorld {
  readonly log = new TestLog(createActor('Ana'))
  readonly actors: readonly Actor[] = ['Ana', 'Ben', 'Carl', 'Dora', 'Eve', 'Finn'].map(createActor)
  /** Every id there ever was, deleted ones too, and one that never was. */
  readonly groupIds: GroupId[] = [this.log.rootId, new TestLog(createActor('Elsewhere')).rootId]
  readonly #salts: string[][] = [[hexOf('never issued')]]

  constructor() {
    for (const actor of this.actors.slice(1, 3)) this.log.addMember(actor, 'Admin')
    const { log } = this
    log.do(log.founder, 'UpgradePolicySet', { upgradePolicy: { Coordinated: { deadline: null } } })
    log.do(log.founder, 'VersionPublished', log.publicationOf('1.0.1', { deadlineMs: log.timeMs + 60_000 }))
    // Deep enough from the start for some to be too deep.
    this.groupIds.push(...this.log.createLine(this.log.founder, 12))
  }

  /** What the command means after this log. */
  operation({ kind, author, a, b, c, forged }: Command): Operation {
    const { log } = this
    const [by, other] = [pick(this.actors, author % 3 === 0 ? author : (author % 3) - 1), pick(this.actors, b)]
    // Members are mostly those of the namespace; groups are mostly the last ones made.
    const groupId = kind.startsWith('Member') && a % 2 === 0 ? log.rootId : this.#group(a)
    const sign = <Kind extends OperationKind>(which: Kind, payload: Payload<Kind>): Operation => {
      const operation = log.operation(by, which, payload)
      return forged ? { ...operation, signature: hexOf('a').repeat(2) } : operation
    }
    switch (kind) {
      case 'GroupCreated': {
        const created = log.groupCreation(by, groupId)
        this.groupIds.push(created.groupId)
        return created.operation
      }
      case 'GroupMoved':
        return sign(kind, {
          groupId,
          newParentId: this.#group(b),
          ...(c % 5 === 0 ? { expectedParentId: this.#group(c) } : {}),
        })
      case 'GroupAliasSet':
        return sign(kind, { groupId, alias: `Group ${b}` })
      case 'GroupDeleted':
        return sign(kind, { groupId })
      case 'MembersAdded':
        return sign(kind, {
          groupId,
          members: [other, pick(this.actors, c)].map((one) => ({ identity: one.publicKey, role: pick(ROLES, c) })),
        })
      case 'MembersRemoved':
        return sign(kind, { groupId, members: [other.publicKey] })
      case 'MemberRoleSet':
        return sign(kind, { groupId, identity: other.publicKey, role: pick(ROLES, c) })
      case 'MemberCapabilitiesSet':
        return sign(kind, { groupId, identity: other.publicKey, capabilities: c % 32 })
      case 'MemberAliasSet':
        return sign(kind, { groupId, identity: (c % 2 === 0 ? by : other).publicKey, alias: `Name ${c}` })
      case 'DefaultCapabilitiesSet':
        return sign(kind, { groupId, capabilities: c % 32 })
      case 'VisibilitySet':
        return sign(kind, { groupId, visibility: pick(VISIBILITIES, c) })
      case 'UpgradePolicySet':
        return sign(kind, { upgradePolicy: c % 3 === 0 ? 'Automatic' : { Coordinated: { deadline: null } } })
      case 'ContextCreated':
        return sign(kind, { groupId, contextId: bytesToContextId(bytesOf(`context ${b % 3}`)) })
      case 'InvitationsIssued': {
        const groupIds = [log.rootId, ...(c % 2 === 0 ? [groupId] : [])]
        const salts = groupIds.map((_, at) => hexOf(`salt ${a} ${b} ${at}`))
        this.#salts.push(salts)
        return sign(kind, {
          invitations: groupIds.map((id, at) => ({ groupId: id, saltHash: salts[at] ?? '' })),
          role: pick(ROLES, b),
          expiresAtMs: log.timeMs + (c % 30_000),
          ...(b % 2 === 0 ? { maxUses: 1 + ((b % 3) >> 1) } : {}),
          ...(c % 7 === 0 ? { replaces: pick(this.#salts, c)[0] } : {}),
        })
      }
      case 'InvitationsWithdrawn':
        return sign(kind, { saltHash: pick(this.#salts, a)[0] ?? '' })
      case 'MemberJoined':
        return sign(kind, { saltHashes: pick(this.#salts, a), peerUrls: [] })
      case 'MemberLeft':
        return sign(kind, { groupId })
      case 'NodeAddressesSet':
        return sign(kind, { peerUrls: [`http://127.0.0.1:${1024 + (a % 50_000)}`] })
      case 'VersionPublished': {
        const isCoordinated = typeof log.state.upgradePolicy !== 'string'
        const publication = log.publicationOf(`1.${b % 9}.0`, {
          ...(c % 9 === 0 ? { applicationId: bytesToApplicationId(bytesOf('another')) } : {}),
          // Before the deadline there is time for some answers, seldom for all.
          ...(isCoordinated === (c % 7 !== 0) ? { deadlineMs: log.timeMs + (a % 40_000) } : {}),
        })
        return sign(kind, publication)
      }
      case 'UpgradeAnswered':
        return log.operation(c % 7 === 0 ? other : this.#unanswered(by), kind, {
          publication: this.#publication(a),
          agrees: c % 5 !== 0,
        })
      case 'UpgradeScheduled':
        return log.operation(c % 6 === 0 ? other : log.founder, kind, { publication: this.#publication(a) })
      case 'UpgradeForced':
      case 'UpgradeWithdrawn':
        return sign(kind, { publication: this.#publication(a) })
      case 'UpgradeDeadlineSet':
        return sign(kind, { publication: this.#publication(a), deadlineMs: log.timeMs + (c % 40_000) - 2000 })
      case 'ContextVersionsReported': {
        const { state } = log
        const known = [state.firstVersion, ...state.publications.values()]
        const { version, appKey } = pick(known, b)
        const contextIds = [...state.groupIdByContextId.keys(), bytesToContextId(bytesOf('never'))]
        return sign(kind, {
          publication: this.#publication(a),
          contexts: [{ contextId: pick(contextIds, c), version: c % 9 === 0 ? '0.0.9' : version, appKey }],
          ...(c % 4 === 0 ? { failure: 'bundle_missing' } : {}),
        })
      }
      case 'NamespaceDeleted':
        return sign(kind, {})
      case 'NamespaceFounded': {
        const [founding] = log.entries
        if (founding === undefined) throw new RangeError('A log begins with its founding.')
        return founding.operation
      }
    }
  }

  /** Somebody whose answer is missing, if there is one. */
  #unanswered(otherwise: Actor): Actor {
    const newest = [...this.log.state.publications.values()].at(-1)
    return (
      this.actors.find(({ publicKey: who }) => newest?.asked.has(who) === true && !newest.answers.has(who)) ?? otherwise
    )
  }

  /** Mostly the newest publication. */
  #publication(at: number): number {
    const numbers = [...this.log.state.publications.keys()]
    return numbers.length === 0 || at % 9 === 0 ? 1 : pick(at % 3 === 0 ? numbers : numbers.slice(-1), at)
  }

  /** Mostly one that exists, half the time the newest, so that trees grow deep. */
  #group(at: number): GroupId {
    const existing = [...this.log.state.groups.keys()]
    return at % 4 === 0 ? pick(this.groupIds, at) : pick(at % 4 === 1 ? existing : existing.slice(-1), at)
  }
}

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length]
  if (item === undefined) throw new RangeError('There is nothing to pick from.')
  return item
}
