/** A namespace of many groups: one request for its tree, and drawing it beside the same picture on one canvas. */
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { TestNode } from '../node/testing/cluster.ts'
import { systemChromium } from '../scripts/chromium.ts'
import { figure, ratio, say, timed } from './stats.ts'

const GROUPS = 1_000
const ROUNDS = 5

async function seed(node: TestNode, count: number): Promise<string> {
  const namespaceId = await node.createNamespace('Bench')
  const ids = [namespaceId]
  // A bushy tree: every group has up to six children, levels fill up one after the other.
  for (let index = 0; index < count; index++)
    ids.push(await node.createGroup(namespaceId, `Group ${index}`, ids[Math.floor(index / 6)]))
  return namespaceId
}

const painted = (page: Page): Promise<number> =>
  page
    .waitForFunction(() => performance.getEntriesByName('map-painted')[0]?.startTime)
    .then((handle) => handle.jsonValue())
    .then((at) => at ?? Number.NaN)

type Opened = { ms: number; cpuMs: number; elements: number }

/** A fresh browser context each time: nothing is cached. */
async function openOnce(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.route('**/canvas-page.html*', (route) =>
    route.fulfill({ contentType: 'text/html', body: readFileSync(new URL('canvas-page.html', import.meta.url)) }),
  )
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await page.goto(url)
  const ms = await painted(page)
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  await context.close()
  return { ms, cpuMs: metric('TaskDuration') * 1000, elements }
}

/** JavaScript that the first screen loads, gzipped, in kB. */
async function firstScreenJavaScript(browser: Browser, node: TestNode): Promise<string> {
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
  await page.goto(`${node.dashboardUrl}namespaces`, { waitUntil: 'networkidle' }).catch(() => undefined)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.close()
  return `${(bytes / 1000).toFixed(1)} kB in ${scripts.size} files`
}

export async function benchMap(): Promise<string[]> {
  const node = await TestNode.start({ name: 'bench' })
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  try {
    const firstScreen = await firstScreenJavaScript(browser, node)
    const namespaceId = await seed(node, GROUPS)
    const [tree, health] = [[] as number[], [] as number[]]
    for (let round = 0; round < 20; round++) {
      tree.push(await timed(() => node.call('GET', `/namespaces/${namespaceId}/groups`)))
      health.push(await timed(() => node.call('GET', '/health')))
    }
    const [app, canvas] = [[] as Opened[], [] as Opened[]]
    const origin = new URL(node.adminUrl).origin
    for (let round = 0; round < ROUNDS; round++) {
      canvas.push(await openOnce(browser, `${origin}/canvas-page.html?namespace=${namespaceId}`))
      app.push(await openOnce(browser, `${node.dashboardUrl}namespaces/${namespaceId}`))
    }
    const wall = [figure(app.map(({ ms }) => ms)), figure(canvas.map(({ ms }) => ms))] as const
    const cpu = [figure(app.map(({ cpuMs }) => cpuMs)), figure(canvas.map(({ cpuMs }) => cpuMs))] as const
    return [
      `JavaScript of the first screen, gzipped: ${firstScreen}`,
      `tree of ${GROUPS} groups, one request: ${say(figure(tree), 'ms')}; GET /health: ${say(figure(health), 'ms')}; ratio ${ratio(figure(tree), figure(health))}`,
      `map of ${GROUPS} groups painted: ${say(wall[0], 'ms')}; bare canvas: ${say(wall[1], 'ms')}; ratio ${ratio(...wall)}`,
      `the same in main-thread time: ${say(cpu[0], 'ms')}; bare canvas: ${say(cpu[1], 'ms')}; ratio ${ratio(...cpu)}`,
      `elements in the page: ${app[0]?.elements}; bare canvas: ${canvas[0]?.elements}`,
    ]
  } finally {
    await browser.close()
    await node.dispose()
  }
}
