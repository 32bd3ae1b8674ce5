/** One page, opened fresh, and everything that is measured in it. */
import type { Browser, CDPSession, Page } from '@playwright/test'
import { dragAndDrop, pan } from './gestures.ts'
import type { MapPage } from './map-page.ts'

export type ViewFigures = {
  panMs: number
  dragMs: number
  dropMs: number
  /** From letting go until the node has confirmed and the page says so. */
  provenMs: number
  elements: number
  heapMb: number
}
export type PageFigures = { openMs: number; openCpuMs: number; opened: ViewFigures; whole: ViewFigures | undefined }

/** Nothing is cached, and nothing is animated, in any of the pages. */
const CONTEXT = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const

async function open(page: Page, session: CDPSession, url: string) {
  await session.send('Performance.enable')
  await page.goto(url, { waitUntil: 'commit' })
  const painted = await page.waitForFunction(() => performance.getEntriesByName('map-painted')[0]?.startTime, null, {
    timeout: 120_000,
  })
  const { metrics } = await session.send('Performance.getMetrics')
  const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  return { openMs: (await painted.jsonValue()) ?? Number.NaN, openCpuMs: cpu * 1000 }
}

async function measureView(page: Page, session: CDPSession, map: MapPage): Promise<ViewFigures> {
  const panMs = await pan(page, map)
  const { frameMs, stableMs, provenMs } = await dragAndDrop(page, map)
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return { panMs, dragMs: frameMs, dropMs: stableMs, provenMs, elements, heapMb: usedSize / 1e6 }
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
    const opening = await open(page, session, map.url(namespaceId))
    const opened = await measureView(page, session, map)
    if (map.showWhole === undefined) return { ...opening, opened, whole: undefined }
    await map.showWhole(page)
    return { ...opening, opened, whole: await measureView(page, session, map) }
  } finally {
    await context.close()
  }
}
