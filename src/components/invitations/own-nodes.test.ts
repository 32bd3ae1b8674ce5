import { expect, test } from 'vitest'
import { forgetOwnNode, readOwnNodes, rememberOwnNode } from './own-nodes.ts'

function createStorage(text?: string) {
  const values = new Map<string, string>(text === undefined ? [] : [['grove.own-nodes', text]])
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}
const url = (port: number) => `http://127.0.0.1:${port}/admin-dashboard`

test('the one used last comes first, once, and five are remembered', () => {
  const storage = createStorage()
  for (const port of [1, 2, 3, 4, 5, 6, 4]) rememberOwnNode(storage, url(port))
  expect(readOwnNodes(storage)).toEqual([4, 6, 5, 3, 2].map(url))
  forgetOwnNode(storage, url(6))
  expect(readOwnNodes(storage)).toEqual([4, 5, 3, 2].map(url))
})

test.each(['{', '{"a":1}', '[1]', '["javascript:alert(1)", "my node", "http://a:b@example.org/"]'])(
  '%s in the storage is no address',
  (text) => {
    expect(readOwnNodes(createStorage(text))).toEqual([])
  },
)
