/** Browser tests run against real nodes, fresh for each test, in the test's own process. */
import { test as base, expect, type Page } from '@playwright/test'
import { TestNode } from '../node/testing/cluster.ts'

type Nodes = { start(options?: Parameters<typeof TestNode.start>[0]): Promise<TestNode> }

export const test = base.extend<{ nodes: Nodes; node: TestNode }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed off this pattern.
  nodes: async ({}, use) => {
    const started: TestNode[] = []
    await use({
      async start(options) {
        const node = await TestNode.start(options)
        started.push(node)
        return node
      },
    })
    await Promise.all(started.map((node) => node.dispose()))
  },
  node: async ({ nodes }, use) => {
    await use(await nodes.start({ name: 'node-one' }))
  },
})

/** Opens a page of a node's dashboard, such as `namespaces`. */
export async function open(page: Page, node: TestNode, path = ''): Promise<void> {
  await page.goto(`${node.dashboardUrl}${path}`)
}

export { expect, TestNode }
