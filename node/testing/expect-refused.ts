import { expect } from 'vitest'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { ERROR_STATUS, errorSchema } from '#shared/wire/errors.ts'
import type { Answer, TestNode } from './cluster.ts'
import { everythingSaid } from './raw-request.ts'

/** What no person should have to read. */
const JARGON = /Error|undefined|\[object|\bat \/|Invalid input|expected/

/** The refusal that is expected, in a sentence for a person, and the node as it was before. */
export async function expectRefused(node: TestNode, code: ErrorCode, ask: () => Promise<Answer>): Promise<void> {
  const before = await everythingSaid(node)
  const answer = await ask()
  const parsed = errorSchema.safeParse(answer.json)
  expect(parsed.data?.code ?? answer.text).toBe(code)
  expect(answer.status).toBe(ERROR_STATUS[code])
  const sentence = parsed.data?.error ?? ''
  expect(sentence).toMatch(/^\S.{9,}\.$/s)
  expect(sentence).not.toMatch(JARGON)
  expect(await everythingSaid(node)).toEqual(before)
}
