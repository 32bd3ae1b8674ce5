/** Panning, dragging and dropping with the mouse, in many small steps, and what the frames took meanwhile. */
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { inner, type MapPage, middle, type Point } from './map-page.ts'

const STEPS = 60
/** A page with few frames a second gets fewer steps, not more time. */
const GESTURE_MS_MAX = 4_000

/** Moves along the path and answers the 95th percentile of the frame times. The button is the caller's. */
async function frameTime(page: Page, path: (share: number) => Point): Promise<number> {
  await page.evaluate(() => window.instruments.startFrames())
  const start = performance.now()
  for (let step = 1; step <= STEPS && performance.now() - start < GESTURE_MS_MAX; step++) {
    const { x, y } = path(step / STEPS)
    await page.mouse.move(x, y)
  }
  const frames = await page.evaluate(() => window.instruments.stopFrames())
  // However few the steps were, the way ends where it should.
  await page.mouse.move(path(1).x, path(1).y)
  frames.sort((one, other) => one - other)
  const p95 = frames[Math.min(frames.length - 1, Math.floor(frames.length * 0.95))]
  if (p95 === undefined) throw new Error('No frame was seen.')
  return p95
}

/** Presses on the background and swings the map to and fro; ends a little lower, so that it can be seen to have moved. */
export async function pan(page: Page, map: MapPage): Promise<number> {
  const box = await map.box(page)
  const before = await page.screenshot()
  const start = { x: box.x + 24, y: box.y + box.height / 4 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  const p95 = await frameTime(page, (share) => ({
    x: start.x + 240 * Math.sin(share * Math.PI),
    y: start.y + 140 * Math.sin(share * 2 * Math.PI) + 20 * share,
  }))
  await page.mouse.up()
  if (before.equals(await page.screenshot())) throw new Error(`The map of ${map.name} cannot be panned here.`)
  return p95
}

/** Answers where; undefined when nothing could be lifted. */
async function lift(page: Page, map: MapPage, untilMs: number): Promise<Point | undefined> {
  for (const point of await map.points(page)) {
    if (performance.now() > untilMs) return undefined
    await page.mouse.move(point.x, point.y)
    await page.mouse.down()
    await page.mouse.move(point.x + 5, point.y + 5)
    await page.mouse.move(point.x + 10, point.y + 8)
    await page.mouse.move(point.x + 12, point.y + 8)
    if (await map.isLifted(page)) return point
    // That was the background: the map has panned along, and goes back.
    await page.mouse.move(point.x, point.y)
    await page.mouse.up()
  }
  return undefined
}

/** Swings what has been lifted around the middle of the map, and answers as `frameTime` does. */
async function swing(page: Page, map: MapPage): Promise<number> {
  const area = inner(await map.box(page))
  const centre = middle(area)
  return frameTime(page, (share) => ({
    x: centre.x + 0.45 * area.width * Math.cos(share * 2 * Math.PI),
    y: centre.y + 0.45 * area.height * Math.sin(share * 2 * Math.PI),
  }))
}

export type Dragged = { frameMs: number | undefined; stableMs: number; confirmedMs: number | undefined }
type Drag = {
  /** Swing it on the way, and time the frames. */
  swings: boolean
  /** How long after the beginning of a frame to let go. */
  intoFrameMs: number
  /** No more places are tried then: groups that are smaller than a pixel can take long to be hit. */
  untilMs: number
}

/**
 * Lifts a card, drops it where that moves it, and waits until nothing moves any more. Undefined when there was nothing
 * to lift, or nowhere to drop it.
 */
export async function dragAndDrop(page: Page, map: MapPage, drag: Drag): Promise<Dragged | undefined> {
  const from = await lift(page, map, drag.untilMs)
  if (from === undefined) return undefined
  const frameMs = drag.swings ? await swing(page, map) : undefined
  for (const { x, y } of await map.points(page)) {
    if (performance.now() > drag.untilMs) break
    if (Math.hypot(x - from.x, y - from.y) < 2) continue
    await page.mouse.move(x - 1, y)
    await page.mouse.move(x, y)
    if (!(await map.accepts(page))) continue
    await page.evaluate(({ cards, confirmed }) => window.instruments.watchDrop(cards, confirmed), {
      cards: map.cards,
      confirmed: map.confirmed,
    })
    await setTimeout(drag.intoFrameMs)
    await page.mouse.up()
    const { stableMs, confirmedMs } = await page.evaluate(() => window.instruments.dropWatched())
    if (stableMs === undefined) throw new Error(`The drop moved nothing in ${map.name}.`)
    await map.afterDrop?.(page)
    return { frameMs, stableMs, confirmedMs }
  }
  await page.mouse.move(from.x, from.y)
  await page.mouse.up()
  return undefined
}
