/** The nodes of a test, or of a file of tests, disposed of together. */
import { afterAll, afterEach } from 'vitest'
import { TestNode } from './cluster.ts'

type Options = Parameters<typeof TestNode.start>[0]

/** Two nodes for all tests of a file: `a`, which the options are for, and `b`, which knows where it is. */
export async function startPair(options: Options = {}): Promise<{ a: TestNode; b: TestNode }> {
  const a = await TestNode.start({ name: 'a', ...options })
  const b = await TestNode.start({ name: 'b', peers: [a.peerUrl] })
  afterAll(async () => {
    await b.dispose()
    await a.dispose()
  })
  return { a, b }
}

/** Call it once in a test file; whatever a test starts is gone after it. */
export function createNodes() {
  const started: TestNode[] = []
  const others: (() => Promise<void>)[] = []
  afterEach(async () => {
    await Promise.all(started.splice(0).map((node) => node.dispose()))
    await Promise.all(others.splice(0).map((stop) => stop()))
  })
  const start = async (options: Options = {}): Promise<TestNode> => {
    const node = await TestNode.start(options)
    started.push(node)
    return node
  }
  return {
    start,
    /** Something that is no node, to be stopped after the test. */
    stopLater: (stop: () => Promise<void>): void => {
      others.push(stop)
    },
    /** The first coordinates a namespace that all the others have joined and follow. */
    async startNamespace(count: number): Promise<{ nodes: TestNode[]; one: TestNode; namespaceId: string }> {
      const nodes = await Promise.all(Array.from({ length: count }, (_, index) => start({ name: `node-${index + 1}` })))
      const [one, ...rest] = nodes
      if (one === undefined) throw new RangeError('A namespace needs a node.')
      const namespaceId = await one.createNamespace()
      const invitation = await one.invite(namespaceId)
      for (const node of rest) {
        await node.joinLive(namespaceId, invitation)
      }
      return { nodes, one, namespaceId }
    },
  }
}
