import { hex } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, entryBytes, OPERATION_KINDS, operationHash } from '#shared/wire/log.ts'
import { createActor, hexOf } from '../testing/actors.ts'
import { stateText } from '../testing/state-text.ts'
import { TestLog } from '../testing/test-log.ts'
import { validVectors } from '../testing/valid-vectors.ts'
import {
  acceptEntry,
  beginLog,
  entryVerdict,
  INVITATIONS_OPERATION_BYTES_MAX,
  parseReceivedEntry,
  verifyOperation,
} from './entry.ts'
import { nodeCrypto, sign } from './node-crypto.ts'
import type { NamespaceState } from './state.ts'

const vector = validVectors()['every-kind']
if (vector === undefined) throw new RangeError('The vector with every kind is gone.')
const { entries } = vector
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The state before each entry, from which it has to be refused when it is not exactly what was signed. */
const statesBefore: NamespaceState[] = entries.map((_, index) => stateAfter(entries.slice(0, index)))

function stateAfter(some: readonly Entry[]): NamespaceState {
  const [first] = entries
  const begun = first && beginLog(first.header.namespaceId, first)
  if (begun?.ok !== true) throw new RangeError('The vector founds a namespace.')
  for (const entry of some) expect(acceptEntry(begun.state, entry)).toEqual({ ok: true })
  return begun.state
}

/** What a replica that holds everything before says to this, in place of entry `index`. */
function verdictOn(index: number, value: unknown): string {
  const [state, parsed] = [statesBefore[index], parseReceivedEntry(value)]
  if (state === undefined) throw new RangeError(`There is no entry ${index}.`)
  if (!parsed.ok) return parsed.code
  const verdict = entryVerdict(state, parsed.entry)
  return verdict.ok ? 'ok' : verdict.code
}

type Path = (string | number)[]
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}
/** A copy with what `change` makes of the value at `path`; `undefined` takes it away. */
function changedAt(value: unknown, [key, ...rest]: Path, change: (leaf: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changedAt(item, rest, change) : item))
  return Object.fromEntries(
    Object.entries(Object(value)).map(([name, child]) => [name, name === key ? changedAt(child, rest, change) : child]),
  )
}
const flip = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1)
const CHANGES: readonly [name: string, change: (leaf: unknown) => unknown][] = [
  ['another value', (leaf) => (typeof leaf === 'string' ? flip(leaf, leaf.length >> 1) : Number(leaf) + 1)],
  ['nothing', () => undefined],
  ['another type', (leaf) => [leaf]],
]

describe('an entry', () => {
  test('the vector has every kind', () => {
    expect([...new Set(entries.map(({ operation }) => operation.body.kind))].sort()).toEqual(
      [...OPERATION_KINDS].sort(),
    )
  })

  test('is accepted as it was signed', () => {
    expect(entries.map((entry, index) => verdictOn(index, plain(entry)))).toEqual(entries.map(() => 'ok'))
  })

  test('any changed field is refused and the state stays as it was', () => {
    let tried = 0
    const before = statesBefore.map(stateText)
    for (const [index, entry] of entries.entries())
      for (const path of leavesOf(entry))
        for (const [name, change] of CHANGES) {
          tried++
          const verdict = verdictOn(index, plain(changedAt(entry, path, change)))
          expect([index, path.join('.'), name, verdict]).not.toEqual([index, path.join('.'), name, 'ok'])
        }
    expect(tried).toBeGreaterThan(700)
    expect(statesBefore.map(stateText)).toEqual(before)
  })

  test('any changed byte is refused', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0x20, max: 0x7e }), (which, where, code) => {
        const index = which % entries.length
        const text = JSON.stringify(entries[index])
        const at = where % text.length
        const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
        fc.pre(changed !== text)
        let value: unknown
        try {
          value = JSON.parse(changed)
        } catch {
          return // Not even JSON: it never gets as far as this.
        }
        // A digit of a time written with an exponent, say, is the same number in other letters.
        fc.pre(JSON.stringify(value) !== text)
        expect([at, String.fromCharCode(code), verdictOn(index, value)]).not.toContain('ok')
      }),
      { numRuns: process.env.GROVE_LONG === undefined ? 1_000 : 20_000 },
    )
  })

  test('in any other place of the log it is refused', () => {
    for (const [index] of entries.entries())
      for (const [other, entry] of entries.entries())
        if (other !== index) expect([index, other, verdictOn(index, plain(entry))]).not.toContain('ok')
  })

  test('signed anew by anybody but the coordinator it is refused', () => {
    for (const name of ['Ben', 'Eve']) {
      const { secretKey } = createActor(name)
      for (const [index, entry] of entries.entries())
        expect(verdictOn(index, { ...entry, signature: hex.encode(sign(secretKey, entryBytes(entry.header))) })).toBe(
          'entry_invalid',
        )
    }
  })

  test('an operation signed anew by another key is refused', () => {
    const { secretKey } = createActor('Eve')
    for (const [index, { operation, header }] of entries.entries()) {
      const forged = { ...operation, signature: hex.encode(sign(secretKey, hex.decode(hexOf('anything')))) }
      const sealed = { ...header, operation: operationHash(nodeCrypto, forged) }
      const founder = createActor('Ana').secretKey
      const signature = hex.encode(sign(founder, entryBytes(sealed)))
      expect(verdictOn(index, { operation: forged, header: sealed, signature })).toBe('entry_invalid')
    }
  })
})

describe('sizes', () => {
  const log = new TestLog(createActor('Ana'))

  test('a thousand members fit into one operation', () => {
    const members = Array.from({ length: 1000 }, (_, index) => ({
      identity: createActor(`member ${index}`).publicKey,
      role: 'ReadOnly' as const,
    }))
    expect(log.offer(log.operation(log.founder, 'MembersAdded', { groupId: log.rootId, members }))).toEqual({
      ok: true,
    })
  })

  test('an operation above its limit is refused', () => {
    const item = { groupId: log.rootId, saltHash: hexOf('salt') }
    const count = Math.ceil(INVITATIONS_OPERATION_BYTES_MAX / JSON.stringify(item).length)
    const invitations = Array.from({ length: count }, (_, index) => ({ ...item, saltHash: hexOf(`salt ${index}`) }))
    const terms = { role: 'Member' as const, expiresAtMs: log.timeMs + 60_000 }
    const large = log.operation(log.founder, 'InvitationsIssued', { invitations, ...terms })
    const verdict = verifyOperation(large)
    expect(verdict.ok ? 'ok' : verdict.code).toBe('body_too_large')
    expect(entryVerdict(log.state, log.seal(large)).ok).toBe(false)
    const fewer = log.operation(log.founder, 'InvitationsIssued', { invitations: invitations.slice(0, -100), ...terms })
    expect(verifyOperation(fewer)).toEqual({ ok: true })
  })
})

describe('time', () => {
  test('an entry is never older than the one before, whatever the clock says', () => {
    const log = new TestLog(createActor('Ana'))
    log.createGroup(log.founder)
    log.timeMs = 0
    const entry = log.do(log.founder, 'GroupAliasSet', { groupId: log.rootId, alias: 'Later' })
    expect(entry.header.timeMs).toBe(log.entries.at(-2)?.header.timeMs)
  })
})
