import { describe, expect, test } from 'vitest'
import { ERROR_CODES, type ErrorCode } from '#shared/domain/refusals.ts'
import { ApiError } from '../../api/api-error.ts'
import { words } from '../../words/words.ts'
import { ENDINGS, type EndingName, errorToEnding, isStillUnknown, refusalSentence } from './endings.ts'

const refused = (code: ErrorCode, serverText = 'No.') =>
  new ApiError({ kind: 'refused', status: 400, code, details: undefined, serverText })

describe('endings', () => {
  test('each says what happened, whose turn it is, and what to press, in words of its own', () => {
    const all = Object.values(words.joining.endings)
    expect(Object.keys(words.joining.endings).sort()).toEqual(Object.keys(ENDINGS).sort())
    expect(new Set(all.map((ending) => ending.heading)).size).toBe(all.length)
    expect(new Set(all.map((ending) => ending.what)).size).toBe(all.length)
    for (const { heading, what, turn, next } of all) {
      expect(heading).not.toMatch(/\.$/)
      expect(what).toMatch(/^[A-Z].+\.$/)
      expect(turn).toMatch(/^It is .*turn.*[:;].+\.$/)
      expect(next).not.toBe('')
    }
  })

  test.each<[ErrorCode, EndingName]>([
    ['invitation_malformed', 'cutOff'],
    ['invitation_tampered', 'tampered'],
    ['invitation_other_namespace', 'otherNamespace'],
    ['invitation_expired', 'expired'],
    ['invitation_used_up', 'usedUp'],
    ['invitation_withdrawn', 'withdrawn'],
    ['invitation_unknown', 'otherNamespace'],
    ['namespace_not_found', 'otherNamespace'],
    ['inviter_lost_right', 'inviterLostRight'],
    ['root_required', 'otherNamespace'],
    ['namespace_deleted', 'namespaceDeleted'],
    ['coordinator_unreachable', 'coordinatorUnreachable'],
    ['outcome_unknown', 'outcomeUnknown'],
    ['storage_failed', 'refused'],
  ])('%s ends as %s', (code, ending) => {
    expect(errorToEnding(refused(code))).toBe(ending)
  })

  test('where nobody named a coordinator, none that answers means none that is known', () => {
    expect(errorToEnding(refused('coordinator_unreachable'), false)).toBe('otherNamespace')
    expect(errorToEnding(refused('outcome_unknown'), false)).toBe('outcomeUnknown')
  })

  test('every code of the list ends somewhere', () => {
    for (const code of ERROR_CODES) expect(ENDINGS[errorToEnding(refused(code))]).toBeDefined()
  })

  test('a node that is silent is not connected; one that was too slow or not understood may have joined', () => {
    expect(errorToEnding(new ApiError({ kind: 'unreachable' }))).toBe('noNode')
    expect(errorToEnding(new ApiError({ kind: 'timeout' }))).toBe('outcomeUnknown')
    expect(errorToEnding(new ApiError({ kind: 'malformed' }))).toBe('outcomeUnknown')
    expect(errorToEnding(new TypeError('x'))).toBe('refused')
  })

  test.each<[boolean, EndingName, boolean]>([
    [false, 'outcomeUnknown', true],
    [true, 'outcomeUnknown', true],
    [true, 'coordinatorUnreachable', true],
    [true, 'noNode', true],
    [false, 'coordinatorUnreachable', false],
    [false, 'noNode', false],
    [true, 'usedUp', false],
    [true, 'refused', false],
  ])('unknown before: %s, then %s: unknown still: %s', (was, ending, still) => {
    expect(isStillUnknown(was, ending)).toBe(still)
  })

  test("a refusal without an ending of its own tells the node's reason", () => {
    expect(refusalSentence(refused('storage_failed', 'The disk is full.'))).toMatch(/^The disk is full\. .+ kept/)
  })
})
