import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { forgetDraft, keepDraft, readDraft, readKeptDraft } from './draft-store.ts'

const schema = z.object({ alias: z.string(), policy: z.optional(z.enum(['a', 'b'])) })
const holding = (text: string | null) => ({
  getItem: () => text,
  setItem: () => undefined,
  removeItem: () => undefined,
})

test.each([
  ['a draft', '{"alias":"x","policy":"a"}', { alias: 'x', policy: 'a' }],
  ['nothing', null, undefined],
  ['text that is not JSON', '{', undefined],
  ['a draft of another form', '{"alias":1}', undefined],
  ['an unknown choice', '{"alias":"x","policy":"z"}', undefined],
])('%s is read as it is, or not at all', (_name, text, expected) => {
  expect(readDraft(holding(text), 'key', schema)).toEqual(expected)
})

function createStorage() {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}
const NOW = 1_800_000_000_000
const DAY_MS = 86_400_000

test('a tab has its own draft; another one goes on with the latest', () => {
  const browser = createStorage()
  const [first, second, third] = [createStorage(), createStorage(), createStorage()]
  keepDraft({ tab: first, browser }, 'key', { alias: 'one' }, NOW)
  keepDraft({ tab: second, browser }, 'key', { alias: 'two' }, NOW)
  const read = (tab: typeof first) => readKeptDraft({ tab, browser }, 'key', schema, NOW)?.alias
  expect([first, second, third].map(read)).toEqual(['one', 'two', 'two'])
  forgetDraft({ tab: second, browser }, 'key')
  expect([first, second, third].map(read)).toEqual(['one', undefined, undefined])
})

test('what was left open more than a week ago is forgotten, and so is what cannot be read', () => {
  const browser = createStorage()
  const storages = { tab: createStorage(), browser }
  keepDraft({ tab: createStorage(), browser }, 'key', { alias: 'old' }, NOW - 7 * DAY_MS)
  expect(readKeptDraft(storages, 'key', schema, NOW)).toEqual({ alias: 'old' })
  expect(readKeptDraft(storages, 'key', schema, NOW + 1)).toBeUndefined()
  expect(browser.getItem('key')).toBeNull()
  keepDraft({ tab: createStorage(), browser }, 'key', { alias: 1 }, NOW)
  expect(readKeptDraft(storages, 'key', schema, NOW)).toBeUndefined()
})
