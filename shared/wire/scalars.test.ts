import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { LEAD_MAX_SECS, TIME_MAX_MS } from '#shared/domain/limits.ts'
import { groupIdSchema, publicKeySchema } from './ids.ts'
import {
  aliasSchema,
  capabilitiesSchema,
  expirationSchema,
  peerUrlSchema,
  textSchema,
  timeMsSchema,
  upgradePolicySchema,
} from './scalars.ts'

const accepts = (schema: z.ZodMiniType, value: unknown) => schema.safeParse(value).success

describe('peer addresses', () => {
  test.each(['http://127.0.0.1:2428', 'http://localhost:2428', 'http://[::1]:2428'])('loopback is fine: %s', (url) =>
    expect(accepts(peerUrlSchema, url)).toBe(true),
  )
  test.each([
    'https://127.0.0.1:2428',
    'http://127.0.0.1.example.org:2428',
    'http://127.0.0.1@example.org',
    'http://user@127.0.0.1',
    'http://:secret@127.0.0.1',
    'http://10.0.0.1:2428',
    'http://0.0.0.0:2428',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    '127.0.0.1:2428',
    'http://127.0.0.1:2428/',
    'http://127.0.0.1:2428/admin/reset?all=1#',
    'http://127.0.0.1:2428?',
    '',
    `http://127.0.0.1/${'a'.repeat(200)}`,
  ])('anything else is not: %s', (url) => expect(accepts(peerUrlSchema, url)).toBe(false))
})

test('an upgrade policy is one of three, and nothing beside', () => {
  for (const good of ['Automatic', 'LazyOnAccess', { Coordinated: { deadline: null } }])
    expect(upgradePolicySchema.parse(good)).toEqual(good)
  expect(accepts(upgradePolicySchema, { Coordinated: { deadline: { secs: 1, nanos: 999_999_999 } } })).toBe(true)
  for (const bad of [
    'automatic',
    'Coordinated',
    null,
    {},
    { Coordinated: {} },
    { Coordinated: { deadline: { secs: 1 } } },
    { Coordinated: { deadline: { secs: -1, nanos: 0 } } },
    { Coordinated: { deadline: { secs: 1, nanos: 1_000_000_000 } } },
    { Coordinated: { deadline: { secs: LEAD_MAX_SECS + 1, nanos: 0 } } },
    { Coordinated: { deadline: null, at: 1 } },
  ])
    expect(accepts(upgradePolicySchema, bad)).toBe(false)
})

test('a time is one that a date can hold', () => {
  expect(new Date(timeMsSchema.parse(TIME_MAX_MS)).getTime()).toBe(TIME_MAX_MS)
  expect(new Date(TIME_MAX_MS + 1).getTime()).toBeNaN()
  for (const bad of [TIME_MAX_MS + 1, -1, 0.5]) expect(accepts(timeMsSchema, bad)).toBe(false)
})

test('capabilities are five bits', () => {
  for (const bits of [0, 4, 31]) expect(accepts(capabilitiesSchema, bits)).toBe(true)
  for (const bits of [-1, 32, 1.5, '4', Number.NaN]) expect(accepts(capabilitiesSchema, bits)).toBe(false)
})

test('ids come out in one form', () => {
  expect(groupIdSchema.parse('AB'.repeat(32))).toBe('ab'.repeat(32))
  expect(publicKeySchema.parse('00'.repeat(32))).toBe('1'.repeat(32))
  expect(accepts(groupIdSchema, 5)).toBe(false)
})

test('an alias says why it is refused', () => {
  const refused = aliasSchema.safeParse('a\u202Eb')
  expect(refused.error?.issues[0]?.message).toContain('direction of text')
})

test('free text is bounded and is text', () => {
  expect(accepts(textSchema(3), 'abc')).toBe(true)
  expect(accepts(textSchema(3), 'abcd')).toBe(false)
  expect(accepts(textSchema(3), 'a\uD800')).toBe(false)
  expect(accepts(textSchema(3), '😀')).toBe(true)
})

test('a time is whole, not negative and not absurd', () => {
  for (const good of [0, 3600, 1_800_000_000_000]) expect(accepts(expirationSchema, good)).toBe(true)
  for (const bad of [-1, 1.5, 1e15, Number.POSITIVE_INFINITY]) expect(accepts(expirationSchema, bad)).toBe(false)
})
