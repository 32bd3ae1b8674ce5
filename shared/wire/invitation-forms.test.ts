import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { base58 } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invitationToCode, type MalformedReason, parseInvitation } from './invitation-forms.ts'
import { invitationToToken } from './invitation-token.ts'
import { type InvitationSet, inviteAnswer, invitedGroupId, type SignedInvitation } from './invitations.ts'
import { codeOf, createSet } from './testing-invitations.ts'

const reasonOf = (value: unknown): MalformedReason | 'read' => {
  const parsed = parseInvitation(value)
  return parsed.ok ? 'read' : parsed.details.reason
}
const setOf = (value: unknown): InvitationSet | undefined => {
  const parsed = parseInvitation(value)
  return parsed.ok ? parsed.set : undefined
}

const set = createSet(0)
const many = createSet(3)
const [signed] = set.invitations
if (signed === undefined) throw new RangeError('A set has a root.')
/** As the server of August 2026 answers: with fields beside the signed ones, which nobody signed. */
const later = {
  invitation: {
    ...signed,
    inviter_account: 'ab'.repeat(32),
    application_id: signed.invitation.group_id,
    app_key: signed.invitation.secret_salt,
  },
  groupName: 'Röstung',
}
const bare: InvitationSet = { invitations: [signed], details: undefined }
const oldToken: { g1: string; json: InvitationSet } = JSON.parse(
  readFileSync(new URL('./fixtures/tokens.json', import.meta.url), 'utf8'),
).tokens[0]

// ---- every form in every wrapping ----

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const deflated = (value: unknown) => deflateRawSync(JSON.stringify(value), { level: 9 })

const listOf = ({ invitations }: InvitationSet) =>
  invitations.map((invitation) => ({ groupId: invitedGroupId(invitation), invitation }))
/** As a node answers it: one alone, or a list. */
const setToJson = (of: InvitationSet) => {
  const [root, ...others] = of.invitations
  const invited = others.length === 0 ? { invitation: root } : { invitations: listOf(of) }
  return JSON.stringify({ ...invited, details: of.details })
}

/** One line each. */
const forms: [string, string, InvitationSet][] = [
  ['a token', invitationToToken(set), set],
  ['a token without details', invitationToToken(bare), bare],
  ['a recursive token', invitationToToken(many), many],
  ['a token of the form before', oldToken.g1, oldToken.json],
  ['our JSON', setToJson(set), set],
  ['our recursive JSON', setToJson(many), many],
  ['our code', invitationToCode(set) ?? '', bare],
  ['JSON of the later server', JSON.stringify(later), bare],
  ['base58 of JSON', base58.encode(new TextEncoder().encode(JSON.stringify(later))), bare],
  ['base64 of JSON', base64(later), bare],
  ['base64 of JSON without =', base64(later).replace(/=+$/, ''), bare],
  ['base64url of JSON', base64url(later), bare],
  ['base64url of recursive JSON', base64url(JSON.parse(setToJson(many))), many],
  ['base58 of raw deflate of JSON', base58.encode(deflated(later)), bare],
  ['base64 of raw deflate of JSON', deflated(later).toString('base64'), bare],
  ['base64url of raw deflate of JSON', deflated(later).toString('base64url'), bare],
]
const wrappings: [string, (form: string) => unknown][] = [
  ['alone', (form) => form],
  ['with space around', (form) => `\n  ${form} \r\n`],
  ['as a JSON string', (form) => JSON.stringify(form)],
  ['as `invitation` of an object', (form) => ({ invitation: form })],
  ['as `token` of `data`, as text', (form) => JSON.stringify({ data: { token: form } })],
  ['in a sentence', (form) => `Hello! Here it is: ${form} (see also g1.txt and log1.md). Bye`],
  ['in quotation marks', (form) => `“${form}”`],
  ['in a code block', (form) => `\`\`\`\n${form}\n\`\`\``],
  ['in lines of 76', (form) => form.replace(/.{76}/g, '$&\n')],
  ['behind # of a link', (form) => `http://127.0.0.1:2528/admin-dashboard/join#${encodeURIComponent(form)}`],
  [
    'in a link of the web',
    (form) => `https://links.calimero.network/com.example.app/join?invitation=${encodeURIComponent(form)}`,
  ],
  ['in a link of the desktop', (form) => `calimero://com.example.app/join?invitation=${encodeURIComponent(form)}`],
  ['in a link with more in it', (form) => `Go to http://x/a?b=1&invitation=${encodeURIComponent(form)}&c=2#d, please.`],
]
/** Behind # stand our own tokens alone, and text in JSON cannot be broken where it likes. */
const impossible = (form: string, wrapping: string): boolean =>
  (wrapping === 'behind # of a link' && !/token/.test(form)) ||
  (wrapping === 'in lines of 76' && /^(our|JSON).*JSON|^JSON|^a token of the form before/.test(form))

