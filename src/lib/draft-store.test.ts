import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readDraft } from './draft-store.ts'

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
