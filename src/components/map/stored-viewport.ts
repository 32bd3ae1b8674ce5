/** Where the map of a namespace looked, and where it stood in the window, kept for the tab: a reload finds it so again. */
import * as z from 'zod/mini'
import type { GroupId } from '#shared/domain/ids.ts'
import { groupIdSchema } from '#shared/wire/ids.ts'
import { readDraft, writeDraft } from '../../lib/draft-store.ts'
import type { MapLayout, Rect } from './map-layout.ts'
import { firstViewport, type Size, scrolledTo, type Viewport, ZOOM_MAX } from './map-viewport.ts'

const coordinate = z.number().check(z.minimum(-1e9), z.maximum(1e9))
const length = z.number().check(z.positive(), z.maximum(1e5))
const storedSchema = z.object({
  x: coordinate,
  y: coordinate,
  zoom: z.number().check(z.positive(), z.maximum(ZOOM_MAX)),
  /** Of another selection, the map shows what is selected now. */
  selectedId: groupIdSchema,
  /** Absent when the page was scrolled, since nobody knows how far it will be, or the map was not on it any more. */
  box: z.optional(
    z.object({
      x: coordinate,
      y: coordinate,
      width: length,
      height: length,
      /** In a window of another size, it stands elsewhere. */
      windowWidth: length,
      windowHeight: length,
    }),
  ),
})
type StoredBox = z.infer<typeof storedSchema>['box']
const keyOf = (namespaceId: GroupId): string => `viewport:${namespaceId}`
const read = (namespaceId: GroupId) => readDraft(sessionStorage, keyOf(namespaceId), storedSchema)

type AtStart = { rootId: GroupId; selectedId: GroupId; layout: MapLayout; size: Size }

/** Where the map looks when it opens: where it looked before, else at the whole or at the root, and the selected group. */
export function viewportAtStart({ rootId, selectedId, layout, size }: AtStart): Viewport {
  const stored = read(rootId)
  if (stored?.selectedId === selectedId) return { x: stored.x, y: stored.y, zoom: stored.zoom }
  const first = firstViewport(layout, size)
  const selected = layout.places.get(selectedId)
  return selected === undefined ? first : scrolledTo(first, selected, size)
}

/** Where the map stood when the page was left, in a window like this one. */
export function readBox(namespaceId: GroupId): Rect | undefined {
  const box = read(namespaceId)?.box
  return box?.windowWidth === window.innerWidth && box.windowHeight === window.innerHeight ? box : undefined
}

export function writeViewport(
  namespaceId: GroupId,
  selectedId: GroupId,
  { x, y, zoom }: Viewport,
  box: StoredBox,
): void {
  writeDraft(sessionStorage, keyOf(namespaceId), { x, y, zoom, selectedId, box } satisfies z.infer<typeof storedSchema>)
}

/** Where the element stands in the window of a page that is not scrolled; undefined when it is, or shows it not at all. */
export function boxOf(element: HTMLElement): StoredBox {
  const { x, y, width, height } = element.getBoundingClientRect()
  if (width === 0 || height === 0 || window.scrollY !== 0) return undefined
  return { x, y, width, height, windowWidth: window.innerWidth, windowHeight: window.innerHeight }
}
