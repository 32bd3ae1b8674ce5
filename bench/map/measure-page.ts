/** One page, opened fresh, and everything that is measured in it. */
import type { Browser, CDPSession, Page } from '@playwright/test'
import { dragAndDrop, pan } from './gestures.ts'
import type { MapPage } from './map-page.ts'

export type ViewFigures = {
  panMs: number
  dragMs: number
  dropMs: number
  /** From letting go until the node has confirmed and the page says so; undefined where no node is asked. */
  confirmedMs: number | undefined
  elements: number
  heapMb: number
}
export type PageFigures = {
  openMs: number
  openCpuMs: number
  /** Until groups can be pressed, and not only seen. */
  workMs: number
  opened: ViewFigures
  whole: ViewFigures | undefined
}

/** Nothing is cached, and nothing is animated, in any of the pages. */
const CONTEXT = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const

async function timeOf(page: Page, mark: string): Promise<number> {
  const time = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, mark, {
    timeout: 120_000,
  })
  return (await time.jsonValue()) ?? Number.NaN
}

async function open(page: Page, session: CDPSession, map: MapPage, namespaceId: string) {
  await session.send('Performance.enable')
  await page.goto(map.url(namespaceId), { waitUntil: 'commit' })
  const openMs = await timeOf(page, 'map-painted')
  const { metrics } = await session.send('Performance.getMetrics')
  const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  return { openMs, openCpuMs: cpu * 1000, workMs: map.atWork === undefined ? openMs : await timeOf(page, map.atWork) }
}

async function measureView(page: Page, session: CDPSession, map: MapPage): Promise<ViewFigures> {
  const panMs = await pan(page, map)
  const { frameMs, stableMs, confirmedMs } = await dragAndDrop(page, map)
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return { panMs, dragMs: frameMs, dropMs: stableMs, confirmedMs, elements, heapMb: usedSize / 1e6 }
}

/** Opens the map, then pans, drags and drops in the view it opens with and again with everything in view. */
export async function measurePage(
  browser: Browser,
  instruments: string,
  map: MapPage,
  namespaceId: string,
): Promise<PageFigures> {
  const context = await browser.newContext(CONTEXT)
  try {
    await context.addInitScript({ content: instruments })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const session = await context.newCDPSession(page)
    const opening = await open(page, session, map, namespaceId)
    const opened = await measureView(page, session, map)
    if (map.showWhole === undefined) return { ...opening, opened, whole: undefined }
    await map.showWhole(page)
    return { ...opening, opened, whole: await measureView(page, session, map) }
  } finally {
    await context.close()
  }
}
