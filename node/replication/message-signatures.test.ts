import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { publicKeyToBytes } from '#shared/domain/ids.ts'
import { createActor } from '../testing/actors.ts'
import {
  type AnswerParts,
  contentDigest,
  type RequestParts,
  type SignatureHeaders,
  signAnswer,
  signRequest,
  verifyAnswer,
  verifyRequest,
} from './message-signatures.ts'

const [ana, ben] = [createActor('Ana'), createActor('Ben')]
const bytes = (text: string) => new TextEncoder().encode(text)
const request: RequestParts = {
  method: 'POST',
  path: '/peer/v1/namespaces/ab/operations',
  query: '',
  body: bytes('{"operation":1}'),
  recipient: ben.publicKey,
  nonce: 'n1',
}
const answer: AnswerParts = { status: 200, body: bytes('{"number":3}'), requestNonce: 'n1' }
const given = (headers: SignatureHeaders) => ({
  digest: headers['content-digest'],
  input: headers['signature-input'],
  signature: headers.signature,
})

/** By the standard's own words, without the code under test. */
function isSignatureOver(base: string, headers: SignatureHeaders): boolean {
  const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKeyToBytes(ana.publicKey)])
  const signature = Buffer.from(headers.signature.slice('grove=:'.length, -1), 'base64')
  return verify(null, Buffer.from(base), createPublicKey({ key, format: 'der', type: 'spki' }), signature)
}

describe('a request', () => {
  const headers = signRequest(ana, request)

  test('is signed over the base that RFC 9421 describes', () => {
    const params = `("@method" "@path" "@query" "content-digest" "grove-recipient" "grove-nonce");keyid="${ana.publicKey}";alg="ed25519"`
    expect(headers['signature-input']).toBe(`grove=${params}`)
    expect(headers['content-digest']).toBe('sha-256=:OjImPwOJ/JQnBBmqEWHSVc/j9KBB2FdhNmZyJd+RTYQ=:')
    const base = [
      '"@method": POST',
      '"@path": /peer/v1/namespaces/ab/operations',
      '"@query": ?',
      `"content-digest": ${headers['content-digest']}`,
      `"grove-recipient": ${ben.publicKey}`,
      '"grove-nonce": n1',
      `"@signature-params": ${params}`,
    ].join('\n')
    expect(isSignatureOver(base, headers)).toBe(true)
    expect(verifyRequest(given(headers), request)).toBe(ana.publicKey)
  })

  test.each<[string, Partial<RequestParts>]>([
    ['another method', { method: 'GET' }],
    ['another path', { path: '/peer/v1/namespaces/ab/join' }],
    ['a query', { query: '?from=1' }],
    ['another body', { body: bytes('{"operation":2}') }],
    ['another recipient', { recipient: ana.publicKey }],
    ['another nonce', { nonce: 'n2' }],
  ])('with %s is not what was signed', (_name, change) => {
    expect(verifyRequest(given(headers), { ...request, ...change })).toBeUndefined()
  })

  test.each<[string, (headers: SignatureHeaders) => Partial<ReturnType<typeof given>>]>([
    ['no digest', () => ({ digest: undefined })],
    ['the digest of nothing', () => ({ digest: contentDigest(bytes('')) })],
    ['no input', () => ({ input: undefined })],
    ['no signature', () => ({ signature: '' })],
    ['the name of another', ({ 'signature-input': input }) => ({ input: input.replace(ana.publicKey, ben.publicKey) })],
    [
      'components in another order',
      ({ 'signature-input': input }) => ({ input: input.replace('"@method" "@path"', '"@path" "@method"') }),
    ],
    ['a parameter more', ({ 'signature-input': input }) => ({ input: `${input};created=1` })],
    ['another algorithm', ({ 'signature-input': input }) => ({ input: input.replace('ed25519', 'none') })],
    ['another label', ({ signature }) => ({ signature: signature.replace('grove', 'other') })],
  ])('with %s is not accepted', (_name, change) => {
    expect(verifyRequest({ ...given(headers), ...change(headers) }, request)).toBeUndefined()
  })
})

describe('an answer', () => {
  const headers = signAnswer(ana, answer)

  test('is signed over the base that RFC 9421 describes, with the nonce of its request', () => {
    const params = `("@status" "content-digest" "grove-nonce";req);keyid="${ana.publicKey}";alg="ed25519"`
    const base = [
      '"@status": 200',
      `"content-digest": ${headers['content-digest']}`,
      '"grove-nonce";req: n1',
      `"@signature-params": ${params}`,
    ].join('\n')
    expect(isSignatureOver(base, headers)).toBe(true)
    expect(verifyAnswer(given(headers), answer, ana.publicKey)).toBe(true)
  })

  test.each<[string, Partial<AnswerParts>]>([
    ['another status', { status: 409 }],
    ['another body', { body: bytes('{"number":4}') }],
    ['the nonce of another request', { requestNonce: 'n2' }],
  ])('with %s is not what was signed', (_name, change) => {
    expect(verifyAnswer(given(headers), { ...answer, ...change }, ana.publicKey)).toBe(false)
  })

  test('of another is not the one expected, and a request’s signature is no answer’s', () => {
    expect(verifyAnswer(given(signAnswer(ben, answer)), answer, ana.publicKey)).toBe(false)
    expect(verifyAnswer(given(signRequest(ana, request)), { ...answer, body: request.body }, ana.publicKey)).toBe(false)
  })
})
