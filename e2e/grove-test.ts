/** Browser tests run against real nodes, fresh for each test, in the test's own process. */
import { test as base, expect, type Page } from '@playwright/test'
import { TestNode } from '../node/testing/cluster.ts'

type StartOptions = Parameters<typeof TestNode.start>[0]
export type Nodes = { start(options?: StartOptions): Promise<TestNode> }

type Fixtures = {
  nodes: Nodes
  node: TestNode
  pair: { one: TestNode; two: TestNode }
  /** What the browser has to complain of, as long as the nodes are there. */
  complaints: { texts: string[]; isOver: boolean }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed off this pattern.
  complaints: async ({}, use) => {
    await use({ texts: [], isOver: false })
  },
  nodes: async ({ complaints }, use) => {
    const started: TestNode[] = []
    await use({
      async start(options) {
        const node = await TestNode.start(options)
        started.push(node)
        return node
      },
    })
    // A page that is still loading something would miss its node.
    complaints.isOver = true
    await Promise.all(started.map((node) => node.dispose()))
  },
  node: async ({ nodes }, use) => {
    await use(await nodes.start({ name: 'node-one' }))
  },
  /** Two nodes; the second knows the first as a peer. */
  pair: async ({ nodes }, use) => {
    const one = await nodes.start({ name: 'node-one' })
    const two = await nodes.start({ name: 'node-two', peers: [one.peerUrl] })
    await use({ one, two })
  },
  page: async ({ page, complaints }, use) => {
    const complain = (text: string): void => {
      if (!complaints.isOver) complaints.texts.push(text)
    }
    page.on('pageerror', (error) => complain(error.message))
    page.on('console', (message) => {
      // A refused or failed request is logged by the browser itself; everything else is ours to be ashamed of.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complain(message.text())
    })
    await use(page)
    expect(complaints.texts, 'errors in the browser console').toEqual([])
  },
})

/** Opens a page of a node's dashboard, such as `namespaces`. */
export async function open(page: Page, node: TestNode, path = ''): Promise<void> {
  await page.goto(`${node.dashboardUrl}${path}`)
}

/** A namespace on node one that node two has joined. Answers its id. */
export async function joinedPair(one: TestNode, two: TestNode, subscribe = true): Promise<string> {
  const namespaceId = await one.createNamespace('Acme Logistics')
  const invited = await one.call('POST', `/namespaces/${namespaceId}/invite`, {})
  const joined = await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation: invited.json, subscribe })
  if (joined.status !== 200) throw new Error(joined.text)
  return namespaceId
}

export { expect, TestNode }
