/** Logs whose last entry is refused for its form, its place in the chain or its signatures. By the name of their file. */
import { hex } from '@scure/base'
import { canonicalBytes } from '#shared/domain/canonical.ts'
import { publicKeyToBytes } from '#shared/domain/ids.ts'
import { LEAD_MAX_SECS, TIME_MAX_MS } from '#shared/domain/limits.ts'
import { type EntryHeader, entryBytes, NO_HASH, type Operation } from '#shared/wire/log.ts'
import { OPERATION_BYTES_MAX } from '../log/entry.ts'
import { nodeCrypto, sign } from '../log/node-crypto.ts'
import { createActor, hexOf } from './actors.ts'
import { TestLog } from './test-log.ts'
import { createWorld, hashOf, type InvalidVector, invalidVector, type World } from './vectors.ts'

/** The order of the ed25519 group: a signature's second half plus this is the same number, in a form that is refused. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

function withHighS(signature: string): string {
  const bytes = hex.decode(signature)
  const low = bytes.slice(32).reverse()
  const high = (BigInt(`0x${hex.encode(low)}`) + ORDER).toString(16).padStart(64, '0')
  return hex.encode(bytes.slice(0, 32)) + hex.encode(hex.decode(high).reverse())
}

const rename = ({ log, ana }: World, alias = 'Renamed'): Operation =>
  log.operation(ana, 'GroupAliasSet', { groupId: log.rootId, alias })

/** A sealed entry whose header is changed; the coordinator signs it all the same. */
function sealed(description: string, change: (world: World) => Partial<EntryHeader>): InvalidVector {
  const world = createWorld()
  return invalidVector(description, 'entry_invalid', world.log, world.log.seal(rename(world), change(world)))
}

function authored(description: string, change: (world: World) => Parameters<TestLog['operation']>[3]): InvalidVector {
  const world = createWorld()
  const { log, ana } = world
  const operation = log.operation(ana, 'GroupAliasSet', { groupId: log.rootId, alias: 'Renamed' }, change(world))
  return invalidVector(description, 'entry_invalid', log, log.seal(operation))
}

/** A good entry, changed after it was signed. */
function changed(description: string, change: (entry: ReturnType<TestLog['seal']>, world: World) => unknown) {
  const world = createWorld()
  return invalidVector(description, 'entry_invalid', world.log, change(world.log.seal(rename(world)), world))
}

function secondFounding(): InvalidVector {
  const { log } = createWorld()
  const [first] = new TestLog(createActor('Ana')).entries
  if (first === undefined) throw new RangeError('A log has a first entry.')
  return invalidVector('A founding inside a log.', 'entry_invalid', log, log.seal(first.operation))
}

/** Nothing before it: the vector's namespace id is that of another founding. */
function foreignFounding(): InvalidVector {
  const { log } = createWorld()
  const [first] = new TestLog(createActor('Eve')).entries
  return { ...invalidVector('The first entry founds another namespace.', 'entry_invalid', log, first), entries: [] }
}
function noFounding(): InvalidVector {
  const { log } = createWorld()
  return { ...invalidVector('A log without its founding.', 'entry_invalid', log, log.entries[1]), entries: [] }
}

function tooLarge(): InvalidVector {
  const { log, ana } = createWorld()
  // Only this form of payload can be so large: texts are short, lists have a thousand items.
  const members = Array.from({ length: 1000 }, (_, index) => ({
    identity: createActor(`member ${index}`).publicKey,
    role: 'ReadOnly' as const,
  }))
  const operation = log.operation(ana, 'MembersAdded', { groupId: log.rootId, members })
  if (JSON.stringify(operation).length > OPERATION_BYTES_MAX) throw new RangeError('A thousand members have to fit.')
  const one = { identity: ana.publicKey, role: 'Admin' as const }
  const body = { ...operation.body, payload: { groupId: log.rootId, members: [...members, one] } }
  const entry = log.seal(operation)
  return invalidVector('A thousand and one members.', 'entry_invalid', log, {
    ...entry,
    operation: { ...operation, body },
  })
}

function twice(): InvalidVector {
  const world = createWorld()
  const operation = rename(world)
  world.log.take(world.log.seal(operation))
  return invalidVector('The same operation in two entries.', 'already_exists', world.log, world.log.seal(operation))
}
function sameIdTwice(): InvalidVector {
  const { log, ana } = createWorld()
  const operationId = log.nextOperationId()
  log.take(log.seal(log.operation(ana, 'GroupAliasSet', { groupId: log.rootId, alias: 'One' }, { operationId })))
  const other = log.operation(ana, 'GroupAliasSet', { groupId: log.rootId, alias: 'Two' }, { operationId })
  return invalidVector('An author uses an operation id for two operations.', 'already_exists', log, log.seal(other))
}

/** `index` entries from the end, given again. */
function again(description: string, index: number): InvalidVector {
  const { log, ana } = createWorld()
  log.createLine(ana, 2)
  return invalidVector(description, 'entry_invalid', log, log.entries.at(index))
}
function skipped(): InvalidVector {
  const { log, ana } = createWorld()
  const ahead = createWorld().log
  ahead.createLine(ana, 2)
  return invalidVector('The entry after the next one.', 'entry_invalid', log, ahead.entries.at(-1))
}
function forked(): InvalidVector {
  const one = createWorld()
  const two = createWorld()
  one.log.createGroup(one.ana, one.log.rootId, 'One')
  two.log.createGroup(two.ana, two.log.rootId, 'Two')
  two.log.createGroup(two.ana)
  return invalidVector(
    'The next number, of a log that went another way.',
    'entry_invalid',
    one.log,
    two.log.entries.at(-1),
  )
}

