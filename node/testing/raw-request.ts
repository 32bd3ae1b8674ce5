/** Requests that no well-behaved client would send. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { groupAnswer } from '#shared/wire/groups.ts'
import { namespacesAnswer } from '#shared/wire/namespace-views.ts'
import type { Answer, TestNode } from './cluster.ts'

/** A request with the body as it stands; a list of pieces is sent without a length. */
export async function rawCall(
  node: TestNode,
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer> | readonly string[],
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Answer> {
  const inPieces = typeof body === 'object' && !(body instanceof Uint8Array)
  const init = inPieces
    ? { body: new Blob([...body]).stream(), duplex: 'half' as const }
    : { ...(body === undefined ? {} : { body }) }
  const response = await fetch(`${node.adminUrl}${path}`, { method, headers, ...init })
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
}

/** The lines of a request as they stand, sent over a socket; answers all that comes back. */
export async function sendLines(node: TestNode, lines: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(node.adminUrl).port), '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (piece) => {
    text += String(piece)
  })
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'))
  await once(socket, 'close')
  return text
}

/** Everything that the node says of its namespaces, to compare with later. */
export async function everythingSaid(node: TestNode): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {}
  const read = async (path: string) => {
    said[path] = (await node.call('GET', path)).json
  }
  const { data } = await node.expect(namespacesAnswer, 'GET', '/namespaces?limit=1000')
  for (const path of ['/namespaces?limit=1000', '/applications', '/contexts']) await read(path)
  for (const { namespaceId } of data) {
    await read(`/namespaces/${namespaceId}/groups`)
    await read(`/groups/${namespaceId}/members`)
    said[namespaceId] = (await node.expect(groupAnswer, 'GET', `/groups/${namespaceId}`)).data
  }
  return said
}
