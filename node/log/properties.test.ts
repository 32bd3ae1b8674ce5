/** What holds after any operations whatever, by whomever. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupId } from '#shared/domain/ids.ts'
import { DEPTH_MAX } from '#shared/domain/limits.ts'
import { policyKind } from '#shared/domain/policy.ts'
import { ancestry, subtreeOf } from '#shared/domain/tree.ts'
import { statusAt } from '#shared/domain/upgrades.ts'
import { isNewer } from '#shared/domain/version.ts'
import { OPERATION_KINDS, type OperationBody } from '#shared/wire/log.ts'
import { type Command, commands, RandomWorld } from '../testing/random-operations.ts'
import { stateText } from '../testing/state-text.ts'
import { acceptEntry, beginLog, parseReceivedEntry } from './entry.ts'
import type { Group, NamespaceState } from './state.ts'

/** The same sequences in every ordinary run, of a seed that reaches every refusal below; new ones in a long run. */
const PARAMETERS = process.env.GROVE_LONG === undefined ? { numRuns: 25, seed: 12 } : { numRuns: 400 }
const TIMEOUT_MS = process.env.GROVE_LONG === undefined ? 120_000 : 900_000
const COMMANDS_MAX = 100

const REFUSALS = [
  'not_admin',
  'group_not_found',
  'into_itself',
  'into_own_subtree',
  'already_there',
  'too_deep',
  'root_as_child',
  'parent_changed',
  'last_admin',
  'coordinator_must_stay',
  'invitation_unknown',
  'invitation_expired',
  'invitation_used_up',
  'invitation_withdrawn',
  'missing_capability',
  'member_not_found',
  'inviter_lost_right',
  'not_a_member',
  'namespace_deleted',
  'already_exists',
  'entry_invalid',
  'publication_not_found',
  'publication_closed',
  'version_not_newer',
  'foreign_application',
  'deadline_invalid',
  'not_asked',
  'not_all_agreed',
  'node_declined',
  'not_coordinator',
  'context_not_found',
]

/** `texts`: the state after each entry, from the last of the preparation on. */
type History = { world: RandomWorld; texts: string[]; refusals: Map<string, number>; allowed: Map<string, number> }
type AfterEach = (state: NamespaceState, body: OperationBody) => void

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

function play(some: readonly Command[], afterEach: AfterEach): History {
  const world = new RandomWorld()
  const { log } = world
  const [refusals, allowed] = [new Map<string, number>(), new Map<string, number>()]
  const texts = log.entries.map(() => '')
  texts[texts.length - 1] = stateText(log.state)
  for (const command of some) {
    const operation = world.operation(command)
    const before = texts.at(-1)
    const verdict = log.offer(operation)
    if (verdict.ok) {
      count(allowed, command.kind)
      texts.push(stateText(log.state))
      afterEach(log.state, operation.body)
    } else {
      count(refusals, verdict.code)
      expect(stateText(log.state)).toBe(before)
    }
  }
  return { world, texts, refusals, allowed }
}

function expectTree(state: NamespaceState): void {
  const ids = [...state.groups.keys()]
  // Every group is below the root exactly once, and nothing else is.
  const reached = subtreeOf(state, state.rootId)
  expect(reached).toHaveLength(ids.length)
  expect(new Set(reached)).toEqual(new Set(ids))
  for (const [id, group] of state.groups) {
    expect(ancestry(state, id).length - 1).toBeLessThanOrEqual(DEPTH_MAX)
    expect(group.parentId === undefined).toBe(id === state.rootId)
    for (const child of group.children) expect(state.parentOf(child)).toBe(id)
    if (group.parentId !== undefined) expect(state.groupOf(group.parentId).children.has(id)).toBe(true)
  }
}

function expectIndexes(state: NamespaceState): void {
  const contexts = [...state.groups.values()].flatMap(({ groupId, contexts }) =>
    [...contexts.keys()].map((contextId) => [contextId, groupId] as const),
  )
  expect(new Map(contexts)).toEqual(state.groupIdByContextId)
  expect(contexts).toHaveLength(state.groupIdByContextId.size)
  for (const id of state.deletedGroupIds) expect(state.has(id)).toBe(false)
  for (const id of state.deletedContextIds) expect(state.groupIdByContextId.has(id)).toBe(false)
  const operations = [...state.operationIdsByAuthor.values()].reduce((sum, ids) => sum + ids.size, 0)
  expect(operations).toBe(state.number)
}

const hasAdmin = ({ members }: Group): boolean => [...members.values()].some(({ role }) => role === 'Admin')

/** Whoever replaces and whoever is replaced know of each other, and nothing is used after it is withdrawn. */
function expectInvitations(state: NamespaceState): void {
  for (const { id, issuedAtMs, uses, withdrawn, replaces, replacedBy } of state.invitations()) {
    if (replaces !== undefined) expect(state.invitationBySaltHash.get(replaces)?.replacedBy).toBe(id)
    if (replacedBy !== undefined) expect(withdrawn?.atMs).toBe(state.invitationBySaltHash.get(replacedBy)?.issuedAtMs)
    for (const { atMs } of uses) {
      expect(atMs).toBeGreaterThanOrEqual(issuedAtMs)
      expect(atMs).toBeLessThanOrEqual(withdrawn?.atMs ?? Number.POSITIVE_INFINITY)
    }
  }
}

