/** docs/log.md and the program say the same. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ALIAS_BYTES_MAX, CONTEXTS_PER_REPORT_MAX, DEPTH_MAX, MEMBERS_PER_REQUEST_MAX } from '#shared/domain/limits.ts'
import { entryBytes, entryHash, OPERATION_KINDS, operationBodySchema, operationBytes } from '#shared/wire/log.ts'
import { createActor, hexOf } from '../testing/actors.ts'
import { FOLLOWER_EVENTS, FOLLOWER_STATES, FOLLOWER_TABLE } from '../testing/follower-table.ts'
import { TestLog } from '../testing/test-log.ts'
import { validVectors } from '../testing/valid-vectors.ts'
import { createdGroupId } from './derived-ids.ts'
import { INVITATIONS_OPERATION_BYTES_MAX, OPERATION_BYTES_MAX } from './entry.ts'
import { nodeCrypto } from './node-crypto.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(`${project}${path}`, 'utf8')
const doc = read('docs/log.md')
/** Rows of every table, as cells. */
const rows = doc
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
const section = (title: string): string => doc.slice(doc.indexOf(`\n## ${title}`)).split('\n## ')[1] ?? ''

describe('invariants', () => {
  const invariants = rows.filter(([id]) => /^I\d+$/.test(id ?? ''))

  test('are numbered without gaps, each with a sentence and something that enforces it', () => {
    expect(invariants.map(([id]) => id)).toEqual(invariants.map((_, index) => `I${index + 1}`))
    expect(invariants.length).toBeGreaterThanOrEqual(37)
    for (const [id, sentence, enforcedBy] of invariants)
      expect([id, sentence !== '', /^(vector )?`/.test(enforcedBy ?? '')]).toEqual([id, true, true])
  })

  const tests = invariants.flatMap(([id, , enforcedBy]) =>
    [...(enforcedBy ?? '').matchAll(/`([\w./-]+\.test\.ts)` '([^']+)'/g)].map(
      ([, file, name]) => [id, file, name] as const,
    ),
  )
  const vectors = invariants.flatMap(([id, , enforcedBy]) =>
    [...(enforcedBy ?? '').matchAll(/vector `([\w./-]+)`/g)].map(([, name]) => [id, name] as const),
  )

  test('everything that is said to enforce one was understood', () => {
    const mentions = invariants.reduce(
      (sum, [, , enforcedBy]) => sum + (enforcedBy ?? '').split('`').length / 2 - 0.5,
      0,
    )
    expect(tests.length + vectors.length).toBe(mentions)
    expect(tests.length).toBeGreaterThan(30)
    expect(vectors.length).toBeGreaterThan(50)
  })

  test.each(tests)('%s: %s has "%s"', (_id, file, name) => {
    const source = read(file ?? '')
    expect(source).toMatch(/\btest(\.each\b[\s\S]*)?\(/)
    expect(source).toContain(`'${name}'`)
  })

  test.each(vectors)('%s: there is %s', (_id, name) => {
    expect(existsSync(`${project}test-vectors/${name}.json`)).toBe(true)
  })
})

describe('kinds', () => {
  const kinds = rows.filter(([kind, , who]) => who !== undefined && /^`[A-Z]\w+`$/.test(kind ?? ''))

  test('are all there, in the order of the schema, and no others', () => {
    expect(kinds.map(([kind]) => kind)).toEqual(OPERATION_KINDS.map((kind) => `\`${kind}\``))
  })

  test.each(kinds.map(([kind = '', payload = '']) => [kind, payload]))(
    '%s has the fields that its schema has',
    (kind, payload) => {
      const example = validVectors()['every-kind']?.entries.find(
        ({ operation }) => `\`${operation.body.kind}\`` === kind,
      )
      if (example === undefined) throw new RangeError(`The vector has no ${kind}.`)
      const { body } = example.operation
      const named = payload === 'nothing' ? [] : [...payload.replace(/\[[^\]]*\]/g, '').matchAll(/(\w+)\??(?=[:,`])/g)]
      const told = named.map(([, field = '']) => field)
      for (const field of Object.keys(body.payload)) expect([kind, told.includes(field)]).toEqual([kind, true])
      // What the page marks as required cannot be left out; a field more than it tells is unknown.
      const optional = new Set([...payload.matchAll(/(\w+)\?/g)].map(([, field]) => field))
      const accepts = (changed: object) => operationBodySchema.safeParse({ ...body, payload: changed }).success
      for (const field of told)
        expect([field, accepts({ ...body.payload, [field]: undefined })]).toEqual([field, optional.has(field)])
      expect(accepts({ ...body.payload, surprise: 1 })).toBe(false)
    },
  )
})

test('the worked example is what the program makes', () => {
  const log = new TestLog(createActor('Ana'))
  const [entry] = log.entries
  if (entry === undefined) throw new RangeError('A log begins with its founding.')
  const text = new TextDecoder()
  expect(hexOf('grove/test actor Ana')).toBe(Buffer.from(createActor('Ana').secretKey).toString('hex'))
  expect(doc).toContain(`\n${text.decode(operationBytes(entry.operation.body))}\n`)
  expect(doc).toContain(`\n${text.decode(entryBytes(entry.header))}\n`)
  for (const value of [log.rootId, entry.operation.signature, entry.signature, entryHash(nodeCrypto, entry.header)])
    expect(doc).toContain(`\`${value}\``)
})

test('the id of a group is made as it is told', () => {
  const log = new TestLog(createActor('Ana'))
  const [namespaceId, author, operationId] = [log.rootId, log.founder.publicKey, hexOf('an operation')]
  expect(doc).toContain('`grove/group`, namespace id, author, operation id')
  expect(createdGroupId({ namespaceId, author, operationId })).toBe(
    hexOf(`grove/group\n${namespaceId}\n${author}\n${operationId}`),
  )
})

test('the limits are those of the program', () => {
  const limits = new Map(rows.map(([what, atMost]) => [what, atMost]))
  expect(limits.get('level of a group')).toBe(String(DEPTH_MAX))
  expect(limits.get('alias')).toBe(`${ALIAS_BYTES_MAX} bytes`)
  expect(limits.get('members in one operation')).toBe(String(MEMBERS_PER_REQUEST_MAX))
  expect(limits.get('contexts in one report')).toBe(String(CONTEXTS_PER_REPORT_MAX))
  expect(limits.get('canonical bytes of an operation')).toBe(String(OPERATION_BYTES_MAX))
  expect(limits.get('… of `InvitationsIssued` and `MemberJoined`')).toBe(String(INVITATIONS_OPERATION_BYTES_MAX))
})

test('the table of the follower is the one that its tests play, without an empty cell', () => {
  const [head, , ...body] = section('6. Transport')
    .slice(section('6. Transport').indexOf('| state |'))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
  expect(head).toEqual(['state', ...FOLLOWER_EVENTS])
  expect(body).toEqual(FOLLOWER_STATES.map((state) => [state, ...FOLLOWER_TABLE[state]]))
  expect(body.flat()).not.toContain('')
})