describe.each(wrappings)('%s', (wrapping, wrap) => {
  test.each(forms.filter(([form]) => !impossible(form, wrapping)))('%s', (_, form, expected) => {
    expect(setOf(wrap(form))).toEqual(expected)
  })
})

test('a link with + and / as they are in base64', () => {
  const code = deflated({ ...later, groupName: '>>>???' }).toString('base64')
  expect(code).toMatch(/[+/]/)
  expect(setOf(`https://links.calimero.network/x/join?invitation=${code}`)).toEqual(bare)
})

describe('the answers of the route', () => {
  const data = { invitation: signed, groupAlias: 'x', details: set.details, token: invitationToToken(set) }
  const recursive = { invitations: listOf(many), details: many.details, token: invitationToToken(many) }

  test('fit its schema', () => {
    expect(inviteAnswer.parse({ data })).toEqual({ data })
    expect(inviteAnswer.parse({ data: recursive })).toEqual({ data: recursive })
  })
  test.each<[string, unknown, InvitationSet]>([
    ['whole', { data }, set],
    ['as text', JSON.stringify({ data }, null, 2), set],
    ['quoted twice', JSON.stringify(JSON.stringify(data)), set],
    ['a list of one', { invitations: [{ invitation: signed }], details: set.details }, set],
    ['recursive', { data: recursive }, many],
    ['recursive, as text', JSON.stringify(recursive), many],
    ['the signed object', signed, bare],
    ['a bare list', [signed], bare],
    ['null details', { invitation: signed, details: null }, bare],
    ['unknown fields inside', { ...signed, x: 1, invitation: { ...signed.invitation, y: 2 } }, bare],
    ['a missing role is a Member', { ...signed, invitation: withoutRole(signed) }, bare],
  ])('%s', (_, value, expected) => {
    expect(setOf(value)).toEqual(expected)
  })
})
function withoutRole({ invitation: { invited_role: _, ...inner } }: SignedInvitation): object {
  return inner
}

test('the name beside an invitation is claimed by whoever sent it; one that is none is passed over', () => {
  const claimed = (value: unknown) => {
    const parsed = parseInvitation(value)
    return parsed.ok ? parsed.claimedName : 'malformed'
  }
  for (const value of [later, JSON.stringify({ data: later }), base64(later), invitationToCode(set)])
    expect(claimed(value)).toMatch(/^Röstung/)
  expect(claimed({ invitation: signed, groupAlias: 'April' })).toBe('April')
  expect(claimed({ invitation: signed, group_name: 'snake' })).toBe('snake')
  for (const groupName of [undefined, null, 5, '\ud800', 'x'.repeat(201)])
    expect(claimed({ invitation: signed, groupName })).toBeUndefined()
  expect(claimed(invitationToToken(set))).toBeUndefined()
})

// ---- what is none, and why ----

test.each<[MalformedReason, string, unknown]>([
  ['not-an-invitation', 'nothing', undefined],
  ['not-an-invitation', 'null', null],
  ['not-an-invitation', 'a number', 5],
  ['not-an-invitation', 'digits', '12345'],
  ['not-an-invitation', 'empty text', ''],
  ['not-an-invitation', 'prose', `Please send me an invitation. ${'We would like to come. '.repeat(20)}`],
  ['not-an-invitation', 'a list in prose', 'Is this it [1], or not?'],
  ['not-an-invitation', 'an empty list', []],
  ['not-an-invitation', 'a list with a stranger', [signed, 5]],
  ['not-an-invitation', 'a link without a token', 'http://127.0.0.1:2528/admin-dashboard/join'],
  ['not-an-invitation', 'a link with a short code', 'https://example.org/join?invitation=hello'],
  ['not-an-invitation', 'an error answer', { error: 'No.', code: 'not_admin' }],
  ['not-an-invitation', 'a file name', 'log1.md'],
  ['unreadable', 'a salt of one byte', { ...signed, invitation: { ...signed.invitation, secret_salt: [1] } }],
  ['unreadable', 'a role of 3', { ...signed, invitation: { ...signed.invitation, invited_role: 3 } }],
  ['unreadable', 'broken details', { invitation: signed, details: { body: {}, signature: '' } }],
  ['unreadable', 'half a surrogate pair in the details', JSON.parse(setToJson(set).replace('Röstung', '\\ud800'))],
  ['unreadable', 'JSON with a comma too many', setToJson(set).replace(',', ',,')],
  ['unreadable', 'the beginning of a base58 code', invitationToCode(set)?.slice(0, 300)],
  ['unreadable', 'a link that was cut inside an escape', 'https://example.org/join?invitation=abc%2'],
  ['unreadable', 'a token of the form before, with a letter more', `${oldToken.g1}A`],
  ['unreadable', 'a token with the end of another', `${invitationToToken(set)}AAAA`],
  ['truncated', 'a token', invitationToToken(set).slice(0, -40)],
  ['truncated', 'a token in a sentence', `Open http://x/join#${invitationToToken(set).slice(0, 99)}… and join`],
  ['truncated', 'a mark alone', 'Join us: g2.'],
  ['truncated', 'JSON', setToJson(set).slice(0, -40)],
  ['truncated', 'JSON in a sentence', `Here it is: ${setToJson(set).slice(0, 50)}`],
  ['truncated', 'JSON without its beginning', setToJson(set).slice(-100)],
  ['truncated', 'JSON in quotation marks', JSON.stringify(setToJson(set)).slice(0, -9)],
  ['truncated', 'base64 of JSON', base64(later).slice(0, 501)],
  ['truncated', 'base64 of deflate', deflated(later).toString('base64').slice(0, 401)],
  ['truncated', 'a link', `https://links.calimero.network/x/join?invitation=${base64url(later).slice(0, 600)}`],
])('%s: %s', (reason, _, value) => {
  expect(reasonOf(value)).toBe(reason)
})

