/** One request to a peer listener, signed as told, right or wrong; nothing is tried twice. */
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import {
  NEXT_NONCE_HEADER,
  NONCE_HEADER,
  RECIPIENT_HEADER,
  type Signer,
  signRequest,
  verifyAnswer,
} from '../replication/message-signatures.ts'

export type PeerCall = {
  method?: 'GET' | 'POST'
  path: string
  query?: string
  body?: unknown
  signer: Signer
  /** Whom it is addressed to. */
  recipient: string
  nonce?: string
  /** What is sent in place of, or besides, what was signed. */
  sent?: { path?: string; query?: string; body?: unknown; headers?: Record<string, string | undefined> }
}
type PeerAnswer = {
  status: number
  json: unknown
  code: unknown
  nonce: string
  signed: IncomingMessage['headers']
}

const textOf = (body: unknown): string => (body === undefined ? '' : JSON.stringify(body))

async function send(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string | undefined>,
  body: string,
): Promise<{ message: IncomingMessage; text: string }> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
  const request = httpRequest(`${url}${path}`, { method, headers: given, agent: false })
  // A large body that is refused unread ends in a broken pipe; what counts is the answer.
  request.on('error', () => undefined)
  request.end(body)
  const [message]: IncomingMessage[] = await once(request, 'response')
  if (message === undefined) throw new Error('There was no answer.')
  let text = ''
  for await (const chunk of message.setEncoding('utf8')) text += String(chunk)
  return { message, text }
}

/** A fresh nonce of the node at this address. */
export async function freshNonce(url: string): Promise<string> {
  const { message } = await send(url, 'GET', '/peer/v1/hello', {}, '')
  return String(message.headers[NEXT_NONCE_HEADER])
}

export async function callPeer(url: string, call: PeerCall): Promise<PeerAnswer> {
  const { method = 'GET', path, query = '', signer, recipient, sent = {} } = call
  const nonce = call.nonce ?? (await freshNonce(url))
  const body = textOf(call.body)
  const signature = signRequest(signer, { method, path, query, body: new TextEncoder().encode(body), recipient, nonce })
  const { message, text } = await send(
    url,
    method,
    `${sent.path ?? path}${sent.query ?? query}`,
    { ...signature, [RECIPIENT_HEADER]: recipient, [NONCE_HEADER]: nonce, ...sent.headers },
    sent.body === undefined ? body : textOf(sent.body),
  )
  const json: unknown = JSON.parse(text)
  const code = typeof json === 'object' && json !== null && 'code' in json ? json.code : undefined
  return { status: message.statusCode ?? 0, json, code, nonce, signed: message.headers }
}

/** Is the answer signed by this key, for this request? */
export function isSignedBy(key: Signer['publicKey'], { status, json, nonce, signed }: PeerAnswer): boolean {
  const headerOf = (name: string) => (typeof signed[name] === 'string' ? signed[name] : undefined)
  return verifyAnswer(
    { digest: headerOf('content-digest'), input: headerOf('signature-input'), signature: headerOf('signature') },
    { status, body: new TextEncoder().encode(JSON.stringify(json)), requestNonce: nonce },
    key,
  )
}
