/** What the first screen loads, and what one request for a tree costs. */
import type { Browser } from '@playwright/test'
import type { TestNode } from '../../node/testing/cluster.ts'
import { figure, ratio, say, timed } from '../stats.ts'

/** JavaScript that the first screen loads, gzipped, in kB. */
export async function firstScreenJavaScript(browser: Browser, node: TestNode): Promise<string> {
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(`${node.dashboardUrl}namespaces`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.close()
  return `JavaScript of the first screen, gzipped: ${(bytes / 1000).toFixed(1)} kB in ${scripts.size} files`
}

export async function treeRequest(node: TestNode, namespaceId: string): Promise<string> {
  const [tree, health] = [[] as number[], [] as number[]]
  for (let repeat = 0; repeat < 20; repeat++) {
    tree.push(await timed(() => node.call('GET', `/namespaces/${namespaceId}/groups`)))
    health.push(await timed(() => node.call('GET', '/health')))
  }
  return `  its tree, one request: ${say(figure(tree), 'ms')}; GET /health: ${say(figure(health), 'ms')}; ratio ${ratio(figure(tree), figure(health))}`
}