/** Whoever is in any group is known to be there since some time; whoever is in none was noted to have gone. */
function expectParticipants(state: NamespaceState): void {
  const members = new Set([...state.groups.values()].flatMap(({ members }) => [...members.keys()]))
  expect(new Set(state.sinceMs.keys())).toEqual(members)
  for (const who of state.peerUrlsByMember.keys()) expect(members.has(who) || state.goneAt.has(who)).toBe(true)
  for (const [who, number] of state.removedAt) expect(number).toBeLessThanOrEqual(state.goneAt.get(who) ?? 0)
}

function expectAdmins(state: NamespaceState): void {
  expect(state.root.members.get(state.coordinator)?.role).toBe('Admin')
  for (const invitation of state.invitationBySaltHash.values())
    expect(invitation.uses.length).toBeLessThanOrEqual(invitation.maxUses ?? Number.POSITIVE_INFINITY)
  expectInvitations(state)
  for (const [who, number] of state.removedAt) expect([who, number <= state.number]).toEqual([who, true])
}

function expectUpgrades(state: NamespaceState): void {
  const publications = [...state.publications.values()]
  const open = publications.filter(({ ended }) => ended === undefined)
  const statuses = open.map((one) => statusAt(publications, one, state.timeMs))
  // Versions go forward, and one at most is still to come: the newest.
  for (const [index, one] of open.entries())
    expect(index === 0 || isNewer(one.version, open[index - 1]?.version ?? '')).toBe(true)
  expect(statuses.slice(0, -1).filter((status) => status !== 'replaced' && status !== 'in-force')).toEqual([])
  for (const { asked, answers, decidedAtMs, deadlineMs, forced, policy } of publications) {
    for (const who of asked) expect(state.isParticipant(who)).toBe(true)
    for (const who of answers.keys()) expect(asked.has(who)).toBe(true)
    expect(deadlineMs === undefined).toBe(policyKind(policy) !== 'Coordinated')
    if (decidedAtMs !== undefined && !forced) for (const who of asked) expect(answers.get(who)?.agrees).toBe(true)
  }
  for (const { contexts } of state.groups.values())
    for (const { born } of contexts.values()) expect(state.isVersion(born)).toBe(true)
}

describe('after any sequence of operations', () => {
  test(
    'the tree is one tree, nothing is deeper than 16, nothing is lost; indexes agree; an Admin stays',
    () => {
      const [refused, taken] = [new Set<string>(), new Set<string>(['NamespaceFounded'])]
      let deepest = 0
      fc.assert(
        fc.property(commands(COMMANDS_MAX), (some) => {
          let administered = new Set<GroupId>()
          const { world, allowed, refusals } = play(some, (state, body) => {
            for (const id of state.groups.keys()) deepest = Math.max(deepest, ancestry(state, id).length - 1)
            expectTree(state)
            expectIndexes(state)
            expectAdmins(state)
            expectParticipants(state)
            expectUpgrades(state)
            // Of a group, only going from the whole namespace takes the last Admin.
            const fromAll =
              (body.kind === 'MembersRemoved' || body.kind === 'MemberLeft') && body.payload.groupId === state.rootId
            const now = new Set([...state.groups.values()].filter(hasAdmin).map(({ groupId }) => groupId))
            if (!fromAll)
              for (const id of administered) if (state.has(id)) expect([id, now.has(id)]).toEqual([id, true])
            administered = now
          })
          for (const code of refusals.keys()) refused.add(code)
          for (const kind of allowed.keys()) taken.add(kind)
          const { groups, deletedGroupIds } = world.log.state
          const prepared = new RandomWorld().log.state.groups.size
          expect(groups.size + deletedGroupIds.size).toBe(prepared + (allowed.get('GroupCreated') ?? 0))
        }),
        PARAMETERS,
      )
      // What was tried is of every kind, and was refused for many reasons.
      expect([...taken].sort()).toEqual([...OPERATION_KINDS].sort())
      expect([...refused]).toEqual(expect.arrayContaining(REFUSALS))
      expect(deepest).toBe(DEPTH_MAX)
    },
    TIMEOUT_MS,
  )

  test(
    'a replica that is fed the same entries has the same state, after each of them',
    () => {
      fc.assert(
        fc.property(commands(COMMANDS_MAX), (some) => {
          const { world, texts } = play(some, () => undefined)
          const { entries } = world.log
          const values: unknown[] = JSON.parse(JSON.stringify(entries))
          const [first] = entries
          const begun = first && beginLog(world.log.state.namespaceId, first)
          if (begun?.ok !== true) throw new RangeError('The log begins with its founding.')
          for (const [index, value] of values.entries()) {
            const parsed = parseReceivedEntry(value)
            expect(parsed.ok && acceptEntry(begun.state, parsed.entry)).toEqual({ ok: true })
            if (texts[index] !== '') expect(stateText(begun.state)).toBe(texts[index])
          }
        }),
        PARAMETERS,
      )
    },
    TIMEOUT_MS,
  )
})
