/** A page, opened fresh, and what is measured in it. */
import { EventEmitter, once } from 'node:events'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { figure } from '../stats.ts'
import { type Dragged, dragAndDrop, pan } from './gestures.ts'
import type { MapPage } from './map-page.ts'

export type ViewFigures = {
  panMs: number
  dragMs: number
  /** How many there were; a view can have few places to drop on, and what is far away takes long to hit. */
  drops: number
  /** The median of all of them. */
  dropMs: number
  /** The first alone, with code that has not run before. */
  firstDropMs: number
  /** From letting go until the node has confirmed and the page says so; undefined where no node is asked. */
  confirmedMs: number | undefined
  elements: number
  heapMb: number
}
export type Opening = {
  openMs: number
  openCpuMs: number
  /** Until groups can be pressed, and not only seen. */
  workMs: number
}
export type Views = { opened: ViewFigures; whole: ViewFigures | undefined }

/** Of the drops, so many have a pan before them and a swing on the way, whose frames are timed. */
const SWINGS = 3
/** For the drops of one view, but for the first. */
const VIEW_MS = 25_000
const FRAME_MS = 1000 / 60
/** Multiples of it, without their whole parts, are spread evenly, however many are taken. */
const GOLDEN = 0.618
/** How much of a frame is left when the button goes up counts for much, so the drops are spread over a whole one. */
const intoFrameMs = (turn: number): number => ((turn * GOLDEN) % 1) * FRAME_MS

const TELL_MARK = 'tellMark' satisfies keyof Window

/** Nothing is cached, and nothing is animated, in any of the pages. */
const CONTEXT = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const

/**
 * The page's marks as they come, each an event with its name and its time. Asking the page for them again and again,
 * as the driver has it, would put a large script of the driver's own into it while it opens.
 */
async function marksOf(session: CDPSession): Promise<EventEmitter> {
  const marks = new EventEmitter()
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: TELL_MARK })
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    const [mark, time] = payload.split(' ')
    if (name === TELL_MARK && mark !== undefined) marks.emit(mark, Number(time))
  })
  return marks
}

async function open(page: Page, session: CDPSession, map: MapPage, namespaceId: string): Promise<Opening> {
  await session.send('Performance.enable')
  const marks = await marksOf(session)
  const timeOf = async (mark: string): Promise<number> => {
    const [time] = await once(marks, mark, { signal: AbortSignal.timeout(120_000) })
    return Number(time)
  }
  const opened = timeOf('map-painted').then(async (openMs) => {
    const { metrics } = await session.send('Performance.getMetrics')
    const cpu = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
    return { openMs, openCpuMs: cpu * 1000 }
  })
  const [{ openMs, openCpuMs }, workMs] = await Promise.all([
    opened,
    map.atWork === undefined ? undefined : timeOf(map.atWork),
    page.goto(map.url(namespaceId), { waitUntil: 'commit' }),
  ])
  return { openMs, openCpuMs, workMs: workMs ?? openMs }
}

const median = (values: readonly number[]): number => figure(values).median

async function measureView(page: Page, session: CDPSession, map: MapPage): Promise<ViewFigures> {
  const pans: number[] = []
  const drops: Dragged[] = []
  const end = performance.now() + VIEW_MS
  for (let turn = 0; turn < map.drops && (drops.length === 0 || performance.now() < end); turn++) {
    const swings = drops.length < SWINGS
    if (swings) pans.push(await pan(page, map))
    // An earlier drop may have led to where nothing else can be dropped.
    const untilMs = drops.length === 0 ? Number.POSITIVE_INFINITY : end
    const dragged = await dragAndDrop(page, map, { swings, intoFrameMs: intoFrameMs(turn), untilMs })
    if (dragged !== undefined) drops.push(dragged)
  }
  if (drops.length === 0) throw new Error(`No card of ${map.name} could be dropped anywhere.`)
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return {
    panMs: median(pans),
    dragMs: median(drops.flatMap(({ frameMs }) => frameMs ?? [])),
    drops: drops.length,
    dropMs: median(drops.map(({ stableMs }) => stableMs)),
    firstDropMs: drops[0]?.stableMs ?? Number.NaN,
    confirmedMs:
      map.confirmed === undefined ? undefined : median(drops.flatMap(({ confirmedMs }) => confirmedMs ?? [])),
    elements,
    heapMb: usedSize / 1e6,
  }
}

/** Each measurement is in a page of its own, in a context of its own. */
export class MapBench {
  readonly #browser: Browser
  readonly #instruments: string
  constructor(browser: Browser, instruments: string) {
    this.#browser = browser
    this.#instruments = instruments
  }

  /** Opens the map, and no more. */
  async open(map: MapPage, namespaceId: string): Promise<Opening> {
    return this.#inPage((page, session) => open(page, session, map, namespaceId))
  }
  /** Opens the map, then pans, drags and drops in the view it opens with and again with everything in view. */
  async use(map: MapPage, namespaceId: string): Promise<Views> {
    return this.#inPage(async (page, session) => {
      await open(page, session, map, namespaceId)
      const opened = await measureView(page, session, map)
      if (map.showWhole === undefined) return { opened, whole: undefined }
      await map.showWhole(page)
      return { opened, whole: await measureView(page, session, map) }
    })
  }

  async #inPage<Figures>(measure: (page: Page, session: CDPSession) => Promise<Figures>): Promise<Figures> {
    const context = await this.#browser.newContext(CONTEXT)
    try {
      await context.addInitScript({ content: this.#instruments })
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      return await measure(page, await context.newCDPSession(page))
    } finally {
      await context.close()
    }
  }
}
