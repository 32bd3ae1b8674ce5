/** How entries come into the store and into memory, without a network. */
import { beforeEach, describe, expect, test } from 'vitest'
import { bytesToContextId } from '#shared/domain/ids.ts'
import type { NodeEvent } from '#shared/wire/events.ts'
import type { Entry } from '#shared/wire/log.ts'
import { createMemoryStore } from '../storage/memory-store.ts'
import { StorageError, type Store } from '../storage/store.ts'
import { bytesOf, createActor, hexOf } from '../testing/actors.ts'
import { stateText } from '../testing/state-text.ts'
import { TestLog } from '../testing/test-log.ts'
import { foldVerified, type Namespace, Namespaces } from './namespaces.ts'

const ben = createActor('Ben')
let log: TestLog
let store: Store
let events: NodeEvent[]
let namespaces: Namespaces
let replica: Namespace

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const copy = (): Namespaces => new Namespaces(store, () => undefined)
const numbers = () => store.entries(log.state.namespaceId, 1, 1000).map(({ number }) => number)

/** The same store, whose commits fail. */
const failing = (): Store => ({
  ...store,
  transaction<Result>(work: () => Result): Result {
    return store.transaction((): never => {
      work()
      throw new StorageError('The disk is full.')
    })
  },
})

beforeEach(() => {
  log = new TestLog(createActor('Ana'))
  log.addMember(ben)
  store = createMemoryStore()
  events = []
  namespaces = new Namespaces(store, (event) => events.push(event))
  const self = { namespaceId: log.state.namespaceId, publicKey: ben.publicKey, secretKey: ben.secretKey }
  replica = namespaces.add(self, foldVerified(log.state.namespaceId, log.entries), log.entries, true)
  events.length = 0
})

/** The entries that come next, as they travel. */
function next(count: number): { entries: Entry[]; values: unknown[] } {
  const from = log.entries.length
  log.createLine(log.founder, count)
  const entries = log.entries.slice(from)
  return { entries, values: entries.map(plain) }
}

describe('a replica', () => {
  test('takes what comes next, once, however often and in whatever portions it is given', () => {
    const { values } = next(6)
    for (const portion of [values.slice(0, 2), [], values.slice(0, 4), values.slice(3), values])
      namespaces.receive(replica, portion)
    expect(numbers()).toEqual(log.entries.map((_, index) => index + 1))
    expect(stateText(replica.state)).toBe(stateText(log.state))
    expect(replica.stopped).toBeUndefined()
    expect(events.filter(({ type }) => type === 'namespace.changed').at(-1)).toMatchObject({ logNumber: 8 })
  })

  test('stops, visibly, at a kind of entry that it does not know, and keeps what came before', () => {
    const { entries, values } = next(3)
    const [known, unknown, later] = values
    const strange = JSON.parse(JSON.stringify(unknown).replace('"GroupCreated"', '"GroupPainted"'))
    namespaces.receive(replica, [known, strange, later])
    expect(replica.stopped).toMatchObject({ code: 'entry_invalid' })
    expect(replica.stopped?.message).toContain('Update this node')
    expect(replica.state.number).toBe(entries[0]?.header.number)
    expect(events).toContainEqual({ type: 'subscription.changed', namespaceId: log.state.namespaceId })
    // Not even what it could read is taken any more.
    namespaces.receive(replica, values)
    expect(replica.state.number).toBe(entries[0]?.header.number)
    // After a restart (of a newer version, say) it tries again.
    const again = copy()
    const [namespace] = again.all()
    if (namespace === undefined) throw new RangeError('It was stored.')
    again.receive(namespace, values)
    expect(stateText(namespace.state)).toBe(stateText(log.state))
  })

  test('stops, visibly, at a second entry with a number that it has', () => {
    const { values } = next(1)
    namespaces.receive(replica, values)
    const other = new TestLog(createActor('Ana'))
    other.addMember(ben)
    other.createGroup(other.founder, other.rootId, 'Another past')
    namespaces.receive(replica, [plain(other.entries.at(-1))])
    expect(replica.stopped?.message).toContain('contradicts itself')
    expect(stateText(replica.state)).toBe(stateText(log.state))
  })

  test('stops at an entry that does not verify, and keeps the state before it', () => {
    const before = stateText(replica.state)
    const { values } = next(2)
    namespaces.receive(replica, values.slice(1))
    expect(replica.stopped).toMatchObject({ code: 'entry_invalid' })
    expect(stateText(replica.state)).toBe(before)
    expect(numbers()).toHaveLength(2)
  })

  test('folds to the same state from its store after a restart', () => {
    namespaces.receive(replica, next(5).values)
    expect(
      copy()
        .all()
        .map(({ state }) => stateText(state)),
    ).toEqual([stateText(log.state)])
  })

  test('says that the list of namespaces differs when it is removed, deleted or back', () => {
    const listChanges = () => events.filter(({ type }) => type === 'namespaces.changed').length
    const feed = () => namespaces.receive(replica, log.entries.slice(replica.state.number).map(plain))
    log.createGroup(log.founder)
    feed()
    expect(listChanges()).toBe(0)
    log.do(log.founder, 'MembersRemoved', { groupId: log.rootId, members: [ben.publicKey] })
    feed()
    expect(listChanges()).toBe(1)
    log.addMember(ben)
    feed()
    expect(listChanges()).toBe(2)
    log.do(log.founder, 'NamespaceDeleted', {})
    feed()
    expect(listChanges()).toBe(3)
  })
})

