/**
 * HTTP message signatures (RFC 9421) as peers use them: one fixed list of components for requests, one for answers,
 * so that there is one way to sign and nothing to negotiate.
 */
import { createHash } from 'node:crypto'
import { type PublicKey, parsePublicKey, publicKeyToBytes } from '#shared/domain/ids.ts'
import { nodeCrypto, sign } from '../log/node-crypto.ts'

export const RECIPIENT_HEADER = 'grove-recipient'
export const NONCE_HEADER = 'grove-nonce'
/** In answers: a nonce for the next request. */
export const NEXT_NONCE_HEADER = 'grove-next-nonce'
/** The recipient of a request to a peer whose key is not known yet. */
export const ANY_RECIPIENT = 'any'

const REQUEST_COMPONENTS = '("@method" "@path" "@query" "content-digest" "grove-recipient" "grove-nonce")'
const ANSWER_COMPONENTS = '("@status" "content-digest" "grove-nonce";req)'

export type RequestParts = {
  method: string
  path: string
  query: string
  body: Uint8Array
  recipient: string
  nonce: string
}
export type AnswerParts = { status: number; body: Uint8Array; requestNonce: string }
export type Signer = { publicKey: PublicKey; secretKey: Uint8Array }
export type SignatureHeaders = { 'content-digest': string; 'signature-input': string; signature: string }

export const contentDigest = (body: Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

const parameters = (components: string, keyId: string): string => `${components};keyid="${keyId}";alg="ed25519"`

function base(lines: readonly (readonly [name: string, value: string])[], params: string): Uint8Array {
  const all = [...lines, ['"@signature-params"', params] as const]
  return new TextEncoder().encode(all.map(([name, value]) => `${name}: ${value}`).join('\n'))
}
const requestBase = (parts: RequestParts, params: string): Uint8Array =>
  base(
    [
      ['"@method"', parts.method],
      ['"@path"', parts.path],
      ['"@query"', parts.query === '' ? '?' : parts.query],
      ['"content-digest"', contentDigest(parts.body)],
      ['"grove-recipient"', parts.recipient],
      ['"grove-nonce"', parts.nonce],
    ],
    params,
  )
const answerBase = (parts: AnswerParts, params: string): Uint8Array =>
  base(
    [
      ['"@status"', String(parts.status)],
      ['"content-digest"', contentDigest(parts.body)],
      ['"grove-nonce";req', parts.requestNonce],
    ],
    params,
  )

function headers(
  signer: Signer,
  components: string,
  body: Uint8Array,
  baseOf: (params: string) => Uint8Array,
): SignatureHeaders {
  const params = parameters(components, signer.publicKey)
  const signature = Buffer.from(sign(signer.secretKey, baseOf(params))).toString('base64')
  return {
    'content-digest': contentDigest(body),
    'signature-input': `grove=${params}`,
    signature: `grove=:${signature}:`,
  }
}

export const signRequest = (signer: Signer, parts: RequestParts): SignatureHeaders =>
  headers(signer, REQUEST_COMPONENTS, parts.body, (params) => requestBase(parts, params))
export const signAnswer = (signer: Signer, parts: AnswerParts): SignatureHeaders =>
  headers(signer, ANSWER_COMPONENTS, parts.body, (params) => answerBase(parts, params))

type Given = {
  digest: string | null | undefined
  input: string | null | undefined
  signature: string | null | undefined
}

function verified(
  given: Given,
  components: string,
  body: Uint8Array,
  baseOf: (params: string) => Uint8Array,
): PublicKey | undefined {
  const { digest, input, signature } = given
  const keyId = /;keyid="([1-9A-HJ-NP-Za-km-z]{32,44})";/.exec(input ?? '')?.[1]
  const bytes = /^grove=:([A-Za-z0-9+/]{86}==):$/.exec(signature ?? '')?.[1]
  const key = keyId === undefined ? undefined : parsePublicKey(keyId)
  if (key === undefined || bytes === undefined || digest !== contentDigest(body)) return undefined
  const params = parameters(components, key)
  if (input !== `grove=${params}`) return undefined
  return nodeCrypto.verify(Buffer.from(bytes, 'base64'), baseOf(params), publicKeyToBytes(key)) ? key : undefined
}

/** The key that signed the request, or undefined. */
export const verifyRequest = (given: Given, parts: RequestParts): PublicKey | undefined =>
  verified(given, REQUEST_COMPONENTS, parts.body, (params) => requestBase(parts, params))
/** Is the answer to this very request signed by `expected`? */
export const verifyAnswer = (given: Given, parts: AnswerParts, expected: PublicKey): boolean =>
  verified(given, ANSWER_COMPONENTS, parts.body, (params) => answerBase(parts, params)) === expected