describe('texts that would take long', () => {
  const bomb = (unpacked: number) => deflateRawSync(Buffer.from(`{"a":"${'a'.repeat(unpacked)}"}`), { level: 9 })
  const MIB = 1024 * 1024
  const nested = () => {
    let code = JSON.stringify('x'.repeat(1000))
    for (let level = 0; level < 20; level++) code = JSON.stringify(base64(code))
    return code
  }
  test.each<[string, () => unknown, MalformedReason]>([
    ['what unpacks to 64 MiB', () => bomb(64 * MIB).toString('base64'), 'too-large'],
    ['the beginning of such in base58', () => base58.encode(bomb(64 * MIB).subarray(0, 2000)), 'truncated'],
    ['base58 of a megabyte', () => 'z'.repeat(MIB), 'too-large'],
    ['three megabytes of anything', () => 'a b '.repeat(MIB), 'too-large'],
    ['a megabyte of marks', () => 'g2._38A\n'.repeat(MIB / 8), 'truncated'],
    ['a megabyte of open brackets', () => '[{'.repeat(MIB / 2), 'truncated'],
    ['a megabyte of quotation marks', () => '"'.repeat(MIB), 'not-an-invitation'],
    ['a megabyte of closing brackets', () => '"}'.repeat(MIB / 2), 'truncated'],
    ['a megabyte of lines', () => '\n \r\n'.repeat(MIB / 4), 'not-an-invitation'],
    ['a megabyte of line breaks in a token', () => `g2.A${'\n'.repeat(MIB)}x`, 'truncated'],
    ['a megabyte of spaces in a token', () => `g2.A${' '.repeat(MIB)}x`, 'truncated'],
    ['a megabyte of closing brackets and a word', () => `${'}'.repeat(MIB)}x`, 'not-an-invitation'],
    ['a megabyte of links', () => '?invitation=a'.repeat(MIB / 13), 'unreadable'],
    ['a megabyte of equal signs', () => '='.repeat(MIB), 'too-large'],
    ['twenty codes in each other', nested, 'unreadable'],
  ])('%s', (_, make, reason) => {
    const text = make()
    const before = performance.now()
    const found = reasonOf(text)
    expect(performance.now() - before).toBeLessThan(10_000)
    expect(found).toBe(reason)
  })
})

test('deep wrappings end, and no value makes it throw', () => {
  let deep: unknown = signed
  for (let level = 0; level < 500; level++) deep = { data: deep }
  expect(reasonOf(deep)).toBe('unreadable')
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (value) => setOf(value) === undefined))
  const bytes = fc.uint8Array({ minLength: 60, maxLength: 400 })
  fc.assert(fc.property(bytes, (code) => setOf(Buffer.from(code).toString('base64url')) === undefined))
  fc.assert(fc.property(bytes, (code) => setOf(base58.encode(code)) === undefined))
  fc.assert(fc.property(bytes, (code) => setOf(`g2.${Buffer.from(code).toString('base64url')}`) === undefined))
})

// ---- one character changed ----

test('one character of the JSON: the same meaning, or refused, never trusted', { timeout: 60_000 }, () => {
  const text = setToJson(createSet(1))
  const { invitations, details } = setOf(text) ?? bare
  const outcomes = new Set<string>()
  for (let at = 0; at < text.length; at++)
    for (const bit of [1, 32]) {
      const read = setOf(text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1))
      const outcome = read === undefined ? 'malformed' : codeOf(read)
      outcomes.add(outcome)
      if (outcome === 'ok') {
        expect(read?.invitations).toEqual(invitations)
        // a field whose name was hit counts as absent, and the details are optional
        expect([details, undefined]).toContainEqual(read?.details)
      }
    }
  expect([...outcomes].sort()).toEqual(['invitation_tampered', 'malformed', 'ok'])
})

test('a code for other programs holds what they know, and is none where it would be too long', () => {
  expect(invitationToCode(many)?.length).toBeLessThan(2800)
  expect(setOf(invitationToCode(many))).toEqual({ invitations: many.invitations, details: undefined })
  expect(invitationToCode(createSet(40))).toBeUndefined()
})
