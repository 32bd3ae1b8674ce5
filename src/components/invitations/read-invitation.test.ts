import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { browserCrypto } from '../../lib/ed25519.ts'
import { readInvitation } from './read-invitation.ts'

const fixture = new URL('../../../shared/wire/fixtures/april-invitations.json', import.meta.url)
const { answers } = JSON.parse(readFileSync(fixture, 'utf8'))
const text: string = JSON.stringify(answers[0])

test('a good one gives its facts', () => {
  const read = readInvitation(browserCrypto, text)
  expect(read.ok && read.facts.namespaceId).toBe('8ad5a3c9f7017359fcde13cd77668ef36a7a4b233764deeb376d73900931fa07')
})

test.each(['hello', 'https://example.org/', 'a file called arg1.txt', 'Is this it [1], or not?'])(
  '%s is no invitation',
  (other) => {
    expect(readInvitation(browserCrypto, other)).toEqual({ ok: false, ending: 'notAnInvitation' })
  },
)

test.each([text.slice(0, -30), text.slice(40), 'g1.eyJpIjoi', '{"data":{"invi', 'nature":"00ff"}}}'])(
  '%s was cut off',
  (cut) => {
    expect(readInvitation(browserCrypto, cut)).toEqual({ ok: false, ending: 'cutOff' })
  },
)

test('a changed one is tampered, one of a form to come is of another version', () => {
  const changed = text.replace('1827008706', '1927008706')
  expect(readInvitation(browserCrypto, changed)).toEqual({ ok: false, ending: 'tampered' })
  const newer = `http://127.0.0.1:2528/admin-dashboard/join#g12.${'AbCd_-09'.repeat(12)}`
  expect(readInvitation(browserCrypto, newer)).toEqual({ ok: false, ending: 'otherVersion' })
})

test.each<[string, object, string | undefined]>([
  ['groupName', { groupName: 'Team' }, 'Team'],
  ['groupAlias', { groupAlias: 'Team' }, 'Team'],
  ['none', {}, undefined],
  ['no text', { groupName: { text: 'Team' } }, undefined],
  ['far too long a text', { groupName: 'x'.repeat(201) }, undefined],
])('the name that nobody has signed is told apart: %s', (_name, beside, claimedName) => {
  const { invitation } = z
    .object({ invitation: z.unknown() })
    .parse(z.object({ data: z.unknown() }).safeParse(answers[0]).data?.data ?? answers[0])
  const read = readInvitation(browserCrypto, JSON.stringify({ invitation, ...beside }))
  expect(read.ok && [read.facts.claimedName, read.facts.details]).toEqual([claimedName, undefined])
})
