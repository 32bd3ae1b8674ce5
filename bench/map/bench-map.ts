/**
 * The map at 100 to 10,000 groups, beside two references in the same run: the same picture on one bare canvas, and
 * React Flow with its defaults. The pages of a turn follow one another, so that each ratio is of one moment.
 */
import { rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { chromium } from '@playwright/test'
import { TestNode } from '../../node/testing/cluster.ts'
import { bushy, deep, type Shape, wide } from '../../node/testing/plant-groups.ts'
import { systemChromium } from '../../scripts/chromium.ts'
import { appPage } from './app-page.ts'
import { firstScreenJavaScript, treeRequest } from './first-requests.ts'
import type { MapPage } from './map-page.ts'
import { MapBench } from './measure-page.ts'
import { buildInstruments, buildPages, canvasPage, reactFlowPage } from './reference-pages.ts'
import { reportGrowth, reportTree, type Turn, type Turns, timesOf } from './report.ts'
import { type Seeded, seed } from './trees.ts'

type Plan = {
  name: string
  shape: Shape
  count: number
  /** How often the maps are used. */
  rounds: number
  /** How often React Flow's is opened and used; its pages take long. */
  reactFlow: number
  canvas: boolean
  /** No turn of using them is begun after so many seconds, but the first. */
  budgetS: number
}

/** Pages that are only opened take a second each, and their times scatter most: so many for each round. */
const OPENINGS = 5
const OPENINGS_BUDGET_S = 60

const plans = (rounds: number): Plan[] => [
  { name: 'bushy', shape: bushy, count: 100, rounds, reactFlow: rounds, canvas: true, budgetS: 300 },
  { name: 'bushy', shape: bushy, count: 1_000, rounds, reactFlow: 2, canvas: true, budgetS: 300 },
  { name: 'bushy', shape: bushy, count: 5_000, rounds, reactFlow: 1, canvas: true, budgetS: 300 },
  { name: 'bushy', shape: bushy, count: 10_000, rounds, reactFlow: 1, canvas: true, budgetS: 300 },
  { name: 'wide', shape: wide, count: 10_000, rounds: Math.min(2, rounds), reactFlow: 0, canvas: false, budgetS: 60 },
  { name: 'deep', shape: deep, count: 5_000, rounds: Math.min(2, rounds), reactFlow: 0, canvas: false, budgetS: 60 },
]

type Measuring<Figures> = {
  turns: number
  budgetS: number
  measure: (map: MapPage) => Promise<Figures>
  /** Puts back what a page has changed. */
  restore?: () => Promise<void>
}

/** Each turn has its pages one after another, now this first and now that: a slow moment is slow for all of them. */
async function inTurns<Figures>(node: TestNode, plan: Plan, measuring: Measuring<Figures>): Promise<Turn<Figures>[]> {
  const { turns, budgetS, restore } = measuring
  const measure = async (map: MapPage): Promise<Figures> => {
    const figures = await measuring.measure(map)
    await restore?.()
    return figures
  }
  const done: Turn<Figures>[] = []
  const end = performance.now() + budgetS * 1000
  const bare = async () => (plan.canvas ? measure(canvasPage(node.dashboardUrl)) : undefined)
  while (done.length < turns && (done.length === 0 || performance.now() < end)) {
    const canvasFirst = done.length % 2 === 0
    const before = canvasFirst ? await bare() : undefined
    const app = await measure(appPage(node.dashboardUrl))
    const canvas = canvasFirst ? before : await bare()
    const withReactFlow = done.length < plan.reactFlow
    const reactFlow = withReactFlow ? await measure(reactFlowPage(node.dashboardUrl)) : undefined
    done.push({ app, ...(canvas && { canvas }), ...(reactFlow && { reactFlow }) })
  }
  return done
}

async function measureTree(bench: MapBench, node: TestNode, tree: Seeded, plan: Plan): Promise<Turns> {
  const open = (map: MapPage) => bench.open(map, tree.namespaceId)
  const use = (map: MapPage) => bench.use(map, tree.namespaceId)
  const turns = plan.rounds * OPENINGS
  return {
    openings: await inTurns(node, plan, { turns, budgetS: OPENINGS_BUDGET_S, measure: open }),
    uses: await inTurns(node, plan, {
      turns: plan.rounds,
      budgetS: plan.budgetS,
      measure: use,
      restore: () => tree.restore(),
    }),
  }
}

/** The first pages of a browser and the first answers of a node take longer than any later ones. */
async function warmUp(bench: MapBench, node: TestNode): Promise<void> {
  const tree = await seed(node, 50, bushy)
  for (const page of [canvasPage, appPage]) await bench.use(page(node.dashboardUrl), tree.namespaceId)
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
    const bench = new MapBench(browser, await buildInstruments())
    yield await firstScreenJavaScript(browser, node)
    yield 'All pages: 1280 × 800, nothing cached, reduced motion, so that no time of an animation is in the figures.'
    yield 'React Flow with its defaults zooms out to a half and no further: it has no view of everything.'
    yield `Load average at the start: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores. Above one or two, read the ratios with care.`
    yield 'Medians with least and greatest; a ratio is of two pages in the same turn, and its median is of those.'
    const asked = plans(rounds).filter(({ count }) => counts === undefined || counts.includes(count))
    const bushyOnes: Turns[] = []
    await warmUp(bench, node)
    for (const plan of asked) {
      const tree = await seed(node, plan.count, plan.shape)
      const turns = await measureTree(bench, node, tree, plan)
      yield ''
      yield `${plan.name}, ${plan.count.toLocaleString('en')} groups: ${timesOf(turns)}`
      yield await treeRequest(node, tree.namespaceId)
      yield* reportTree(turns)
      if (plan.shape === bushy) bushyOnes.push(turns)
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
