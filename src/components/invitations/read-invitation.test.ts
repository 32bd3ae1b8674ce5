import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
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

test.each([
  'g1.eyJpIjoi',
  'http://127.0.0.1:2428/admin-dashboard/join#g1.eyJpIjoi',
  'Join us: g1.',
  'eyJpIjoi'.repeat(10),
  '{"data":{"invi',
  'nature":"00ff"}}}',
])('%s was cut off', (cut) => {
  expect(readInvitation(browserCrypto, cut)).toEqual({ ok: false, ending: 'cutOff' })
})

test('a cut one is cut off, a changed one tampered', () => {
  expect(readInvitation(browserCrypto, text.slice(0, -30))).toEqual({ ok: false, ending: 'cutOff' })
  expect(readInvitation(browserCrypto, text.replace('1827008706', '1927008706'))).toEqual({
    ok: false,
    ending: 'tampered',
  })
})
