/** The peer listener's door: what is no message of a peer is refused before anything is read of it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { errorSchema } from '#shared/wire/errors.ts'
import { TestNode } from '../testing/cluster.ts'

let node: TestNode
let path: string
beforeAll(async () => {
  node = await TestNode.start()
  path = `${node.peerUrl}/peer/v1/namespaces/${await node.createNamespace('Peers')}/operations`
})
afterAll(() => node.dispose())

const inPieces = (): RequestInit => ({ method: 'POST', body: new Blob(['{}']).stream(), duplex: 'half' })

test.each<[string, number, string, () => Promise<Response>]>([
  ['a body without a length', 413, 'body_too_large', () => fetch(path, inPieces())],
  [
    'a body that is too large',
    413,
    'body_too_large',
    () => fetch(path, { method: 'POST', body: 'x'.repeat(5_000_000) }),
  ],
  ['no length and no body', 413, 'body_too_large', () => fetch(path, { method: 'DELETE' })],
  ['a message that nobody signed', 409, 'not_coordinator', () => fetch(path, { method: 'POST', body: '{}' })],
  ['what peers do not ask', 404, 'route_not_found', () => fetch(`${node.peerUrl}/admin-api/namespaces`)],
])('%s', async (_, status, code, ask) => {
  const faults = vi.spyOn(console, 'error')
  const response = await ask()
  expect([response.status, errorSchema.parse(await response.json()).code]).toEqual([status, code])
  expect(faults).not.toHaveBeenCalled()
})