/** A rename whose author's signature is exchanged; the coordinator seals what it is given. */
function authorSignature(description: string, of: (operation: Operation, world: World) => string): InvalidVector {
  const world = createWorld()
  const operation = rename(world)
  const entry = world.log.seal({ ...operation, signature: of(operation, world) })
  return invalidVector(description, 'entry_invalid', world.log, entry)
}

/** What a later version might write: everything is signed and chained as it should be. */
function foreign(description: string, change: Record<string, unknown>): InvalidVector {
  const world = createWorld()
  const { log, ana } = world
  const body = { ...rename(world).body, ...change }
  const operation = { body, signature: hex.encode(sign(ana.secretKey, canonicalBytes('grove/operation/v1', body))) }
  const hash = hex.encode(nodeCrypto.sha256(canonicalBytes('grove/operation/v1', operation)))
  return invalidVector(description, 'entry_invalid', log, {
    ...log.seal(rename(world), { operation: hash }),
    operation,
  })
}

export const invalidChains = (): Record<string, InvalidVector> => ({
  'founding-of-another-namespace': foreignFounding(),
  'founding-missing': noFounding(),
  'founding-twice': secondFounding(),
  'number-skipped': skipped(),
  'number-repeated': again('The last entry once more.', -1),
  'number-from-before': again('An entry from before.', -2),
  'number-too-low': sealed('Signed with the number of the entry before.', ({ log }) => ({ number: log.state.number })),
  'number-too-high': sealed('Signed with a number that leaves a gap.', ({ log }) => ({ number: log.state.number + 2 })),
  'chain-forked': forked(),
  'chain-previous-is-zero': sealed('It does not follow the entry before.', () => ({ previous: NO_HASH })),
  'chain-previous-is-older': sealed('It follows the entry before the last one.', ({ log }) => {
    const [first] = log.entries
    return { previous: first === undefined ? NO_HASH : hashOf(first) }
  }),
  'time-backwards': sealed('One millisecond before the entry before.', ({ log }) => ({ timeMs: log.state.timeMs - 1 })),
  'epoch-of-entry': sealed('The entry names an epoch that is not in force.', () => ({ epoch: hexOf('epoch') })),
  'epoch-of-operation': authored('The operation names an epoch that is not in force.', () => ({
    epoch: hexOf('epoch'),
  })),
  'namespace-of-entry': sealed('The entry is of another namespace.', ({ eve }) => ({
    namespaceId: new TestLog(eve).state.namespaceId,
  })),
  'namespace-of-operation': authored('The operation is for another namespace.', ({ eve }) => ({
    namespaceId: new TestLog(eve).state.namespaceId,
  })),
  'based-on-the-future': authored('It is based on an entry that does not exist.', ({ log }) => ({
    basedOn: log.state.number + 1,
  })),
  'operation-exchanged': changed('The header seals another operation.', (entry, world) => ({
    ...entry,
    operation: rename(world, 'Another'),
  })),
  'operation-twice': twice(),
  'operation-id-twice': sameIdTwice(),
  'signature-of-coordinator-missing': changed('The coordinator did not sign.', (entry) => ({
    ...entry,
    signature: '00'.repeat(64),
  })),
  'signature-of-coordinator-by-member': changed('A member signs in place of the coordinator.', (entry, { ben }) => ({
    ...entry,
    signature: hex.encode(sign(ben.secretKey, entryBytes(entry.header))),
  })),
  'signature-of-coordinator-high-s': changed('The same signature in its other form.', (entry) => ({
    ...entry,
    signature: withHighS(entry.signature),
  })),
  'signature-of-author-missing': authorSignature('The author did not sign.', () => '00'.repeat(64)),
  'signature-of-author-by-coordinator': authorSignature(
    'A signature over the entry stands in for the author’s.',
    (operation, { log }) => log.seal(operation).signature,
  ),
  'signature-of-author-high-s': authorSignature('The author’s signature in its other form.', ({ signature }) =>
    withHighS(signature),
  ),
  'author-is-another': changed('The author is exchanged, everything else is signed anew.', (entry, { log, ben }) =>
    log.seal({ ...entry.operation, body: { ...entry.operation.body, author: ben.publicKey } }),
  ),
  'form-unknown-kind': foreign('A kind that this version does not know, well signed.', { kind: 'GroupPainted' }),
  'form-unknown-version': foreign('An operation of a later version, well signed.', { v: 2 }),
  'form-unknown-field': foreign('A field that this version does not know, well signed.', { note: 'hello' }),
  'form-field-missing': changed('A field is missing.', ({ operation, header }) => ({ operation, header })),
  'form-upper-case-id': changed('An id in capitals: the same id, another text.', (entry) => ({
    ...entry,
    header: { ...entry.header, namespaceId: entry.header.namespaceId.toUpperCase() },
  })),
  'form-identity-in-hex': changed('An identity in hexadecimal: the same key, another text.', (entry, { ana }) => ({
    ...entry,
    operation: {
      ...entry.operation,
      body: { ...entry.operation.body, author: hex.encode(publicKeyToBytes(ana.publicKey)) },
    },
  })),
  'form-time-beyond-dates': foreign('A millisecond later than any date, well signed.', {
    kind: 'UpgradeDeadlineSet',
    payload: { publication: 1, deadlineMs: TIME_MAX_MS + 1 },
  }),
  'form-lead-too-long': foreign('A lead time of a second more than a policy has at most, well signed.', {
    kind: 'UpgradePolicySet',
    payload: { upgradePolicy: { Coordinated: { deadline: { secs: LEAD_MAX_SECS + 1, nanos: 0 } } } },
  }),
  'form-too-many-members': tooLarge(),
})
