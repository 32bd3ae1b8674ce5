/** What the driver has to know of a page to measure it; the rest is the same for the app and for both references. */
import type { Page } from '@playwright/test'

export type Point = { x: number; y: number }
export type Box = Point & { width: number; height: number }

export type MapPage = {
  name: string
  url(namespaceId: string): string
  /** How often to drop in each view, if there is always somewhere to. */
  drops: number
  /** The mark that says that groups can be pressed, where that is not as soon as they are seen. */
  atWork?: string
  /** Selector of the cards in the document and of what moves them together. */
  cards: string
  /** Where the map is in the window. */
  box(page: Page): Promise<Box>
  /** Absent when the page cannot show everything. */
  showWhole?(page: Page): Promise<void>
  /** Where a card may be pressed or dropped on, the best first. Not all have to be cards: further out none can be aimed at. */
  points(page: Page): Promise<Point[]>
  isLifted(page: Page): Promise<boolean>
  /** Would letting go now move the card? */
  accepts(page: Page): Promise<boolean>
  /** Matches the text that says that the node has confirmed a drop; absent where no node is asked. */
  confirmed?: string
  /** Makes room for the next one. */
  afterDrop?(page: Page): Promise<void>
}

/** In pages that need no seconds for each. */
export const DROPS = 8

/** Away from the edges, where dragging would pan. */
export const inner = ({ x, y, width, height }: Box): Box => ({
  x: x + 70,
  y: y + 90,
  width: width - 140,
  height: height - 180,
})

export const contains = (box: Box, { x, y }: Point): boolean =>
  x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height

export const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

/** Pixels along each side: all of a strip that is two wide lies within one around the middle. */
const CLUSTER = 8

/**
 * Far out a group is smaller than a pixel, and cannot be aimed at. Of these points, in small clusters all over the
 * map, some are on a group.
 */
export function pointsToTry(box: Box): Point[] {
  const shares = [0.5, 0.35, 0.65, 0.2, 0.8]
  return shares.flatMap((right) =>
    shares.flatMap((down) =>
      Array.from({ length: CLUSTER ** 2 }, (_, index) => ({
        x: Math.round(box.x + right * box.width) + (index % CLUSTER) - CLUSTER / 2,
        y: Math.round(box.y + down * box.height) + Math.floor(index / CLUSTER),
      })),
    ),
  )
}
