/**
 * Names for the parts of a map that is seen from so far that no card can be read: the larger subtrees, with how many
 * groups are in each, where they stand and where neither another name nor a card is. Pure.
 */
import type { GroupId } from '#shared/domain/ids.ts'
import { pictureWords as words } from '../../words/picture-words.ts'
import type { TreeGroup, TreeModel } from '../tree/tree-model.ts'
import { shortened } from './map-canvas-text.ts'
import { CARD_HEIGHT, CARD_WIDTH, type MapLayout, middleOf, type Point, type Rect, type Span } from './map-layout.ts'
import type { Size, Viewport } from './map-viewport.ts'

/** In screen pixels. */
export type Region = { id: GroupId; text: string; box: Rect; label: Rect }
export type FarScene = {
  model: TreeModel
  layout: MapLayout
  viewport: Viewport
  size: Size
  /** Groups whose card would cover a name: they have one in the document, or will as soon as the page is rendered. */
  covering: ReadonlySet<GroupId>
}

/** Lower than this, a region is no more than a line of its name. */
const REGION_PX_MIN = 24
const REGIONS_MAX = 60
const NARROW_PX = 200
const LABEL_HEIGHT = 18
const PADDING = 5
/** From the edges of the screen, and between labels. */
const MARGIN = 6
const LETTERS = [24, 12, 7]

/** From the whole tree down, so that a larger part never goes without a name for a smaller one. */
export function regionsIn(scene: FarScene, widthOf: (text: string) => number): Region[] {
  const { layout, size, model } = scene
  const root = layout.columns[0]?.[0]
  const waiting = root === undefined ? [] : [layout.spans.get(root.id)]
  const regions: Region[] = []
  const covered = cardBoxes(scene)
  // Beside a strip there is space for names.
  const narrow = layout.bounds.width * scene.viewport.zoom < NARROW_PX
  for (let index = 0; index < waiting.length && regions.length < REGIONS_MAX; index++) {
    const span = waiting[index]
    if (span === undefined) continue
    const box = onScreen(scene, span.box)
    if (box.height < REGION_PX_MIN || !visible(box, size)) continue
    waiting.push(...span.inner)
    const group = model.groups.get(span.place.id)
    if (group === undefined) continue
    const room = narrow ? Number.POSITIVE_INFINITY : box.width
    const text = wordings(group).find((wording) => widthOf(wording) + 2 * PADDING <= room)
    if (text === undefined) continue
    const width = widthOf(text) + 2 * PADDING
    const label = spotsFor(scene, span, box, width).find(
      (spot) =>
        inside(spot, size) &&
        regions.every((other) => apart(spot, other.label)) &&
        covered.every((card) => apart(spot, card)),
    )
    if (label !== undefined) regions.push({ id: group.id, text, box, label })
  }
  return regions
}

const cardBoxes = (scene: FarScene): Rect[] =>
  [...scene.covering].flatMap((id) => {
    const place = scene.layout.places.get(id)
    const box = place && onScreen(scene, { x: place.x, y: place.y, width: CARD_WIDTH, height: CARD_HEIGHT })
    return box !== undefined && visible(box, scene.size) ? [box] : []
  })

/** The longest first. The number is never left out: it is what the picture cannot show. */
function wordings({ label, descendantCount }: TreeGroup): string[] {
  const names = LETTERS.map((most) => shortened(label, most))
  return [
    ...names.slice(0, 1).map((name) => words.map.region(name, descendantCount)),
    ...names.map((name) => words.map.regionShort(name, descendantCount)),
  ]
}

/** On the group's own card, at the top of its box, or behind the card; kept on the screen while the box is. */
function spotsFor(scene: FarScene, span: Span, box: Rect, width: number): Rect[] {
  const { viewport, size } = scene
  const card = toScreen(viewport, { x: span.place.x, y: middleOf(span.place) })
  const top = box.y + LABEL_HEIGHT / 2 + 2
  return [
    { start: card.x, middle: card.y },
    { start: card.x, middle: top },
    { start: card.x + CARD_WIDTH * viewport.zoom + 2 * MARGIN, middle: card.y },
  ]
    .map(({ start, middle }) => ({
      x: within(MARGIN, start, size.width - width - MARGIN),
      y: within(
        Math.max(MARGIN, box.y),
        middle - LABEL_HEIGHT / 2,
        Math.min(size.height - MARGIN, bottom(box)) - LABEL_HEIGHT,
      ),
      width,
      height: LABEL_HEIGHT,
    }))
    .filter(
      (spot) => spot.x < right(box) - MARGIN && right(spot) > box.x && spot.y + LABEL_HEIGHT <= bottom(box) + MARGIN,
    )
}

const within = (low: number, value: number, high: number): number => Math.max(low, Math.min(high, value))
const right = (rect: Rect): number => rect.x + rect.width
const bottom = (rect: Rect): number => rect.y + rect.height
const toScreen = ({ x, y, zoom }: Viewport, point: Point): Point => ({ x: point.x * zoom + x, y: point.y * zoom + y })
const onScreen = ({ viewport }: FarScene, rect: Rect): Rect => ({
  ...toScreen(viewport, rect),
  width: rect.width * viewport.zoom,
  height: rect.height * viewport.zoom,
})
const visible = (rect: Rect, size: Size): boolean =>
  rect.x < size.width && rect.y < size.height && right(rect) > 0 && bottom(rect) > 0
const inside = (rect: Rect, size: Size): boolean =>
  rect.x >= 0 && rect.y >= 0 && right(rect) <= size.width && bottom(rect) <= size.height
const apart = (one: Rect, other: Rect): boolean =>
  right(one) + MARGIN <= other.x ||
  right(other) + MARGIN <= one.x ||
  bottom(one) + 1 <= other.y ||
  bottom(other) + 1 <= one.y
