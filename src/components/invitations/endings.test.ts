import { describe, expect, test } from 'vitest'
import { ERROR_CODES, type ErrorCode } from '#shared/domain/refusals.ts'
import { ApiError } from '../../api/errors.ts'
import { ENDINGS, type EndingName, errorToEnding, isStillUnknown, refusalSentence } from './endings.ts'

const refused = (code: ErrorCode, serverText = 'No.') =>
  new ApiError({ kind: 'refused', status: 400, code, details: undefined, serverText })

describe('endings', () => {
  test('each has a heading, a sentence and a next step of its own', () => {
    const all = Object.values(ENDINGS)
    expect(new Set(all.map((ending) => ending.heading)).size).toBe(all.length)
    expect(new Set(all.map((ending) => ending.sentence)).size).toBe(all.length)
    for (const ending of all) {
      expect(ending.sentence).toMatch(/^[A-Z].+\.$/)
      expect(ending.heading).not.toMatch(/\.$/)
      expect(ending.nextLabel).not.toBe('')
    }
  })

  test.each<[ErrorCode, EndingName]>([
    ['invitation_malformed', 'malformed'],
    ['invitation_tampered', 'tampered'],
    ['invitation_other_namespace', 'tampered'],
    ['invitation_expired', 'expired'],
    ['invitation_used_up', 'usedUp'],
    ['invitation_unknown', 'unknown'],
    ['namespace_not_found', 'unknown'],
    ['inviter_lost_right', 'inviterLostRight'],
    ['namespace_deleted', 'namespaceDeleted'],
    ['coordinator_unreachable', 'coordinatorUnreachable'],
    ['outcome_unknown', 'outcomeUnknown'],
    ['storage_failed', 'refused'],
  ])('%s ends as %s', (code, ending) => {
    expect(errorToEnding(refused(code))).toBe(ending)
  })

  test('every code of the list ends somewhere', () => {
    for (const code of ERROR_CODES) expect(ENDINGS[errorToEnding(refused(code))]).toBeDefined()
  })

  test('a node that is silent is offline; one that was too slow may have joined', () => {
    expect(errorToEnding(new ApiError({ kind: 'unreachable' }))).toBe('nodeOffline')
    expect(errorToEnding(new ApiError({ kind: 'timeout' }))).toBe('outcomeUnknown')
    expect(errorToEnding(new ApiError({ kind: 'malformed' }))).toBe('refused')
    expect(errorToEnding(new TypeError('x'))).toBe('refused')
  })

  test.each<[boolean, EndingName, boolean]>([
    [false, 'outcomeUnknown', true],
    [true, 'outcomeUnknown', true],
    [true, 'coordinatorUnreachable', true],
    [true, 'nodeOffline', true],
    [false, 'coordinatorUnreachable', false],
    [false, 'nodeOffline', false],
    [true, 'usedUp', false],
    [true, 'refused', false],
  ])('unknown before: %s, then %s: unknown still: %s', (was, ending, still) => {
    expect(isStillUnknown(was, ending)).toBe(still)
  })

  test("a refusal without an ending of its own tells the node's reason", () => {
    expect(refusalSentence(refused('storage_failed', 'The disk is full.'))).toMatch(/^The disk is full\. .+ kept/)
  })
})
