/**
 * The map at 100 to 10,000 groups, beside two references in the same run: the same picture on one bare canvas, and
 * React Flow with its defaults. The pages of a repeat follow one another, so that each ratio is of one moment.
 */
import { rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { type Browser, chromium } from '@playwright/test'
import { TestNode } from '../../node/testing/cluster.ts'
import { bushy, deep, type Shape, wide } from '../../node/testing/plant-groups.ts'
import { systemChromium } from '../../scripts/chromium.ts'
import { appPage } from './app-page.ts'
import { firstScreenJavaScript, treeRequest } from './first-requests.ts'
import { measurePage } from './measure-page.ts'
import { buildInstruments, buildPages, canvasPage, reactFlowPage } from './reference-pages.ts'
import { type Repeat, reportGrowth, reportTree } from './report.ts'
import { type Seeded, seed } from './trees.ts'

type Plan = {
  name: string
  shape: Shape
  count: number
  rounds: number
  /** In so many of the rounds; its pages take long. */
  reactFlow: number
  canvas: boolean
  /** No round is begun after so many seconds, but the first. */
  budgetS: number
}

const plans = (rounds: number): Plan[] => [
  { name: 'bushy', shape: bushy, count: 100, rounds, reactFlow: rounds, canvas: true, budgetS: 150 },
  { name: 'bushy', shape: bushy, count: 1_000, rounds, reactFlow: 2, canvas: true, budgetS: 150 },
  { name: 'bushy', shape: bushy, count: 5_000, rounds, reactFlow: 1, canvas: true, budgetS: 180 },
  { name: 'bushy', shape: bushy, count: 10_000, rounds: Math.min(3, rounds), reactFlow: 1, canvas: true, budgetS: 180 },
  { name: 'wide', shape: wide, count: 10_000, rounds: Math.min(2, rounds), reactFlow: 0, canvas: false, budgetS: 60 },
  { name: 'deep', shape: deep, count: 5_000, rounds: Math.min(2, rounds), reactFlow: 0, canvas: false, budgetS: 60 },
]

async function measureTree(browser: Browser, node: TestNode, instruments: string, tree: Seeded, plan: Plan) {
  const measure = (page: ReturnType<typeof appPage>) => measurePage(browser, instruments, page, tree.namespaceId)
  const repeats: Repeat[] = []
  const end = performance.now() + plan.budgetS * 1000
  while (repeats.length < plan.rounds && (repeats.length === 0 || performance.now() < end)) {
    const canvas = plan.canvas ? await measure(canvasPage(node.dashboardUrl)) : undefined
    const app = await measure(appPage(node.dashboardUrl))
    const withReactFlow = repeats.length < plan.reactFlow
    const reactFlow = withReactFlow ? await measure(reactFlowPage(node.dashboardUrl)) : undefined
    repeats.push({ app, ...(canvas && { canvas }), ...(reactFlow && { reactFlow }) })
    await tree.restore()
  }
  return repeats
}

/** The first pages of a browser and the first answers of a node take longer than any later ones. */
async function warmUp(browser: Browser, node: TestNode, instruments: string): Promise<void> {
  const tree = await seed(node, 50, bushy)
  for (const page of [canvasPage, appPage])
    await measurePage(browser, instruments, page(node.dashboardUrl), tree.namespaceId)
}

type MapOptions = { rounds: number; counts: readonly number[] | undefined }

export async function* benchMap({ rounds, counts }: MapOptions): AsyncGenerator<string> {
  const pages = await buildPages()
  const node = await TestNode.start({ name: 'bench', dashboardFolder: pages })
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  try {
    const instruments = await buildInstruments()
    yield await firstScreenJavaScript(browser, node)
    yield 'All pages: 1280 × 800, nothing cached, reduced motion, so that no time of an animation is in the figures.'
    yield 'React Flow with its defaults zooms out to a half and no further: it has no view of everything.'
    yield `Load average at the start: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores. Above one or two, read the ratios with care.`
    yield 'Medians with least and greatest; a ratio is of two pages in the same repeat, and its median is of those.'
    const asked = plans(rounds).filter(({ count }) => counts === undefined || counts.includes(count))
    const bushyOnes: Repeat[][] = []
    await warmUp(browser, node, instruments)
    for (const plan of asked) {
      const tree = await seed(node, plan.count, plan.shape)
      const repeats = await measureTree(browser, node, instruments, tree, plan)
      const withReactFlow = repeats.filter(({ reactFlow }) => reactFlow !== undefined).length
      yield ''
      yield `${plan.name}, ${plan.count.toLocaleString('en')} groups: repeated ${repeats.length} times, React Flow ${withReactFlow}`
      yield await treeRequest(node, tree.namespaceId)
      yield* reportTree(repeats)
      if (plan.shape === bushy) bushyOnes.push(repeats)
    }
    const [smallest, largest] = [bushyOnes[0], bushyOnes.at(-1)]
    if (smallest !== undefined && largest !== undefined && smallest !== largest) {
      yield ''
      yield reportGrowth(smallest, largest)
    }
  } finally {
    await browser.close()
    await node.dispose()
    rmSync(pages, { recursive: true, force: true })
  }
}
