import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseInvitation } from '#shared/wire/invitation-forms.ts'
import { invitationToFacts } from './invitation-facts.ts'

const fixture = new URL('../../../shared/wire/fixtures/april-invitations.json', import.meta.url)
const { answers } = JSON.parse(readFileSync(fixture, 'utf8'))
const factsOf = (value: unknown) => {
  const parsed = parseInvitation(value)
  if (!parsed.ok) throw new Error(parsed.message)
  return invitationToFacts(parsed.set)
}

test('an invitation of the old form tells inviter, group, role and end, and nothing else', () => {
  expect(factsOf(answers[0])).toEqual({
    inviter: '9DNjtVo7iQWy7TTd5crejstmRU5bz4RK2Ppg62CE7CaR',
    namespaceId: '8ad5a3c9f7017359fcde13cd77668ef36a7a4b233764deeb376d73900931fa07',
    role: 'Member',
    expiresAtMs: 1_827_008_706_000,
    groups: [],
    details: undefined,
  })
})

test('a recursive one tells the groups below the root', () => {
  const facts = factsOf(answers[2])
  expect(facts.groups).toHaveLength(4)
  expect(facts.groups.map((group) => group.groupId)).not.toContain(facts.namespaceId)
})
