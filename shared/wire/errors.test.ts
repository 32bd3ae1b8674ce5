import { expect, test } from 'vitest'
import { ERROR_CODES } from '#shared/domain/refusals.ts'
import { ERROR_STATUS, errorSchema } from './errors.ts'

test('every code has a status of the list in the design, and none is left over', () => {
  expect(Object.keys(ERROR_STATUS).sort()).toEqual([...ERROR_CODES].sort())
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length)
  const allowed: number[] = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 503]
  for (const status of Object.values(ERROR_STATUS)) expect(allowed).toContain(status)
})

test.each([...ERROR_CODES])('%s is snake_case and can be sent', (code) => {
  expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
  expect(errorSchema.safeParse({ error: 'A sentence.', code, details: { a: 1 } }).success).toBe(true)
})

test('a code outside the list is no error answer', () => {
  expect(errorSchema.safeParse({ error: 'A sentence.', code: 'teapot' }).success).toBe(false)
  expect(errorSchema.safeParse({ error: 'A sentence.' }).success).toBe(false)
})

test('a newer node may say more', () => {
  expect(errorSchema.safeParse({ error: 'A sentence.', code: 'not_admin', hint: 'x' }).success).toBe(true)
})