describe('what this node has moved and decided', () => {
  const kept = () => {
    const { namespaceId } = log.state
    return { versions: store.contextVersions(namespaceId).length, choice: store.upgradeChoice(namespaceId) }
  }
  const all = { versions: 1, choice: expect.objectContaining({ standingAnswer: 'agree' }) }
  const none = { versions: 0, choice: undefined }
  beforeEach(() => {
    const { namespaceId } = log.state
    const contextId = bytesToContextId(bytesOf('context'))
    store.writeContextVersion({ namespaceId, contextId, version: '1.1.0', appKey: hexOf('1.1.0') })
    store.writeUpgradeChoice({ namespaceId, standingAnswer: 'agree' })
  })

  test.each<[string, (of: Namespaces, namespace: Namespace, deletion: Entry) => void]>([
    ['a replica', (of, namespace, deletion) => of.receive(namespace, [plain(deletion)])],
    ['the coordinator', (of, namespace, deletion) => of.append(namespace, deletion)],
  ])('is forgotten by %s with the entry that deletes the namespace, or not at all', (_who, take) => {
    namespaces.receive(replica, next(1).values)
    expect(kept()).toEqual(all)
    const deletion = log.seal(log.operation(log.founder, 'NamespaceDeleted', {}))
    const broken = new Namespaces(failing(), () => undefined)
    const [namespace] = broken.all()
    if (namespace === undefined) throw new RangeError('It was stored.')
    expect(() => take(broken, namespace, deletion)).toThrow(StorageError)
    expect(kept()).toEqual(all)
    take(namespaces, replica, deletion)
    expect(kept()).toEqual(none)
  })
})

describe('when the store fails', () => {
  test('a replica’s memory goes back to what is stored', () => {
    const broken = new Namespaces(failing(), (event) => events.push(event))
    const [namespace] = broken.all()
    if (namespace === undefined) throw new RangeError('It was stored.')
    const before = stateText(namespace.state)
    const groupId = log.createGroup(log.founder, log.rootId, 'Never kept')
    expect(() => broken.receive(namespace, log.entries.map(plain))).toThrow(StorageError)
    expect(stateText(namespace.state)).toBe(before)
    expect(broken.historyOf(log.state.namespaceId).groupAlias(groupId)).toBeUndefined()
    expect(numbers()).toHaveLength(2)
    expect(events).toEqual([])
  })

  test('a coordinator’s memory stays what is stored', () => {
    const broken = new Namespaces(failing(), (event) => events.push(event))
    const [namespace] = broken.all()
    if (namespace === undefined) throw new RangeError('It was stored.')
    const before = stateText(namespace.state)
    const entry = log.seal(log.groupCreation(log.founder, log.rootId).operation)
    expect(() => broken.append(namespace, entry)).toThrow(StorageError)
    expect(stateText(namespace.state)).toBe(before)
    expect(events).toEqual([])
  })
})

