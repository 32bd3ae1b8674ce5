import { expect, test } from 'vitest'
import { ERROR_CODES } from '#shared/domain/refusals.ts'
import { ApiError, type ApiFault } from './api-error.ts'
import { errorToWords, failureTitle } from './error-words.ts'

const refused = (fields: Partial<Extract<ApiFault, { kind: 'refused' }>>): ApiFault => ({
  kind: 'refused',
  status: 409,
  code: undefined,
  details: undefined,
  serverText: 'No.',
  ...fields,
})

test.each<[string, ApiFault, string]>([
  ['unreachable', { kind: 'unreachable' }, 'The node does not answer.'],
  ['timeout', { kind: 'timeout' }, 'The node took too long to answer.'],
  ['malformed', { kind: 'malformed' }, 'The node gave an answer that this dashboard cannot read.'],
  ['refused', refused({ serverText: ' The last Admin stays. ' }), 'The last Admin stays.'],
  ['refused without a text', refused({ serverText: '  ', status: 500 }), 'The node refused this (status 500).'],
])('%s has a sentence', (_name, fault, sentence) => {
  expect(errorToWords(new ApiError(fault)).what).toBe(sentence)
})

test('a long text of the server is cut to 300 characters', () => {
  const { what } = errorToWords(new ApiError(refused({ serverText: 'x'.repeat(5000) })))
  expect(what).toHaveLength(300)
  expect(what.endsWith('…')).toBe(true)
})

test('every code has a sentence, and those that somebody can act on a next step', () => {
  const silent = ERROR_CODES.filter((code) => errorToWords(new ApiError(refused({ code }))).next === '')
  expect(silent).toMatchInlineSnapshot(`
    [
      "invalid_request",
      "invalid_json",
      "invalid_id",
      "body_too_large",
      "json_required",
      "binary_required",
      "route_not_found",
      "unauthenticated",
      "operation_not_found",
      "coordinator_must_stay",
      "into_itself",
      "into_own_subtree",
      "already_there",
      "too_deep",
      "other_namespace",
      "root_as_child",
      "not_a_child",
      "root_required",
      "policy_of_namespace",
      "already_exists",
      "invitation_malformed",
      "invitation_other_namespace",
      "not_asked",
      "not_all_agreed",
      "node_declined",
      "entry_invalid",
      "not_coordinator",
    ]
  `)
})

test('an error that is not of the node says what to do too', () => {
  expect(errorToWords(new TypeError('x is undefined'))).toEqual({
    what: 'Something went wrong in this page.',
    next: 'Reload the page.',
  })
})

test('a page that reads goes on by itself; what was to be written must be sent again', () => {
  const unreachable = new ApiError({ kind: 'unreachable' })
  expect(errorToWords(unreachable).next).toMatch(/goes on by itself/)
  expect(errorToWords(unreachable, 'write').next).not.toMatch(/by itself/)
  expect(errorToWords(unreachable, 'write').next).toMatch(/is kept: press the button again/)
})

test.each<[string, ApiFault, boolean]>([
  ['a refusal', refused({ code: 'not_admin' }), true],
  ['a lost answer between nodes', refused({ code: 'outcome_unknown', status: 503 }), false],
  ['a broken connection', { kind: 'unreachable' }, false],
  ['a timeout', { kind: 'timeout' }, false],
  ['an unreadable answer', { kind: 'malformed' }, false],
])('after %s, nobody is told that it was not done unless that is sure', (_name, fault, isSure) => {
  expect(failureTitle(new ApiError(fault), 'Not done') === 'Not done').toBe(isSure)
})
