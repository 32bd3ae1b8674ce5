import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { groupIdSchema } from '#shared/wire/ids.ts'
import { invalidChains } from '../testing/invalid-chains.ts'
import { invalidRules } from '../testing/invalid-rules.ts'
import { invalidUpgrades } from '../testing/invalid-upgrades.ts'
import { stateText } from '../testing/state-text.ts'
import { validVectors } from '../testing/valid-vectors.ts'
import { outlineOf } from '../testing/vectors.ts'
import { acceptEntry, beginLog, parseReceivedEntry } from './entry.ts'
import type { NamespaceState } from './state.ts'

const folder = fileURLToPath(new URL('../../test-vectors/', import.meta.url))
const filesOf = (verdict: string): [name: string, json: unknown][] =>
  readdirSync(`${folder}${verdict}`).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(`${folder}${verdict}/${file}`, 'utf8')),
  ])
/** All of them are signed anew, which a busy machine takes its time for. */
const WRITING_MS = 120_000
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const vectorSchema = z.object({ namespaceId: groupIdSchema, entries: z.array(z.unknown()), description: z.string() })

/** Takes entries as a node that hears of the log for the first time does. */
function reader(namespaceId: z.infer<typeof groupIdSchema>) {
  let state: NamespaceState | undefined
  return {
    state: () => state,
    take(value: unknown): string {
      const parsed = parseReceivedEntry(value)
      if (!parsed.ok) return parsed.code
      if (state === undefined) {
        const begun = beginLog(namespaceId, parsed.entry)
        if (!begun.ok) return begun.code
        const verdict = acceptEntry(begun.state, parsed.entry)
        if (verdict.ok) state = begun.state
        return verdict.ok ? 'ok' : verdict.code
      }
      const verdict = acceptEntry(state, parsed.entry)
      return verdict.ok ? 'ok' : verdict.code
    },
  }
}

describe('vectors', () => {
  const valid = filesOf('valid')
  const invalid = filesOf('invalid')

  test(
    'the files are those that node/testing/write-vectors.ts writes',
    () => {
      expect(Object.fromEntries(valid)).toEqual(plain(validVectors()))
      expect(Object.fromEntries(invalid)).toEqual(
        plain({ ...invalidChains(), ...invalidRules(), ...invalidUpgrades() }),
      )
    },
    WRITING_MS,
  )

  test('there are enough of them', () => {
    expect(valid.length).toBeGreaterThanOrEqual(10)
    expect(invalid.length).toBeGreaterThanOrEqual(75)
  })

  test.each(valid)('valid/%s: every entry is accepted and the state is as told', (_name, json) => {
    const vector = z.extend(vectorSchema, { state: z.unknown() }).parse(json)
    const { state, take } = reader(vector.namespaceId)
    expect(vector.entries.map(take)).toEqual(vector.entries.map(() => 'ok'))
    const folded = state()
    expect(folded === undefined ? undefined : plain(outlineOf(folded))).toEqual(vector.state)
  })

  test.each(invalid)('invalid/%s: the last entry is refused, and nothing else', (_name, json) => {
    const vector = z.extend(vectorSchema, { refused: z.unknown(), code: z.string() }).parse(json)
    const { state, take } = reader(vector.namespaceId)
    expect(vector.entries.map(take)).toEqual(vector.entries.map(() => 'ok'))
    const before = state()
    const text = before && stateText(before)
    expect(take(vector.refused)).toBe(vector.code)
    const after = state()
    expect(after && stateText(after)).toBe(text)
  })
})
