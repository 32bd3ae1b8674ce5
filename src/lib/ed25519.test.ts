import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hex } from '@scure/base'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { parseInvitation } from '#shared/wire/invitation-forms.ts'
import { invitationBytes, verifyInvitation } from '#shared/wire/invitations.ts'
import { browserCrypto } from './ed25519.ts'

const fixture = new URL('../../shared/wire/fixtures/april-invitations.json', import.meta.url)
const recorded = z.object({ answers: z.array(z.unknown()) }).parse(JSON.parse(readFileSync(fixture, 'utf8')))

test('the signatures of the recorded invitations hold, and one changed bit breaks them', () => {
  expect(recorded.answers).toHaveLength(6)
  for (const answer of recorded.answers) {
    const parsed = parseInvitation(answer)
    if (!parsed.ok) throw new Error(parsed.message)
    expect(verifyInvitation(browserCrypto, parsed.set)).toEqual({ ok: true })
    for (const signed of parsed.set.invitations) {
      const digest = browserCrypto.sha256(invitationBytes(signed))
      const key = Uint8Array.from(signed.invitation.inviter_identity)
      const signature = hex.decode(signed.inviter_signature)
      expect(browserCrypto.verify(signature, digest, key)).toBe(true)
      expect(browserCrypto.verify(signature.with(63, (signature[63] ?? 0) ^ 1), digest, key)).toBe(false)
      expect(browserCrypto.verify(signature, digest.with(0, (digest[0] ?? 0) ^ 1), key)).toBe(false)
      expect(browserCrypto.verify(signature, digest, key.with(0, (key[0] ?? 0) ^ 1))).toBe(false)
    }
  }
})

test('it agrees with the node about a signature made there', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12))
  const message = new TextEncoder().encode('hello')
  expect(browserCrypto.verify(new Uint8Array(sign(null, message, privateKey)), message, raw)).toBe(true)
})

test('malformed input is no signature and no throw', () => {
  const none = new Uint8Array(0)
  const ones = (length: number) => new Uint8Array(length).fill(255)
  for (const [signature, key] of [
    [none, none],
    [ones(64), ones(32)],
    [ones(63), ones(32)],
    [ones(64), ones(31)],
    [new Uint8Array(64), new Uint8Array(32)],
  ] as const)
    expect(browserCrypto.verify(signature, none, key)).toBe(false)
})

test('sha256 of a known text', () => {
  expect(hex.encode(browserCrypto.sha256(new TextEncoder().encode('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