test('a damaged log is found out at the start', () => {
  namespaces.receive(replica, next(3).values)
  const damaged: Store = {
    ...store,
    entries: (id, from, limit) =>
      store
        .entries(id, from, limit)
        .map((row) => (row.number === 4 ? { ...row, json: row.json.replace('"timeMs":1', '"timeMs":2') } : row)),
  }
  expect(() => new Namespaces(damaged, () => undefined)).toThrow(/damaged at entry 5/)
})

test('a log from elsewhere that does not verify to its end is not added', () => {
  const { entries } = log
  expect(() => foldVerified(log.state.namespaceId, [])).toThrow('empty log')
  expect(() => foldVerified(log.state.namespaceId, entries.slice(1))).toThrow('begins with its founding')
  expect(() => foldVerified(new TestLog(ben).rootId, entries)).toThrow('another namespace')
  const [first, second] = entries
  if (first === undefined || second === undefined) throw new RangeError('There are two.')
  expect(() => foldVerified(log.state.namespaceId, [first, { ...second, signature: first.signature }])).toThrow(
    'not signed by the coordinator',
  )
})

test('a page of the log ends at its number of entries or its bytes, and holds at least one', () => {
  next(14).values.forEach((value) => {
    namespaces.receive(replica, [value])
  })
  const { namespaceId, number } = replica.state
  const all = namespaces.readPage(namespaceId, 1, 500, Number.MAX_SAFE_INTEGER)
  expect(all).toEqual(log.entries.map(plain))
  expect(namespaces.readPage(namespaceId, 3, 10, Number.MAX_SAFE_INTEGER)).toEqual(all.slice(2, 12))
  expect(namespaces.readPage(namespaceId, 3, 20, 1)).toEqual(all.slice(2, 3))
  const bytes = JSON.stringify(all[0]).length + JSON.stringify(all[1]).length
  expect(namespaces.readPage(namespaceId, 1, 20, bytes)).toEqual(all.slice(0, 2))
  expect(namespaces.readPage(namespaceId, number + 1, 20, 1000)).toEqual([])
})

describe('the log read back', () => {
  const id = () => log.state.namespaceId
  const back = (before: number, limit: number, bytesMax = Number.POSITIVE_INFINITY) =>
    namespaces.readLogBack(id(), before, limit, bytesMax).map(({ header }) => header.number)
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index)

  test('comes newest first, of any length, and ends at the founding', () => {
    for (let round = 0; round < 3; round++) namespaces.receive(replica, next(13).values)
    const last = log.state.number
    for (const limit of [1, 15, 16, 17, 33, 100])
      for (const before of [1, 2, 17, 18, last + 1])
        expect(back(before, limit)).toEqual(down(before - 1, Math.max(1, before - limit)))
  })

  test('ends where it is large, but never before the first entry', () => {
    for (let round = 0; round < 3; round++) namespaces.receive(replica, next(13).values)
    const last = log.state.number
    const bytes = (number: number) => store.entries(id(), number, 1)[0]?.json.length ?? 0
    expect(back(last + 1, 100, 1)).toEqual([last])
    expect(back(last + 1, 100, bytes(last) + 1)).toEqual([last, last - 1])
    expect(back(last + 1, 100, bytes(last) + bytes(last - 1))).toEqual([last, last - 1])
  })

  test('what a change replaced is known, however the entries came', () => {
    const groupId = log.createGroup(log.founder, log.rootId, 'First')
    const renamed = log.do(log.founder, 'GroupAliasSet', { groupId, alias: 'Second' }).header.number
    log.do(log.founder, 'GroupDeleted', { groupId })
    namespaces.receive(replica, log.entries.map(plain))
    for (const history of [namespaces.historyOf(id()), copy().historyOf(id())]) {
      expect(history.groupAlias(groupId)).toBe('Second')
      expect(history.aliasBefore(renamed)).toBe('First')
    }
  })
})
